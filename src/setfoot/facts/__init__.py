"""The values that cross a border between two stages, and nothing else.

Articles go in, answers come out: gather makes `Article`, read makes `Reading` (reports, assertions, skipped),
reconcile makes `Trip`, judge makes `Ruling`. Every value is frozen and built from tuples, so that a stage can be
called twice, in any order, on any machine, and give the same answer. This module imports the standard library only.
"""

from setfoot.facts.concluded import About, Change, Conflict, Entry, OriginGroup, Reconciled, Status, Trip
from setfoot.facts.days import Truth, Window
from setfoot.facts.errors import BadArchive, BadQuestion, BadSource, BadTable, SetfootError
from setfoot.facts.explained import Decision, Explained, Heard, Linear, Outcome, Ruled, Weight
from setfoot.facts.names import UNDISCLOSED, ArticleId, Country, PersonId, ReportId, TripId, digest
from setfoot.facts.routed import Argument, Diversion, Leg, Overflight, Route, Stop
from setfoot.facts.ruled import Duty, Objection, Precedent, Reason, Ruling, Step
from setfoot.facts.said import (
    Article,
    Assertion,
    Matter,
    Quote,
    Reading,
    Report,
    Skipped,
    Source,
    Stage,
    Voice,
    VoiceKind,
    Why,
)

__all__ = [
    "UNDISCLOSED",
    "About",
    "Argument",
    "Article",
    "ArticleId",
    "Assertion",
    "BadArchive",
    "BadQuestion",
    "BadSource",
    "BadTable",
    "Change",
    "Conflict",
    "Country",
    "Decision",
    "Diversion",
    "Duty",
    "Entry",
    "Explained",
    "Heard",
    "Leg",
    "Linear",
    "Matter",
    "Objection",
    "OriginGroup",
    "Outcome",
    "Overflight",
    "PersonId",
    "Precedent",
    "Quote",
    "Reading",
    "Reason",
    "Reconciled",
    "Report",
    "ReportId",
    "Route",
    "Ruled",
    "Ruling",
    "SetfootError",
    "Skipped",
    "Source",
    "Stage",
    "Status",
    "Step",
    "Stop",
    "Trip",
    "TripId",
    "Truth",
    "Voice",
    "VoiceKind",
    "Weight",
    "Why",
    "Window",
    "digest",
]
