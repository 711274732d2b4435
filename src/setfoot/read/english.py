"""English as the reader needs it beyond the words of data/words/en.toml: patterns, tenses and the order of words.

Everything stands in `ENGLISH`, a `Grammar`, whose fields say what each pattern is asked. Patterns of stages see tokens in
lower case between single spaces (`P`, `N`, `L`, `D` for people, places and days); all others see the text as written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from setfoot.read.english_court import COURT
from setfoot.read.english_record import JOURNEYS, SUMMITS, WARRANTS
from setfoot.read.grammar import (
    DayGrammar,
    Grammar,
    NameGrammar,
    PublishedGrammar,
    StageGrammar,
    StayGrammar,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from setfoot.tables.places import State
    from setfoot.tables.words import Words


# ---- names, and what stands for them


def _office_names(state: State, titles: Iterable[str]) -> Iterator[str]:
    """As in "Russian president" and "Russia's leader"."""
    named = (f"{name}{mark}s" for name in (state.name, *state.names) for mark in "'\u2019")
    owners = (*state.demonyms, *named)
    for title in (*titles, "leader"):
        for owner in owners:
            yield f"{owner} {title}"


NAMES: Final = NameGrammar(
    speaks_of_people=re.compile(
        r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Tt]hey|[Tt]heir|[Tt]he (?:president|prime|two|chancellor|leader|secretary|pope|pontiff))\b"
    ),
    points_at_place=re.compile(r"\b(?:there|country)\b"),
    endings=("ing", "ed", "ly", "s"),
    office_names=_office_names,
    hosted_like="in",
)


# ---- days

_WEEKDAYS_CUT: Final = ("mon\\.?(?= )", "tues\\.?", "wed\\.", "thurs\\.?", "fri\\.", "sat\\.", "sun\\.")
"""Without its stop "Sat" or "wed" is another word."""


def _days(words: Words) -> re.Pattern[str]:
    """ISO days; "July 16, 2018", "16 July", "July 16-18"; weekdays; "last month", "in 2013", "two weeks ago"."""
    calendar = words.calendar
    cut = (f"{month}\\.?" for month in (*calendar["month_abbreviations"], *words.numbers["month"]) if month)
    months, week = "|".join([*calendar["months"], *cut]), "|".join([*calendar["weekdays"], *_WEEKDAYS_CUT])
    counts = r"a couple of|couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}"
    day = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
    year = r"(?:,? (?:in )?(?P<{}>(?:19|20)\d\d))?"
    forms = [
        r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)",
        rf"(?P<stamp>(?P<stm>{months})\s?(?P<std>\d{{1,2}})\s?[-–]\s?(?P<sty>(?:19|20)\d\d))",
        rf"(?P<weekday_date>(?P<wdw>{week}),? (?:the )?(?:(?P<wdm>{months}) {day.format('wdd')}|{day.format('wdd2')}(?: of)? (?P<wdm2>{months})){year.format('wdy')})",
        rf"(?P<dates>(?:(?P<dsm>{months}) {day.format('dsa')}(?:\s?[-–]\s?| to | through | until | and ){day.format('dsb')}|(?:from )?{day.format('dsa2')}(?:\s?[-–]\s?| to | through | until | and ){day.format('dsb2')} (?P<dsm2>{months})){year.format('dsy')})",
        rf"(?P<date>(?:(?P<dm>{months})(?: |(?<=\.)){day.format('dd')}(?!\d)|{day.format('dd2')}(?: of)? (?P<dm2>{months})){year.format('dy')})",
        rf"(?P<month_of>(?:(?P<mow>last|this|next|early|late|mid-|mid|earlier this|the end of|the beginning of) )?(?P<mom>{months})(?: (?:of )?(?P<moy>(?:19|20)\d\d|last year|this year|next year))?)(?!\w|\.?\s?\d{{1,2}}\b)",
        rf"(?P<weekday_of>(?P<wow>last|this past|past|this|next|this coming|the previous|the following) (?P<wod>{week}))",
        rf"(?P<weekday>(?P<wd>{week}))",
        r"(?P<near>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight|last night|this morning|this afternoon|this evening|overnight|earlier in the day|later in the day)",
        r"(?P<span>(?P<spw>last|past|this|next|this past|earlier this|later this|the coming|the past|the following|the previous|end of the|later in the) (?P<spu>week|weekend|month|year|spring|summer|autumn|fall|winter))",
        rf"(?P<ago>(?P<agn>{counts}) (?P<agu>day|week|month|year)s? (?P<agw>ago|earlier|later|from now))",
        r"(?P<year>(?:in|since|during|of|early|late|mid-?|a|his|her|their|the) (?P<yy>(?:19|20)\d\d)(?![\d-])|(?P<yy2>(?:19|20)\d\d)(?= (?:trip|visit|tour|summit|speech|meeting)))",
        r"(?P<weekend>(?:over |at |on )?the weekend)",
    ]
    return re.compile(r"(?<![\w-])(?:" + "|".join(forms) + r")(?![\w])", re.IGNORECASE)


def _hints(words: Words) -> frozenset[str]:
    """Digits, months, weekdays, units, and what names a day without them."""
    calendar = words.calendar
    units = {f"{unit}{ending}" for unit in words.units for ending in ("", "s")}
    months = {*calendar["months"], *calendar["month_abbreviations"], *words.numbers["month"]} - {""}
    week = {*calendar["weekdays"], *(re.sub(r"\W.*", "", cut) for cut in _WEEKDAYS_CUT)}
    near = "yesterday today tomorrow tonight overnight night morning afternoon evening".split()  # noqa: SIM905 - easier to read
    return frozenset({*"0123456789", *units, *months, *week, *near})


_ALSO_WORDS: Final = frozenset(("May", "March", "Mar", "Jun", "Jan", "Sun", "Sat", "Dec", "Nov", "Oct"))
_BEFORE_MONTH: Final = re.compile(
    r"(?:\b(?:in|since|by|until|during|of|from|for|and|through|to|before|after|s|year)[ ])$"
)


def _is_month(match: re.Match[str], words: Words) -> bool:
    """Whether "May" or "march" means the month: a capital, and for May and March more than the bare word."""
    month = match["mom"]
    known = (words.calendar["months"], words.calendar["month_abbreviations"], words.numbers["month"])
    if not month[:1].isupper() or not any(month.rstrip(".").lower() in names for names in known):
        return False
    if match["mow"] or match["moy"]:
        return True
    before = match.string[max(0, match.start() - 12) : match.start()].lower()
    return month not in _ALSO_WORDS or bool(_BEFORE_MONTH.search(before))


# ---- how far a trip has come

PAST: Final = frozenset(
    "went flew came left met spoke sat held told said saw made stood gave took was were".split()  # noqa: SIM905 - easier to read
)
"""Irregular past forms of what people on a journey do; the regular ones end in "-ed"."""


def is_past(word: str) -> bool:
    """Whether the verb's form is past, as far as it tells by itself."""
    return word in PAST or word.endswith("ed")


