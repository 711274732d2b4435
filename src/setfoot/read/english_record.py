"""English for what articles assert of the record: the Court's members and warrants, summits, first and last journeys.

The other half of `english`, which joins both into one `Grammar`; the fields of `grammar` say what each pattern is asked.
All patterns see the sentence as written.
"""

from __future__ import annotations

import re
from typing import Final

from setfoot.read.grammar import CourtGrammar, JourneyGrammar, SummitGrammar, WarrantGrammar

# ---- the Court and its members

_NEVER: Final = r"(?:not|never|n't|n’t)(?: yet| ever| so far)?"
_TREATY: Final = r"(?:Rome Statute|(?:(?:ICC|[Cc]ourt)['’]s )?(?:founding |Rome )?(?:treaty|statute)|treaty that (?:set up|created|founded) \w+)"
_COURT: Final = r"(?:ICC|International Criminal Court|[Cc]ourt)"
_EXCEPT: Final = re.compile(
    r"(?:\bmembers?\b.{0,40}\b(?:except|excluding)|\b(?:all|every|each)\b.{0,60}\bmembers?\b.{0,40}\b(?:apart from|other than))\b(?: for)?",
    re.IGNORECASE,
)
_NOT_RATIFIED: Final = re.compile(
    rf"\b(?:has|have|had|ha[sd]|have|did) ?{_NEVER} ratif(?:y|ied)\b|\bnever ratified\b|\byet to ratify\b"
)
_NOT_SIGNATORY: Final = re.compile(
    rf"\b(?:is|are|was|were|be|become|became) ?(?:{_NEVER}|no|no longer) (?:an? )?(?:ICC )?signator(?:y|ies)\b"
    r"|\bnon-signator(?:y|ies)\b"
)
_NOT_SIGNED: Final = re.compile(
    rf"\b(?:has|have|had|did) ?{_NEVER} (?:even )?(?:signed?)(?: or ratified)? the {_TREATY}\b|\bnever (?:even )?signed the {_TREATY}\b"
)
_NOT_MEMBER: Final = re.compile(
    rf"\b(?:is|are|was|were|am|be|become|became|been) ?(?:{_NEVER}|no|no longer) (?:an? )?(?:ICC |state |States )?(?:members?|[Pp]art(?:y|ies))\b"
    rf"|\b(?:has|have|had) ?{_NEVER} been (?:an? )?(?:ICC |state )?(?:members?|part(?:y|ies))\b"
    rf"|\b(?:has|have|had|did|do|does) ?{_NEVER} (?:joined|join|acceded|accede|signed up|sign up|become|became)\b"
    r"|\b(?:never|not yet|refused to|declined to|yet to) (?:joined?|acceded?|signed up|sign up)\b"
    r"|\bnot ICC members?\b|\bnon-members?\b|\bneither (?:is|of them is|of which is) (?:an? )?(?:ICC )?member\b"
)
_WITHDREW: Final = re.compile(
    rf"\b(?:withdrew|(?:has|have|had) (?:formally |officially |since )?withdrawn|pulled out|quit|left) (?:its membership )?(?:from |of )?(?:the )?(?:{_COURT}|Rome Statute)\b"
)
_NOT_RECOGNISED: Final = re.compile(
    rf"\b(?:does|do|did) ?{_NEVER} (?:recogni[sz]e|accept) (?:the )?(?:(?:ICC|[Cc]ourt)['’]s )?(?:jurisdiction|authority)(?! over| in)"
    rf"|\b(?:does|do|did) ?{_NEVER} recogni[sz]e the {_COURT}\b"
)
_RECOGNISED: Final = re.compile(
    rf"\b(?:recogni[sz]e[sd]?|accept(?:s|ed)?) the (?:(?:ICC|[Cc]ourt)['’]s )?jurisdiction\b|\brecogni[sz]e[sd]? the {_COURT}\b(?!['’])"
)
_ARREST: Final = r"to (?:arrest|detain|apprehend|surrender|hand (?:him|her|over))\b"
_NOT_OBLIGED: Final = re.compile(
    rf"\b(?:is|are|was|were) ?{_NEVER} (?:\w+ly )?(?:obliged|obligated|required|bound|duty-bound) {_ARREST}"
    rf"|\b(?:under|has|have|had) no (?:legal )?(?:obligation|duty) {_ARREST}"
)
_OBLIGED: Final = re.compile(
    rf"\b(?:is|are|was|were|be) (?:therefore |thus |also )?(?:\w+ly )?(?:obliged|obligated|required|bound|duty-bound) (?:by \w+ )?{_ARREST}"
    rf"|\b(?:has|have|had|under) (?:an?|the) (?:legal )?(?:obligation|duty) {_ARREST}"
)
_RATIFIED: Final = re.compile(
    rf"\b(?:ratified|acceded to|deposited its (?:instrument of )?ratification of) the (?:ICC['’]s )?{_TREATY}"
)
_SIGNED: Final = re.compile(
    rf"\bsigned (?:but (?:has |had |did )?(?:not|never) ratif(?:ied|y) )?the {_TREATY}\b"
    rf"|\b(?:is|are|as) (?:an? |also an? )?signator(?:y|ies)(?: of| to)? the (?:ICC|International Criminal Court|{_TREATY})"
)
_MEMBER: Final = re.compile(
    r"\b(?:is|are|as) (?:an? |also an? |one of the )?(?:ICC |full )?(?:members?|[Ss]tates? [Pp]art(?:y|ies)|part(?:y|ies)(?= to))(?: country| state)?(?: of| to)?\b"
    r"|\bICC (?:member|signatory)(?: country| state| nation)?\b|\ba member (?:of|state)\b"
    r"|\bjoined the (?:ICC|International Criminal Court|[Cc]ourt)\b"
)
_OF_COURT: Final = re.compile(
    r"(?:the |its |that |this )?(?:[\w-]+-based |Hague )?(?:ICC|International Criminal|[Cc]ourt|Rome Statute|[Tt]reaty|[Ss]tatute|tribunal)"
)
_OF: Final = re.compile(r"\s*of\b\s*")
_OF_OR_TO: Final = re.compile(r"\s*(?:of|to)\b\s*")


