"""English for what articles assert of the Court's members: who is one, who signed, ratified or left, and how many there are.

A part of `english`, which joins it into the `Grammar`; the fields of `grammar` say what each pattern is asked. All
patterns see the sentence as written.
"""

from __future__ import annotations

import re
from typing import Final

from setfoot.read.grammar import CourtGrammar

_NEVER: Final = r"(?:not|never|n't|n’t)(?: yet| ever| so far)?"
_NAMED: Final = r"(?:ICC|International Criminal Court)"
_BODY: Final = rf"(?:{_NAMED}|[Cc]ourt|tribunal)"
_STATUTE: Final = r"(?:Rome Statute|Statute of Rome|(?:(?:ICC|[Cc]ourt)['’]s )?(?:founding |Rome )?(?:treaty|statute)|treaty that (?:set up|created|founded) \w+)"
_THE: Final = r"(?:(?:the|that|its|this) )?(?:(?:Hague|Netherlands)-based |global |world |international )*"
_COURT: Final = rf"{_THE}(?:{_BODY}|{_STATUTE})\b(?!['’]s| (?:room|building|house|hearing|case|staff|official|judge|prosecutor|talks|meeting|probe|investigation|trial|warrant|chief|headquarters|campaign)| of Justice|-)"
_TREATY: Final = rf"the (?:{_NAMED}['’]s )?{_STATUTE}"
_KIND: Final = r"(?:(?:ICC|full|founding|active|state|formal|[Cc]ourt) )*"
_MEMBERS: Final = (
    rf"{_KIND}(?:members?(?: states?| countr(?:y|ies)| nations?)?|[Ss]tates? [Pp]art(?:y|ies)|part(?:y|ies)(?= to))"
)
_HOW: Final = r"(?:(?:still|now|also|itself|currently|both|all|already|long|since|then|too|once more|in fact|\w+ly) )*"
_AN: Final = r"(?:an? |one of (?:the )?)?"
_BE: Final = rf"(?:is|are|remains?|being|[Aa]s|(?:has|have) {_HOW}been) {_HOW}"
_BE_NOT: Final = rf"(?:(?:is|are|was|were|am|be|become|became|been) ?{_HOW}(?:{_NEVER}|no|no longer)|(?:has|have|had) ?{_NEVER} been) {_HOW}"
_STATES: Final = r"(?:countries|country|states?|nations?|members?|governments?|signator(?:y|ies)|part(?:y|ies))"
_AMONG: Final = (
    rf"(?:one of|among|amongst) (?:the )?(?:{_NAMED}['’]s |[Cc]ourt['’]s )?(?:more than |over |about |some )?(?:\d{{2,3}} )?"
    rf"(?:{_KIND}member(?:s| states| countries| nations)|[Ss]tates [Pp]arties"
    rf"|{_STATES}(?= (?:party )?(?:to|of) {_COURT}| (?:that|which|who) (?:have|are|had) (?:signed|ratified|joined|party|parties|members|acceded)))"
)
_EXCEPT: Final = re.compile(
    r"(?:\bmembers?\b.{0,40}\b(?:except|excluding)|\b(?:all|every|each)\b.{0,60}\bmembers?\b.{0,40}\b(?:apart from|other than))\b(?: for)?",
    re.IGNORECASE,
)
_PARLIAMENT: Final = r"(?:[Pp]arliament(?:arians)?|[Ll]awmakers|[Ss]enat(?:e|ors)|[Dd]eputies|[Ll]egislat(?:ure|ors)|[Cc]ongress|[Nn]ational [Aa]ssembly|MPs|Duma)"
_APPROVED: Final = re.compile(
    rf"\b{_PARLIAMENT}(?: in (?:the )?[A-Z][\w ]{{2,20}}?)? {_HOW}(?:(?:has|have|had) {_HOW})?"
    rf"(?:ratified|voted (?:(?:in|on|last) [^,;.]{{3,20}}? |\w+ )?to (?:ratify|join|accede to)|approved (?:the )?(?:ratification|accession)(?: of| to)?|voted (?:in favou?r of|for) (?:joining|ratifying)) {_COURT}"
)
_VOTED: Final = re.compile(rf"\b{_PARLIAMENT}\b[^.;]{{0,40}}?\b(?:voted?|approved?|backed|passed|adopted)\b")
_PERSONS: Final = re.compile(
    r"\b(?:staff|team|delegation|panel|bench|chamber|cabinet|party|family) members?\b|\bmembers? (?:of (?:the )?)?(?:staff|team|delegation|panel|bench|chamber|cabinet|party|family)\b"
)
_NOT_RATIFIED: Final = re.compile(
    rf"\b(?:has|have|had|did) ?{_NEVER} ratif(?:y|ied)\b|\b(?:signed|signatory)[^.;]{{0,70}}?\b(?:never|not|yet to) ratif(?:y|ied)\b"
    r"|\bnever ratified\b|\byet to ratify\b|\bfailed to ratify\b"
)
_NOT_SIGNATORY: Final = re.compile(rf"\b{_BE_NOT}{_AN}(?:ICC )?signator(?:y|ies)\b|\bnon-signator(?:y|ies)\b")
_NOT_SIGNED: Final = re.compile(
    rf"\b(?:has|have|had|did) ?{_NEVER} (?:even )?(?:signed?)(?: or ratified)? {_TREATY}\b|\bnever (?:even )?signed {_TREATY}\b"
    rf"|\b(?:has|have) neither signed nor ratified\b"
)
_OBJECT: Final = rf"(?= {_COURT}| it\b|,|\.|;|\)|$| (?:in|since|and|or|but|while)\b)"
_NOT_MEMBER: Final = re.compile(
    rf"\b{_BE_NOT}{_AN}(?:{_MEMBERS}|(?:{_AMONG})|(?:a )?part of {_COURT})(?: of| to)?\b"
    rf"|\b(?:is|are) neither an? (?:{_MEMBERS}|signatory)(?: of| to)?\b"
    rf"|\b(?:has|have|had|did|do|does) ?{_NEVER} (?:joined|join|acceded|accede|signed up|sign up|become|became)(?: to)?{_OBJECT}"
    rf"|\b(?:has|have|had|did|do|does) ?{_NEVER} (?:become|became) (?:an? )?{_MEMBERS}(?: of| to)?\b"
    rf"|\b(?:do|does) ?{_NEVER} belong to {_COURT}"
    rf"|\b(?:never|not yet|(?:has |have )?(?:refused|declined) to|yet to) (?:join(?:ed)?|acceded?|signed up|sign up|become an? ICC member)(?: to)?{_OBJECT}"
    rf"|\b(?:is|are|remain(?:s|ed)?|stay(?:s|ed)?|lies?|stands?|sits?|stood|(?:has|have) {_HOW}(?:been|remained|stayed|stood|kept itself)) {_HOW}outside (?:of )?(?:the )?(?:{_NAMED}|Rome Statute|Statute of Rome)(?!['’])\b|\b(?:is|are|remains?|stays?) {_HOW}outside (?:of )?the [Cc]ourt\b(?!['’]|room| in| building)"
    rf"|(?<=, )not (?:an? )?{_MEMBERS}(?: of| to)?\b"
    r"|\b(?:not|no) ICC members?\b|\b(?:ICC )?non-(?:members?|[Pp]art(?:y|ies))(?: states?)?\b|\bneither (?:is|of them is|of which is) (?:an? )?(?:ICC )?member\b"
)
_NTH: Final = (
    r"(?:the )?(?:(?:ICC|[Cc]ourt)['’]s )?(?:first|second|third|latest|newest|only|\d+(?:st|nd|rd|th)) (?:\w+ ){0,3}?"
)
_WITHDREW: Final = re.compile(
    rf"\b(?:withdrew|(?:(?:has|have|had) {_HOW})?withdrawn|(?:has |have )?(?:pulled out|quit|left|exited|walked out)) (?:its membership )?(?:from |of )?{_COURT}"
    rf"|\b(?:became|become|was|were) {_NTH}(?:{_STATES} )?to (?:leave|quit|withdraw from|exit|pull out of) {_COURT}"
    rf"|\b(?:withdrew|pulled|revoked|rescinded|removed) (?:its|their) (?:membership|ratification)(?: from| of| to| in)? {_COURT}"
    rf"|(?:(?<=['’]s )|(?<=s['’] ))(?:formal |official |\d{{4}} )?(?:exit|withdrawal|departure) from {_COURT}(?! (?:would|could|may|might|is being|bid|bill))"
    rf"|\b(?:withdrew|pulled|took) (?:the )?[A-Z][\w ]{{2,25}}? (?:out of|from) {_COURT}"
)
_NOT_RECOGNISED: Final = re.compile(
    rf"\b(?:does|do|did) ?{_NEVER} (?:recogni[sz]e|accept) (?:the )?(?:(?:ICC|[Cc]ourt)['’]s )?(?:jurisdiction|authority)(?! over| in)"
    rf"|\b(?:does|do|did) ?{_NEVER} recogni[sz]e {_COURT}"
)
_RECOGNISED: Final = re.compile(
    rf"\b(?:recogni[sz]e[sd]?|accept(?:s|ed)?) the (?:(?:ICC|[Cc]ourt)['’]s )?jurisdiction\b|\brecogni[sz]e[sd]? {_COURT}"
)
_ARREST: Final = r"to (?:arrest|detain|apprehend|surrender|hand (?:him|her|over))\b"
_NOT_OBLIGED: Final = re.compile(
    rf"\b(?:is|are|was|were) ?{_NEVER} (?:\w+ly )?(?:obliged|obligated|required|bound|duty-bound) {_ARREST}"
    rf"|\b(?:under|has|have|had) no (?:legal )?(?:obligation|duty) {_ARREST}"
)
_UNDER: Final = r"(?:(?: under| as| by|,)[^.;]{2,45}?)?"
_OBLIGED: Final = re.compile(
    rf"\b(?:has|have|had|under) (?:an?|the) (?:(?:clear|legal|binding|international|treaty) )*(?:obligation|duty){_UNDER} {_ARREST}|"
    r"\b(?:must|has to|have to|(?:is|are) supposed to|is legally required to) (?:arrest|detain|apprehend)(?= (?:him|her|them|[A-Z]\w+|the|any|suspects|people|those|anyone)\b)|"
    rf"\b(?:is|are|was|were|be) (?:therefore |thus |also )?(?:\w+ly )?(?:obliged|obligated|required|bound|duty-bound) (?:by \w+ )?{_ARREST}"
    rf"|\b(?:has|have|had|under) (?:an?|the) (?:legal )?(?:obligation|duty) {_ARREST}"
)
_RATIFIED: Final = re.compile(
    rf"\b(?:ratified|acceded to|deposited its (?:instrument of )?ratification of) {_TREATY}"
    rf"|\b(?:became|become|was|were) {_NTH}(?:{_STATES} )?to ratify {_TREATY}"
    rf"|(?<=and )ratified it\b|\b[Aa]s an? (?:country|state|nation|government) (?:that|which) (?:has )?ratified {_TREATY}"
)
_OF_STATUTE: Final = re.compile(
    rf"\b{_STATUTE}, which (?:the )?(?P<state>[A-Z][\w ]{{2,25}}?) (?:has |had )?(?:{_HOW})ratified\b"
)
_SIGNED: Final = re.compile(
    rf"\bsigned (?:but (?:has |had |did )?(?:not|never) ratif(?:ied|y) )?{_TREATY}\b|\b{_BE}{_AN}signator(?:y|ies)(?: of| to)? {_COURT}"
)
_MEMBER: Final = re.compile(
    rf"\b(?:is|are|remains?),[^,;.]{{2,30}}, {_AN}{_MEMBERS}(?: of| to)?\b|"
    rf"\b{_BE}{_AN}{_MEMBERS}(?: of| to)?\b|\b{_BE}{_AMONG}(?: of| to)?|\b{_BE}(?:a )?part of {_COURT}"
    rf"|\b(?:became|become) (?:an? |{_NTH})(?:{_MEMBERS}|signatory)(?: of| to)?\b|\b(?:became|become|was|were) {_NTH}(?:{_STATES} )?to (?:join|accede to|sign up to) {_COURT}"
    rf"|\bto which (?:the )?[A-Z][\w ]{{2,25}}? (?:is|are) {_HOW}{_AN}(?:{_MEMBERS}|part(?:y|ies))\b"
    rf"|\bbelongs? to {_COURT}|\b(?:joined|acceded to|signed up to) {_COURT}|\b{_NAMED}, which (?:the )?[A-Z][\w ]{{2,25}}? {_HOW}joined\b"
    rf"|\b(?:ICC|(?<=the )[Cc]ourt) (?:member|signatory)(?: countr(?:y|ies)| states?| nations?)?\b|\bICC (?:members|signatories|[Ss]tates? [Pp]art(?:y|ies))\b"
    rf"|\b(?:[Aa]n? |[Oo]ne of )(?:{_KIND}member|[Ss]tate [Pp]arty|party(?= to)) (?:of|to|state)\b|, {_AMONG}(?: of| to)?"
    rf"|\b[Mm]embers of {_COURT}(?=,? (?:include|including|such as|like|among them)\b)|(?:{_NAMED}|[Cc]ourt) (?:has|counts) (?:\w+ )?(?:\d{{2,3}} )?members(?=, (?:including|among them))"
    rf"|\b[Rr]atified by \d{{2,3}} {_STATES}(?=, (?:including|among them))"
    rf"|(?<=['’]s )(?:ICC membership|membership (?:of|in) {_COURT})(?! bid| would| could| may| might)"
)
_OF_COURT: Final = re.compile(
    rf"{_THE}(?:[\w-]+-based |Hague )?(?:ICC|International Criminal|[Cc]ourt|Rome Statute|[Tt]reaty|[Ss]tatute|tribunal)(?! of Justice)(?!['’]s (?!(?:founding )?(?:statute|treaty)))"
)
_OF: Final = re.compile(r"\s*of\b\s*")
_OF_OR_TO: Final = re.compile(r"\s*(?:of|to)\b\s*")