def _cue(words: Iterable[str]) -> re.Pattern[str]:
    """The words of a cue, "n't" also as others cut or write it: "didn 't", "didnt"."""
    spelled = (re.escape(word).replace("n't", "n ?'? ?t") for word in words)
    return re.compile(r"(?<!\S)(?:" + "|".join(spelled) + r")(?!\S)")


STAGE: Final = StageGrammar(
    cue=_cue,
    is_past=is_past,
    negated=re.compile(
        r"(?<!\S)(?:will not|won't|would not|wouldn't|did not|didn't|not be|is not|isn't|does not|doesn't|do not|not to|not|no longer)(?!\S)"
    ),
    never_was=re.compile(r"(?<!\S)(?:never|has not|have not|had not|has n't|yet to|not yet|no plans?)(?!\S)"),
    not_excluded=re.compile(
        r"(?<!\S)(?:not|n't|never) (?:rule|ruled|ruling|exclude|excluded) out(?!\S)|(?<!\S)not excluded?(?!\S)"
    ),
    rumoured=re.compile(r"(?<!\S)(?:rumou?rs?|speculation|speculated|rumou?red)(?!\S)"),
    denied=re.compile(
        r"(?<!\S)(?:denied|denies|denying|deny|dismissed|dismisses|rejected) "
        r"(?:(?:the|a|all|any|media|press|earlier|those|these) )*(?:reports?|rumou?rs?|claims?|allegations?|suggestions?|that|having|plans?)(?!\S)"
    ),
    supposed=re.compile(r"(?<!\S)(?:if|unless)(?!\S)"),
    supposed_surely=re.compile("were to"),
    supposing_start=re.compile(r"(?:should|were|had) P(?!\S)"),
    called_off_after=re.compile(
        r"(?<!\S)(?:was|were|be|been|is|has been) (?:cancell?ed|called off|postponed|scrapped|put off)(?!\S)"
    ),
    ahead_after=re.compile(
        r"(?:, (?:[a-z]+ ){0,3}P )?(?:D )?(?:(?:next|the coming) (?:week|month|year) )?(?:will|is to|are to|is expected|is due|is scheduled|is set)(?!\S)"
    ),
    ahead=re.compile(
        r"(?<!\S)(?:will|would|expected|plans?|planned|scheduled|due|set to|going to|cancell?ed|postponed|skip\w*)(?!\S)"
    ),
)