def _of_something_else(membership: re.Match[str], words: str) -> bool:
    """As in "a member of the European Union"; one is a member of the Court and a party to its statute."""
    named = membership.group().removesuffix(" of").removesuffix(" to")
    link = _OF_OR_TO if named.endswith(("party", "parties", "Party", "Parties")) else _OF
    of_what = link.match(words, membership.start() + len(named))
    return of_what is not None and not _OF_COURT.match(words, of_what.end())


COURT: Final = CourtGrammar(
    hints=("ICC", "International Criminal", "Rome Statute"),
    names_court=re.compile(r"\b(?:ICC|International Criminal Court|Rome Statute)\b"),
    means_court=re.compile(r"\b[Tt]he (?:Hague-based )?[Cc]ourt\b"),
    other_court=re.compile(
        r"\b(?:ICJ|International Court of Justice|[A-Z]\w+ Court of \w+|(?:Supreme|Constitutional|High|Federal|Appeals?|District) Court"
        r"|(?!International Criminal|Criminal Court|The Court)(?:[A-Z]\w+ )+Court|ECHR|[Tt]ribunal (?:for|on)|court in [A-Z]\w+|(?:\w+an|\w+sh|\w+ese) court)\b"
    ),
    memberships=(
        (_EXCEPT, "excepted"),
        (_NOT_RATIFIED, "not_ratified"),
        (_NOT_SIGNATORY, "not_signatory"),
        (_NOT_SIGNED, "not_signed"),
        (_NOT_MEMBER, "not_party"),
        (_WITHDREW, "withdrew"),
        (_NOT_RECOGNISED, "not_recognised"),
        (_RECOGNISED, "recognised"),
        (_NOT_OBLIGED, "not_obliged"),
        (_OBLIGED, "obliged"),
        (_SIGNED, "signed"),
        (_RATIFIED, "ratified"),
        (_MEMBER, "party"),
    ),
    of_something_else=_of_something_else,
    unsettled=re.compile(
        r"\b(?:would|will|could|might|may|should|if|whether|wants?|plans?|to (?:become|join)|until|former(?:ly)?|used to|[Nn]o|[Nn]ot|[Nn]ever|[Nn]either|[Nn]or|[Nn]one|without|refus\w+|declin\w+|urg\w+|call\w+ on|press\w+|threaten\w*|consider\w*|[Ww]ere|[Hh]ad|almost|nearly)\b|n['’]t\b"
        r"|\b(?:was|were)(?: also)?(?: an?)?\s*$"
    ),
    belongs_before=(
        "is",
        "are",
        "joined",
        "ratified",
        "signed",
        "withdrew",
        "pulled",
        "left",
        "quit",
        "recogni",
        "accept",
        "ha",
    ),
    straight_before=re.compile(
        r"s?\s*(?:(?:the )?(?:ICC|International Criminal Court|[Cc]ourt|Rome Statute))?,?\s*(?:the )?"
    ),
    apart=re.compile(
        r"\b(?:unlike|except(?: for)?|excluding|other than|apart from|as opposed to|neither|nor)\b", re.IGNORECASE
    ),
    listed=re.compile(r",? ?(?:and|or|nor) (?:the )?|, (?:the )?"),
    list_closed=re.compile(r"(?!, )|, .* "),
    parties=re.compile(
        r"\b(\d{2,3})(?: or so)?(?:[- ](?:nations?|countries|country|states?|governments?|members|member (?:states|countries|nations)|parties|signator(?:y|ies)))\b(?! (?:voted|adopted|abstained|agreed))"
    ),
    roughly=re.compile(
        r"\b(?P<least>more than|over|at least|upwards of)(?: the)? $"
        r"|\b(?P<about>about|some|around|roughly|approximately|nearly|almost)(?: the)? $"
        r"|\b(?P<none>other|another|first|up to|remaining|fewer than|less than|under|extra|last|further)(?: \w+)? $",
        re.IGNORECASE,
    ),
    about_parties=re.compile(r"Rome Statute|member|ratif|part(?:y|ies)|[Ss]ignator|signed"),
    signatures=re.compile(r"[Ss]ignator|\bsigned\b"),
    not_now=re.compile(
        r"\b(?:after|when|once|until|before|voted|adopted|if|abstain\w*|African|European|Asian|Arab|Latin American|NATO|EU|AU|UN)\b",
        re.IGNORECASE,
    ),
)


