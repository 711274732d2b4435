"""setfoot keeps the travel record of people the world has a reason to watch.

Articles go in, answers come out: gather -> read -> reconcile -> judge -> tell. Everything public is named here and
loaded when it is first used, so that `import setfoot` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from setfoot.facts import Article, Reading, Report, Ruling, Skipped, Trip, Window
    from setfoot.gather import gather_articles
    from setfoot.judge import judge_everywhere, judge_span, judge_visit
    from setfoot.keep import Archive
    from setfoot.read import load_lexicon, read_article
    from setfoot.reconcile import reconcile_reports
    from setfoot.tables.law import load_law
    from setfoot.tables.people import load_people

__version__ = "0.1.0"

__all__ = [
    "Archive",
    "Article",
    "Reading",
    "Report",
    "Ruling",
    "Skipped",
    "Trip",
    "Window",
    "gather_articles",
    "judge_everywhere",
    "judge_span",
    "judge_visit",
    "load_law",
    "load_lexicon",
    "load_people",
    "read_article",
    "reconcile_reports",
]

_HOMES: Final = {
    "Archive": "setfoot.keep",
    "gather_articles": "setfoot.gather",
    "judge_everywhere": "setfoot.judge",
    "judge_span": "setfoot.judge",
    "judge_visit": "setfoot.judge",
    "load_law": "setfoot.tables.law",
    "load_lexicon": "setfoot.read",
    "load_people": "setfoot.tables.people",
    "read_article": "setfoot.read",
    "reconcile_reports": "setfoot.reconcile",
}


def __getattr__(name: str) -> object:
    """Load a public name from the module it lives in (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module 'setfoot' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "setfoot.facts")), name)