# ---- when an article was published

PUBLISHED: Final = PublishedGrammar(
    label=re.compile(
        r"(?:^|[|·•–—(-] ?|(?<=[\dMTZ])[,;]? )(?:(?:first )?(?:published|posted)|(?P<update>(?:last )?(?:updated|modified)))(?: on| at)?:? +",
        re.IGNORECASE,
    ),
    dateline=re.compile(
        r"(?:[A-Z][\w.'’-]*[ ,/]{1,2}){1,6}(?:\([^)\n]{2,30}\),? ?)?(?P<day>.{6,30}?)(?: ?\([^)\n]{2,30}\)| ?/[^/\n]{2,30}/)? ?(?:[-–—]{1,2}|:)(?= )"
    ),
    held_in=re.compile(
        r".{2,60}?\b(?:summit|forum|conference|meeting)s?(?: (?:that was |to be |being )?(?:held|hosted|taking place))? (?:in|at|by) (?:[A-Z][\w ]{0,20},? )?(?:the |ICC member |its )?$",
        re.IGNORECASE,
    ),
    go_for=re.compile(r" (?:for|to attend|to take part in) (?:the |a |an |this year['’]s )?$"),
    told_past=re.compile(
        r"\b(?:attended|skipped|missed|boycotted|took (?:place|part)|gathered|participated|stayed away|stood in|joined|spoke|addressed|chose|sent"
        r"|did(?: not|n['’]t) (?:attend|go|travel|come|take part|appear|fly|visit|participate|show up)|(?:was|were) (?:held|not there|represented|not present)"
        r"|(?:was|were|been|appeared|remained|stayed)(?: \w+)? absent|(?:has|have|had) (?:not )?(?:been|gone|attended|skipped|missed)|went|flew|travell?ed|came|ended)\b"
    ),
    to_come=re.compile(
        r"\b(?:will|won['’]t|shall|is to|are to|going to|plans? to|planning to|(?:is|are) (?:due|set|expected|scheduled|planning|preparing) to|intends? to|upcoming|forthcoming|next (?:week|month)|ahead of|later this (?:week|month|year))\b|['’]ll\b"
        r"|^\W*(?:[A-Z][\w.'’-]*\s+){1,4}to (?!the\b|an?\b)[a-z]+\b"
    ),
    unsure=re.compile(r"\b(?:would|could|might|may|if|whether)\b"),
    clause=re.compile(r"[,;:()–—]|\b(?:but|while|although|though)\b"),
    warrant=re.compile(r"\bwarrants?\b", re.IGNORECASE),
    this_year=re.compile(r"\b(?:this year|earlier this year)\b", re.IGNORECASE),
    next_week=re.compile(r"\bnext week\b", re.IGNORECASE),
    before_month="in ",
)