# ---- the Court's warrants

_MODAL: Final = r"(?:would|will|could|might|may|should|can|if|whether|not|n['’]t|never|no|before|until|without|expect\w*|consider\w*|refus\w+|declin\w+|withdr\w+|reject\w+|quash\w*|threat\w*|unless|to)"
_CRIME: Final = r"(?:war[- ]crimes?|crimes? against humanity|genocide|(?:\w+ )?(?:deport\w+|abduct\w+|kidnapp\w+|transfer\w*) (?:of )?(?:\w+ ){0,4}?children)"
WARRANTS: Final = WarrantGrammar(
    hints=("arrant", "ndict", "charg"),
    issued=re.compile(
        r"\bwarrants?\b.{0,60}?\b(?:(?:was|were|been|being) )?issued\b|\bissued\b.{0,60}?\bwarrants?\b"
        r"|\bwarrants?\b(?= (?:in|on|since) [A-Z\d])|\bunder (?:an? )?(?:\w+ ){0,3}(?:arrest )?warrant\b(?= since)"
        r"|\bindicted\b",
    ),
    applied=re.compile(
        r"\b(?:applied|asked|moved|appealed) (?:\w+ ){0,4}?for (?:an? |the )?(?:\w+ )?warrants?\b|\b(?:requested|sought) (?:an? |the )?(?:\w+ ){0,2}warrants?\b"
        r"|\b(?:application|request) for (?:an? )?(?:\w+ )?warrants?\b"
    ),
    whose=re.compile(r"\bwarrants? (?:\w+ ){0,3}?(?:for|against) |\bindicted "),
    not_done=re.compile(rf"\b{_MODAL}\b", re.IGNORECASE),
    between=re.compile(
        r"(?:\s|,|by the (?:ICC|International Criminal Court|court)|(?:him|her|them)\b|for|against|over|\([^)]*\)|(?:was|were|had been|has been|back|earlier|first|also|this|last|year|issued|it|its|in|on|since)\b|(?:al|el|ag|bin|de|van)[- ]|[A-Z][\w.’'-]+)*",
    ),
    before=re.compile(
        r",? (?:(?:that|when|after|as) )?(?:(?:the|an?) )?(?:[\w-]+ ){0,4}?(?:ICC|International Criminal Court|[Cc]ourt|judges|tribunal)(?: \([^)]*\))? ?(?:has |had )?"
    ),
    over=re.compile(
        rf"\b(?:warrants?|indict\w*|charge[sd]?|prosecuted|wanted)\b[^.;]{{0,110}}?\b(?:over|for|of|on|with|accus\w+ (?:him |her |them |\w+ )?of|alleg\w+|suspicion of|charges? of)\b[^.;]{{0,50}}?(?P<crime>{_CRIME})"
        r"|\bindicted on (?P<crime2>war[- ]crimes?)"
        rf"|\b(?P<crime3>{_CRIME}) (?:charges|warrant|indictment)",
        re.IGNORECASE,
    ),
    crimes=(
        (re.compile(r"war[- ]crime", re.IGNORECASE), "war crimes"),
        (re.compile(r"against humanity", re.IGNORECASE), "crimes against humanity"),
        (re.compile(r"genocide", re.IGNORECASE), "genocide"),
        (re.compile(r"children", re.IGNORECASE), "deportation of children"),
    ),
    more_crimes=re.compile(
        rf"(?:,? (?:and|as well as|including) |, )(?:of |for |for alleged |alleged )?(?P<crime>{_CRIME})", re.IGNORECASE
    ),
    count=re.compile(
        r"\b(two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?:separate |international |ICC |public )?(?:arrest )?warrants\b"
    ),
    wrong_body=(
        (
            re.compile(
                r"\b(?:ICC |[Cc]ourt )?[Pp]rosecutors? (?:\([^)]*\) )?(?:has |had |have )?issued (?:an? )?(?:arrest |international )*warrants?\b"
            ),
            "prosecutor",
        ),
        (
            re.compile(
                r"\b(?:ICJ|International Court of Justice)\b(?: \([^)]*\))? (?:has |had )?issued (?:an? )?(?:arrest |international )*warrants?\b"
            ),
            "International Court of Justice",
        ),
    ),
)