def _of_something_else(membership: re.Match[str], words: str) -> bool:
    """As in "a member of the European Union"; one is a member of the Court and a party to its statute."""
    named = membership.group().removesuffix(" of").removesuffix(" to")
    link = _OF_OR_TO if named.endswith(("party", "parties", "Party", "Parties")) else _OF
    of_what = link.match(words, membership.start() + len(named))
    return of_what is not None and not _OF_COURT.match(words, of_what.end())


_SUBJECT: Final = rf"(?:['’]s? (?:\w+ )?(?:government|authorities|leaders|leadership|{_PARLIAMENT}))?"
COURT: Final = CourtGrammar(
    hints=("ICC", "International Criminal", "Rome Statute", "Statute of Rome"),
    names_court=re.compile(r"\b(?:ICC|International Criminal Court|Rome Statute|Statute of Rome)\b"),
    means_court=re.compile(
        r"\b[Tt]he (?:Hague(?:-based)? )?[Cc]ourt\b|\bHague-based tribunal\b|\b(?:judges|court|prosecutors?) (?:in|at) The Hague\b|\b(?:the|its|this) (?:Rome )?(?:treaty|statute)\b",
        re.IGNORECASE,
    ),
    other_court=re.compile(
        r"\b(?:ICJ|International Court of Justice|[A-Z]\w+ Court of \w+|(?:Supreme|Constitutional|High|Federal|Appeals?|District) Court"
        r"|(?:(?!International\b|Criminal\b|The\b|Hague\b)[A-Z]\w+ )+Court|Special Criminal Court|ECHR|[Tt]ribunal (?:for|on)|court in (?!The Hague|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z]\w+|(?:\w+an|\w+sh|\w+ese) court)\b"
    ),
    memberships=(
        (_EXCEPT, "excepted"),
        (_APPROVED, "approved"),
        (_VOTED, ""),
        (_PERSONS, ""),
        (_NOT_RATIFIED, "not_ratified"),
        (_NOT_SIGNATORY, "not_signatory"),
        (_NOT_SIGNED, "not_signed"),
        (_NOT_MEMBER, "not_party"),
        (_WITHDREW, "withdrew"),
        (_NOT_RECOGNISED, "not_recognised"),
        (_RECOGNISED, "recognised"),
        (_NOT_OBLIGED, "not_obliged"),
        (_OBLIGED, "obliged"),
        (_OF_STATUTE, "ratified"),
        (_SIGNED, "signed"),
        (_RATIFIED, "ratified"),
        (_MEMBER, "party"),
    ),
    of_something_else=_of_something_else,
    unsettled=re.compile(
        r"\b(?:would|will|could|might|may|should|if|whether|wants?|plans?|hop(?:es?|ed|ing)|bid|bill|to (?:become|join)|until|former(?:ly)?|used to|[Nn]o|[Nn]ot|[Nn]ever|[Nn]either|[Nn]or|[Nn]one|without|refus\w+|declin\w+|urg\w+|call\w+ on|press(?:ed|es|ing)|threaten\w*|consider\w*|[Ww]ere|[Hh]ad|almost|nearly)\b|n['’]t\b"
        r"|\b(?:was|were)(?: also)?(?: an?)?\s*$"
    ),
    clause=re.compile(r"[,;:]|\b(?:though|although|while|because|whereas|but)\b"),
    verb_first=re.compile(
        r"(?:is|are|was|were|has|have|had|remains?|being|joined|acceded|ratified(?! by)|signed|deposited|withdrew|withdrawn|pulled|left|quit|exited|walked|recogni\w+|accept\w*|revoked|rescinded|removed|remained|stayed|stands?|stood|sits?|must|became|become|belongs?|do|does|did|never|not(?= yet)|yet|refused|declined|failed|stays?|lies?|under|neither|be|am|been)\b"
    ),
    to_verb=re.compile(
        rf"{_SUBJECT}(?: \([^)]*\))?(?:,? (?:an? (?:\w+ )?(?:country|state|nation) )?(?:which|who|that|though|although))? {_HOW}(?:(?:has|have|had) {_HOW})?|{_SUBJECT},? [^;:]*\b(?:and|but|yet) {_HOW}|, [^;:]*, {_HOW}|{_SUBJECT} to "
    ),
    to_noun=re.compile(
        rf"['’]s (?:\w+ )?|['’] | (?=[Pp]arl|[Ll]aw|[Ss]en|[Nn]ational|MP|Duma)|(?:,| \(| [-–—]|,? {_HOW}(?:itself|still|also|not|once|long|being|as|which is))*[ (]?{_HOW}(?:an?|the|one of the|both|fellow|another)? ?"
        r"| (?:is|are|remains?) (?:also )?(?:the|an?|one of the)(?: \w+){0,2} "
    ),
    as_member=re.compile(r"[^;:]{0,60} as an? [^;:]*"),
    no_subject=re.compile(
        r"\b(?:[Ff]rom|[Ii]n|[Tt]o|[Ww]ith|[Aa]gainst|[Aa]t|[Nn]ear|[Ii]nto|[Aa]cross|[Bb]etween|(?<!government )(?<!state )(?<!kingdom )(?<!states )of) (?:the )?$"
    ),
    stand_in=re.compile(
        rf"\b(?:[Ii]t|[Tt]hat country|[Tt]he (?:[\w-]+ ){{0,3}}(?:country|state|nation|kingdom|republic|government|island))(?:,? (?:which|that))? {_HOW}(?:therefore |thus |so )?$"
    ),
    inserted=re.compile(
        r", (?:(?P<too>like|along with|as well as|together with)|which|who|whose|where|unlike|as|with|bordering|between|near|an?|the|one|not|but not)\b"
    ),
    negated_list=re.compile(r"\b(?:[Nn]either|[Nn]one of|[Nn]or|[Nn]or (?:is|are|has|does)) (?:the )?$"),
    straight_before=re.compile(
        rf"s?\s*(?:states?|countr(?:y|ies)|nations?)?\s*(?:(?:of |to )?{_COURT})?,?\s*(?:since \d{{4}},\s*)?(?:(?:including|include|includes|such as|like|among them) )?(?:the )?"
    ),
    apart=re.compile(r"\b(?:unlike|except(?: for)?|excluding|other than|apart from|as opposed to)\b", re.IGNORECASE),
    listed=re.compile(r",? ?(?:and|or|nor) (?:the |also )?|, (?:the )?"),
    list_closed=re.compile(r"(?!, )|, .* "),
    to_day=re.compile(
        rf"(?: of| to)?(?: {_COURT})?,? ?(?:(?:only|back|in|on|since|from|as of|it|took|effect|came|into|force|became|effective) )*",
        re.IGNORECASE,
    ),
    parties=re.compile(
        r"\b(\d{2,3})(?: or so)?(?:[- ](?:nations?|countries|country|[Ss]tates [Pp]arties|states?|governments?|members|member (?:states|countries|nations)|member(?= (?:court|body|tribunal))|parties|signator(?:y|ies)))\b(?! (?:voted|adopted|abstained|agreed))"
    ),
    roughly=re.compile(
        r"\b(?P<least>more than|over|at least|upwards of)(?: the)? $"
        r"|\b(?P<about>about|some|around|roughly|approximately|nearly|almost)(?: the)? $"
        r"|\b(?P<none>other|another|first|up to|remaining|fewer than|less than|under|extra|last|further)(?: \w+)? $",
        re.IGNORECASE,
    ),
    counts_else=re.compile(
        r"\b(?:staff|employees|judges|lawyers|delegates|people|officials|NGOs?|organi[sz]ations|groups)\b"
    ),
    day_first=re.compile(r",? (?:the )?"),
    about_parties=re.compile(
        r"Rome Statute|member|ratif|part(?:y|ies)|[Ss]ignator|signed|joined|belong|-nation|-state|\bcounts\b|in its ranks"
    ),
    signatures=re.compile(r"[Ss]ignator|\bsigned\b"),
    not_now=re.compile(
        r"\b(?:after|when|once|until|before|voted|adopted|if|abstain\w*|African|European|Asian|Arab|Latin American|NATO|EU|AU|UN)\b",
        re.IGNORECASE,
    ),
)