# ---- on which days a stay was

_HAS_SAID: Final = "said|says|told|tells|pledged|warned|vowed|tweeted|acknowledged|declared|insisted|announced|stressed|argued|joked|praised"
STAY: Final = StayGrammar(
    background=re.compile(
        r"\b(?:ago|(?:last|previous) (?:year|month|spring|summer|fall|autumn|winter|week)|earlier (?:this|in)|previous(?:ly)?|former(?:ly)?|once|"
        r"years|when (?:he|she)|(?:first|second) term|history|recent(?:ly)?|had been|has been)\b",
        re.IGNORECASE,
    ),
    under_way=re.compile(
        rf"\b(?:P (?:\w+ )?(?:{_HAS_SAID})\b(?: (?!that\b|after\b|before\b|while\b|when\b|if\b|P\b)[\w']+){{0,9}} (?:in|from|at|to) (?:the |a )?L"
        rf"|P (?:{_HAS_SAID}) reporters traveling with P (?:in|at) "
        r"|P (?:, )?(?:who )?(?:is|are|'s) (?:[a-z]+ )??(?:in|visiting|attending|here|there|touring|wrapping|traveling|travelling|meeting|hosting|spending|cutting)\b"
        r"|P , who was in (?:the )?L ,|P was in (?:the )?L (?:for|meeting|on|attending)"
        r"|(?:before|after) (?:leaving|departing|flying|heading|arriving) (?:for|to|in|at) (?:the )?L"
        r"|P (?:then )?(?:departed|left|embarked|headed|hopped) (?:[a-z]+ ){0,4}?(?:for|to) (?:the )?L"
        r"|P (?:departed|left|embarked) (?:for|on) an? [a-z-]+ (?:trip|tour|visit|swing)|(?:said|told|says) (?:, )?(?:after|during|following) (?:the |their |a )?(?:talks|meeting|meetings) with P in (?:the )?L"
        r"|P (?:\w+ )?(?:wrapped up|wraps up|just (?:returned|arrived|landed|left)|arrives|has arrived|have arrived)|here in L|L here)"
    ),
    not_now=re.compile(
        r"\b(?:ago|that (?:day|month|week|year|summer)|at the time|then|(?:last|previous) (?:year|month|spring|summer|fall|autumn|winter|week)|once|earlier|"
        r"former(?:ly)?|previously|recently|later|in a (?:recent|previous)|as a candidate|first term)\b"
    ),
    nth_day=re.compile(r"\b(second|third|fourth|fifth|sixth) (?:and (?:final|last) )?(?:full )?day (?:of|in)\b"),
    last_day=re.compile(
        r"\b(?:final|last|closing) day (?:of|in|on)\b|\bwrap(?:s|ped|ping) up\b|\b(?:return(?:ed|ing)?|after) .{0,40}(?:-day|days)\b|\bthat ended\b"
    ),
    length=re.compile(r"\b(two|three|four|five|six|seven)(?:-day\b| days (?:of|in)\b)"),
    news=re.compile(
        r"\b(?:said|told|spoke|announced|arrived|landed|warned|defended|insisted|urged|vowed|confirmed|reported|pledged|praised|tweeted|downplayed"
        r"|unveiled|accused|denied|made|tried|began|opened)\b"
    ),
    said=re.compile("said|told|announced|reported|confirmed|tweeted|made"),
    ahead=re.compile(
        r"\b(?:will|would|shall|could|may|due|set|planned|plans|scheduled|expected|next|coming|last|past|since|previous|for|until|by|before|ahead|includes?|that|the(?= ?$)"
        r"|to (?!the\b|an?\b)[a-z]+)\b|['’]ll\b"
    ),
    clause=re.compile(r"[.;:,!?\n–—“”\"()]"),
)


ENGLISH: Final = Grammar(
    NAMES, DayGrammar(_days, _hints, _is_month), STAGE, COURT, PUBLISHED, STAY, WARRANTS, SUMMITS, JOURNEYS
)