# ---- summits

SUMMITS: Final = SummitGrammar(
    hints=("ummit", "orum"),
    held=re.compile(
        r"(?: meetings?| talks| gathering)?(?:,? ?(?:which|that))?(?: (?:is|was|were|are|will be|would be|had been|to be|being|due to be|set to be|scheduled to be|scheduled))?"
        r"(?: (?:held|hosted|taking place|took place|takes place|take place|convened|scheduled|opens?|opened|starts?|started|begins?|began))?"
        r",? ?(?:(?:in|at|by|on|from|for|of)\b ?)?(?:(?:the )?(?:city|town|resort|island|capital) (?:of )?)?(?:the |nearby |early |late )?"
    ),
    ahead=re.compile(r"\b(?:will|would|to be|due|set|scheduled)\b"),
    named_before=re.compile(
        r"(?:['’]s?)? ?(?:(?:at|for|during|to|of|attended|skipped|missed) )?(?:the |a |an |its |his |her )?(?:\d+(?:st|nd|rd|th) )?(?:annual |last |recent )?"
    ),
    place_before=re.compile(r"(?:['’]s|[- ]hosted)? ?(?:(?:hosted|hosts|is hosting|held|holds) )?(?:the |an? |its )?"),
)


# ---- first, last and numbered journeys

_TRIP: Final = r"(?:trip|visit|journey|travel)"
_ABROAD: Final = r"(?:abroad|overseas|out of the country|outside (?:of )?(?:his|her|the|their) (?:own )?(?:home )?country|outside (?:of )?(?:Russia|Israel|Sudan|North Korea|Syria|China))"
_LEAVES: Final = (
    rf"(?:travel|travell?ed|travels|ventured?|ventures|go|goes|gone|went|been|is|was|trip|journey) {_ABROAD}"
    r"|(?:left|leaves?|leaving) (?:the country|Russia|Israel|Sudan|Syria|North Korea|home)"
)
_KINDS: Final = r"(?:known |confirmed |such |publicly known |announced )"
_ORDINALS: Final = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
JOURNEYS: Final = JourneyGrammar(
    hints=(
        "irst",
        "ast ",
        "eft ",
        "previous",
        "arely",
        "seldom",
        "econd",
        "hird",
        "th visit",
        "th trip",
        "fth",
        "abroad",
    ),
    first=re.compile(
        rf"\bfirst[- ]{_KINDS}*(?:ever |official )?(?:{_TRIP} {_ABROAD}|(?:foreign|international|overseas) {_TRIP}"
        rf"|{_TRIP} to (?:a|any|another) foreign country|(?:abroad|overseas)(?=,? since)|time\b.{{0,60}}?\b(?:{_LEAVES}))"
        rf"|\b(?:{_LEAVES})\b(?: again)? for the first time",
        re.IGNORECASE,
    ),
    first_to=re.compile(rf"\bfirst[- ](?:ever )?{_TRIP} (?:back )?to (?:the )?", re.IGNORECASE),
    stayed=re.compile(
        r"\b(?:has|had|have)(?: not|n['’]t| never) (?:left \w+(?: \w+)?|(?:travell?ed|been|gone|ventured|set foot) (?:abroad|overseas|outside (?:of )?\w+(?: \w+)?))(?= since)",
        re.IGNORECASE,
    ),
    rarely=re.compile(
        r"\b(?:rarely|seldom|hardly ever|scarcely) (?:left (?:the country|[A-Z]\w+)|leaves (?:the country|[A-Z]\w+)|(?:travel(?:s|l?ed)?|ventured?|ventures|gone|been) (?:abroad|overseas|outside)|undertaken trips (?:abroad|outside(?: of)? \w+)|made trips abroad)",
    ),
    numbered=re.compile(
        rf"\b({_ORDINALS}) (?:foreign |overseas |international )?(?:trip|visit|journey)(?: (?:abroad|overseas)|(?P<to> to (?:the )?))",
        re.IGNORECASE,
    ),
    span=re.compile(r"(?:,? )(?:so far )?(?P<span>this year|this month)\b", re.IGNORECASE),
    since=re.compile(r"\b(?:since|after)\b ", re.IGNORECASE),
    since_warrant=re.compile(
        r"\b(?:since|after)\b.{0,90}\b(?:warrant|legal charges|was charged by the|was indicted by the)\b", re.IGNORECASE
    ),
    since_office=re.compile(
        r"\b(?:since (?:(?:he|she) )?(?:becoming|became|taking (?:office|power|over)|took (?:office|power|over)|entering the White House|assum(?:ing|ed) (?:office|power|the (?:presidency|White House))|(?:his |her )?inauguration|being (?:inaugurated|sworn in)|coming to power|came to power)"
        r"|as (?:the )?(?:U\.?S\.? |Russian )?(?:president|prime minister|chancellor|premier|leader|pope|commander[- ]in[- ]chief|secretary of state|foreign minister|head of state)"
        r"|in office|of (?:his|her) (?:presidency|premiership|tenure|papacy|pontificate|chancellorship))\b",
        re.IGNORECASE,
    ),
    starts=(
        (
            re.compile(
                r"(?:\w+ ){0,8}?(?:invasion|invaded|invading|full-scale war|sen[dt]\w* troops into|offensive|war in Ukraine|conflict in Ukraine|war against Ukraine)\b",
                re.IGNORECASE,
            ),
            "2022-02-24",
        ),
        (re.compile(r"(?:\w+ ){0,6}?(?:pandemic|coronavirus|COVID)\b", re.IGNORECASE), "2020-01-30..2020-03-31"),
    ),
    in_years=re.compile(
        r"\W*in (?:at least |more than |over |nearly |almost |about |some )?(an?|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (years?|months?|weeks?|decades?)\b",
        re.IGNORECASE,
    ),
    restricted=re.compile(
        r"\b(?:to|in|of|into) (?:an?|any|another|one of)\b(?! foreign)|\b(?:outside(?! of| Russia| North Korea| Israel| Sudan| his| her| the country)|beyond|members?|western|nato|european union|eu|state part(?:y|ies)|by an?|country|together)\b(?<!foreign country)(?<!the country)(?<!of the country)",
        re.IGNORECASE,
    ),
    denied=re.compile(r"(?:\bnot|n['’]t|\bnever|\bhardly|\bif)(?: \w+){0,2} $", re.IGNORECASE),
    last_abroad=re.compile(
        rf"\blast (?:travel(?:l)?ed|went|was|ventured|been) (?:{_ABROAD})\b|\blast left (?:the country|[A-Z]\w+)\b"
        r"|\b(?:last|previous|most recent) (?:foreign|overseas|international) (?:trips?|visits?)\b|\b(?:last|previous|most recent) (?:trip|visit) (?:abroad|overseas)\b",
        re.IGNORECASE,
    ),
    to_day=re.compile(
        r"(?:,| |\b(?:was|were|is|came|to|back|in|on|and|the|took|place|made|month|during|had|been)\b|[A-Z][\w’']+)*"
    ),
)
