"""English for what articles assert of the record: the Court's warrants, summits, first and last journeys.

The Court's members stand in `english_court`. `english` joins all into one `Grammar`; the fields of `grammar` say what each pattern is asked.
All patterns see the sentence as written.
"""

from __future__ import annotations

import re
from typing import Final

from setfoot.read.grammar import JourneyGrammar, SummitGrammar, WarrantGrammar

# ---- the Court's warrants

_MODAL: Final = r"(?:would|will|could|might|may|should|can|if|whether|not|n['’]t|never|no|without|yet|expect\w*|consider\w*|refus\w+|declin\w+|withdr\w+|reject\w+|quash\w*|threat\w*|unless|to(?= (?:be|have)\b|$| $))"
_COURT: Final = r"(?:ICC|International Criminal Court|[Cc]ourt|[Tt]ribunal)"
_JUDGES: Final = rf"(?:{_COURT}|[Jj]udges|(?:[Pp]re-[Tt]rial )?[Cc]hamber|[Pp]anel)"
_CHILDREN: Final = r"(?:children|minors|youngsters)"
_CRIME: Final = (
    rf"(?:war[- ]crimes?|crimes? against humanity|genocide|(?:\w+ )?(?:deport\w+|abduct\w+|kidnapp\w+|transfer\w*|relocation|removal|theft|taking) (?:of )?(?:[\w']+ ){{0,5}}?\(?{_CHILDREN}"
    rf"|{_CHILDREN} (?:\w+ ){{0,3}}?(?:deported|abducted|kidnapped|transferred|taken|removed))"
)
_OF: Final = r"(?:over|for|of|on|with|alleging|alleges|concerning|regarding|citing|includ(?:e|es|ed|ing)|related to|relating to|linked to|tied to|stemming from|in (?:connection|relation) (?:with|to))"
_WARRANT: Final = r"(?:[\w'’]+ ){0,4}?warrants?\b"
_DONE: Final = r"(?:approved|granted|signed|unveiled|published|released|announced|made public|disclosed|handed down|put out|puts out)"
WARRANTS: Final = WarrantGrammar(
    hints=(
        "arrant",
        "ndict",
        "harg",
        "anted",
        "ccus",
        "uspect",
        "uspici",
        "wants",
        "eek",
        "ought",
        "esponsib",
        "easonable",
        "case against",
        "s arrest",
    ),
    issued=re.compile(
        r"\bwarrants?\b[^.;]{0,90}?\b(?:issued|unsealed)\b|\b(?:issued|issues|issuing|unsealed)\b[^.;]{0,60}?\bwarrants?\b"
        r"|\bwarrants?\b(?= (?:in|on|since|of|from|by the (?:ICC|court|International Criminal Court) (?:in|on|since)) (?:last |early |late )?[A-Z\d])"
        r"|\b(?:under|subject of|subject to|target of|facing) (?:an? )?(?:[\w']+ ){0,3}(?:arrest )?(?:warrant|indictment)s?\b(?= since| by)"
        rf"|\b(?:wanted|sought) (?:man )?by (?:judges at )?(?:the )?(?:Hague-based )?{_COURT}\b(?: in The Hague)?"
        rf"|\bindicted\b|\b{_COURT}(?: \([^)]*\))? (?:has |had |first )*charged\b|\bcharged (?:\w+ ){{0,4}}?by (?:the )?{_COURT}\b"
        r"|(?<=been )(?:the )?(?:subject of|under) (?:an? )?(?:[\w']+ ){0,3}(?:warrant|indictment)\b|(?<=\d )(?:(?:ICC|International Criminal Court|international|arrest) )*warrants?\b(?! (?:appli|requ))"
        r"|\bwanted man\b(?= since)|\bhit with (?:an? )?(?:[\w'’]+ ){0,3}warrant\b"
        rf"|\b(?P<loose>{_JUDGES}\b[^.;,]{{0,40}}? (?:ordered|sought|demanded) (?:his|her|their|the|[A-Z][\w’']+) arrest\b|{_DONE} {_WARRANT}"
        rf"|warrants?\b[^.;]{{0,70}}?\b(?:dated|dates|dating|followed|came|came out|went out|{_DONE})\b|warrants?\b[^.;,]{{0,60}}?(?= since (?:last |early |late |mid-)?[A-Z\d]))"
    ),
    applied=re.compile(
        r"\b(?:applied|asked|moved|appealed) (?:\w+ ){0,4}?for (?:an? |the )?(?:\w+ )?warrants?\b|\b(?:requested|sought) (?:an? |the )?(?:\w+ ){0,2}warrants?\b"
        r"|\b(?:applications?|requests?) for (?:an? |the )?(?:\w+ ){0,3}?warrants?\b|\b(?:seeking|seeks|requesting|requests|filed for|pushed for) (?:an? |the )?(?:\w+ ){0,3}?warrants?\b"
    ),
    whose=re.compile(r"\bwarrants? (?:\w+ ){0,3}?(?:for|against) |\bindicted "),
    somebody=re.compile(
        r"(?:an?|some|others?|another|several|many|two|three|four|five|six|top|senior|former|(?:his|her|their)(?! arrest)|the(?! arrest| deport| unlaw| alleg| war| forc| illeg)|[A-Z]\w+ \w+)\b"
    ),
    beside=re.compile(r"\b(?:close|loyal|under|to|by|with|from|who)\b"),
    titled=re.compile(
        r" (?:(?:supreme|top|former|prime|military|political|foreign|defen[cs]e|army|militia|rebel|spiritual|ex)[ -])*(?:(?:leader|president|minister|premier|commander|chief|ruler|boss|head|warlord|strongman|general|dictator),? )?"
    ),
    listed=re.compile(
        r"(?:,|\band\b|\bas well as\b|\b(?:his|her|then|the|former|defen[cs]e|prime|minister|president|commander|children['’]s|rights|commissioner|official|then-\w+)\b|[A-Z][\w.’'-]+|['’]s\b|\s)*"
    ),
    not_done=re.compile(rf"\b{_MODAL}\b[^,;:]{{0,40}}$", re.IGNORECASE),
    not_issued=re.compile(rf"\b{_MODAL}\b", re.IGNORECASE),
    none_issued=re.compile(
        r"\b(?:no|never|without|any|if an?|whether an?|whether|new)(?: \w+){0,2} $"
        r"|\b(?:refus\w+|declin\w+|reject\w+|not|could|might|may|would|whether)\b[^,;]{0,40} issu\w+ (?:an? |any )?(?:\w+ )?$",
        re.IGNORECASE,
    ),
    between=re.compile(
        rf"(?:\s|,|by (?:judges at |judges of )?(?:the )?{_JUDGES}\b|{_COURT}\b|in The Hague|(?:him|her|them|his|arrest)\b|(?:for|against|over|with)\b|\([^)]*\)"
        rf"|(?:for |over |of |on )?(?:the |suspicion of |charges of |his |alleged(?:ly)? |alleged role in the |unlawful(?:ly)? |illegal(?:ly)? |forced |forcible )*{_CRIME}(?: (?:from|in|to) [A-Z]\w+)?"
        r"|(?:was|were|had been|has been|back|earlier|first|also|issued|it|its|in|on|since|the|and|as well as|which|that|president|leader|prime|minister|then|formally)\b|(?:al|el|ag|bin|de|van)[- ]|[A-Z][\w.’'-]+)*",
    ),
    before=re.compile(
        rf",? (?:(?:when|after|as) )?(?:(?:(?:the|an?|its|one|three|judges|panel|chamber|pre-trial|of|at|from|[A-Z][\w-]+|[\w-]+-based|[\w-]+['’]s|global|top|international) )*{_JUDGES}(?: \([^)]*\))?(?:['’]s (?:[\w-]+ ){{0,3}}(?:judges|chamber|panel))?(?: in The Hague)?(?: (?:announced|said)(?: that)?(?: it)?)?,? ?(?:(?:has|had|have|formally|publicly|first) )*)?"
        r"|,? (?:(?:[A-Z][\w.’'-]+ ){1,4}|s?he )(?:(?:has|had) been (?:the )?|became [^.;,]{0,80} (?:be |being |ever )?)"
    ),
    before_noun=re.compile(r",? (?:when )?an? (?:\w+ )?(?:arrest )?"),
    apart=re.compile(
        r"[.;:!?“”\"]|\b(?:but|while|when|after|before|until|although|though|whereas|because|if|so|where|who|whom|what|how|than|despite|amid|following|during|ahead|that|over(?! (?:him|her)\b)|crimes?|genocide|deport\w+|abduct\w+|alleg\w+|accus\w+|suspi\w+|hours|days|weeks|months|years|yet|not|never"
        r"|visit\w*|trips?|travels?|journey|summit|meeting|talks|hearing|trial|surrender\w*|appeal\w*|ruling|decision|refus\w+|attacks?|offensive|invasion|strikes?|massacres?|violence|elections?|coup|uprising|protests?|crackdown|killings?"
        r"|said|says|told|met|meets|went|comes?|left|leaves|flew|took|takes|made(?! public)|held|upheld|saw|led|found|gave|got|ran|began|kept|sent|spoke|struck|threw|wrote|brought|fled|became|become|will|would|could|may|might|should|did|does|do|can|has(?! been)|had(?! been)|is|are|to|could)\b"
        r"|\b(?!issued|unsealed|wanted|based|occupied|indicted|charged|dated|signed|granted|approved|announced|published|released|unveiled|disclosed|handed|followed|ordered|unlawful|filed|asked|applied|requested|hundred|naked|need|armed|so-called)[a-z]+ed\b"
    ),
    prosecutor=re.compile(r"rosecutor|\bKhan\b|\bBensouda\b|\bOcampo\b"),
    over=re.compile(
        rf"\b(?:warrants?|indict\w*|charge[sd]?|prosecuted|wanted|wants|seeks|sought|responsibility|responsible)\b[^.;]{{0,110}}?\b(?:{_OF}|accus\w+ (?:him |her |them |\w+ )?of|alleg\w+|suspicion of|charges? of)\b[^.;]{{0,50}}?(?P<crime>{_CRIME})"
        r"|\bindicted on (?P<crime2>war[- ]crimes?)"
        rf"|\b(?:case|charges|allegations?|accusations?) against\b[^.;,]{{0,50}}?\b(?:is|are|concerns?|centres? on|centers? on|focus\w* on|relates? to|involves?|stems? from|rests? on|includ\w+)\b[^.;,]{{0,40}}?(?P<crime6>{_CRIME})"
        rf"|\b(?:reasonable grounds|reason) to (?:believe|suspect)\b[^.;]{{0,60}}?\b(?:committed|responsib\w+ for|guilty of|behind|carried out|ordered)\b[^.;]{{0,40}}?(?P<crime7>{_CRIME})"
        rf"|\b(?P<crime3>{_CRIME}) (?:charges|warrant|indictment)"
        rf"|\b(?:{_JUDGES}|prosecutors?|warrants?)\b[^.;,]{{0,40}}?\b(?:accus(?:es|ed|ing)|suspects?|suspected|charg(?:es|ed)|alleg(?:es|ed|ing)|says?|said|believes?|holds?)\b[^.;]{{0,60}}?\b(?:of|with|responsible for|committed)\b[^.;]{{0,50}}?(?P<crime4>{_CRIME})"
        rf"|(?:,|\b(?:is|was|been|are|were|being|and|man|stands|him|her)) (?P<passive>accused|suspected)(?: by (?:judges (?:at|of) )?(?:the )?(?:[\w-]+ )?{_COURT})? of (?:[\w-]+ ){{0,8}}?(?P<crime5>{_CRIME})(?![^.;]{{0,30}} by (?!(?:the )?(?:Hague|ICC|International Criminal|court)))",
        re.IGNORECASE,
    ),
    crimes=(
        (re.compile(r"war[- ]crime", re.IGNORECASE), "war crimes"),
        (re.compile(r"against humanity", re.IGNORECASE), "crimes against humanity"),
        (re.compile(r"genocide", re.IGNORECASE), "genocide"),
        (re.compile(_CHILDREN, re.IGNORECASE), "deportation of children"),
    ),
    more_crimes=re.compile(
        rf"(?:(?:,? (?:and|as well as|including) |, )(?:of |for |for alleged |alleged )?| of (?:the )?)(?:unlawful(?:ly)? |illegal(?:ly)? )?(?P<crime>{_CRIME})",
        re.IGNORECASE,
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

_HOSTS: Final = (
    r"(?:hosts|hosted|is hosting|was hosting|holds|held|host|hold|chairs|chaired|stages|staged|convenes|convened)"
)
_WHOSE_SUMMIT: Final = r"(?:the |an? |its |their |this |(?:this|last|next) (?:year|month|week)['’]s )?(?:\d+(?:st|nd|rd|th) |first |annual |last |recent |upcoming |\d{4} )*"
_GROUP: Final = r"(?:[A-Z][\w-]+ ){0,3}[A-Z][\w-]+"
SUMMITS: Final = SummitGrammar(
    hints=("ummit", "orum", "COP2", "COP3", "Security Conference", "Asia-Europe", "Government Meeting", "Victory Day"),
    held=re.compile(
        r"(?: meetings?| talks| gathering)?(?:,? ?(?:which|that))?(?:,? (?:is|was|were|are|will be|will|would be|had been|to be|being|due to be|set to be|scheduled to be|scheduled|due to|set to|is to|to))*"
        r"(?:,? (?:held|hosted|taking place|took place|takes place|take place|convened|convenes|scheduled|opens?|opening|opened|starts?|starting|started|begins?|beginning|began|kicks? off|kicked off|gets under way|ends?|ended|wrapped up|concluded))?"
        r",? ?\(?(?:(?:in|at|by|on|from|for|of)\b ?)?(?:(?:the )?(?:\w+ )?(?:city|town|resort|island|capital|village) (?:of )?)?(?:the |nearby |early |late |mid-)?"
    ),
    inside=re.compile(r"\b(?:in|at|hosted by)\b"),
    ahead=re.compile(r"\b(?:will|would|to be|due|set|scheduled|upcoming|next)\b"),
    named_before=re.compile(
        rf"(?:['’]s?)? ?(?:(?:at|for|during|to|of|attended|skipped|missed) )?(?:the |a |an |its |his |her )?(?:\d+(?:st|nd|rd|th) )?(?:annual |last |recent )?"
        rf"|,? (?:when )?(?:[A-Z][\w.’'-]+ ){{1,4}}(?:(?:will|is to|is due to|is set to|is scheduled to|would) )?(?:{_HOSTS}|attends?|attended|skips?|skipped|missed) (?:the |an? |its )?(?:annual )?"
        rf"|,? (?:(?:[A-Z][\w.’'-]+ ){{1,4}}|s?he )(?:(?:\w+ )?(?:flew|flies|travel(?:l)?ed|travels|went|goes|came|comes|was|headed|journeyed|arrived|met \w+) (?:on )?(?:to|in) )[^,;:.]{{2,40}},? (?:for|at|to attend) {_WHOSE_SUMMIT}"
    ),
    place_before=re.compile(
        rf"(?:['’]s|[- ]hosted|,? (?:which|who|that)(?: has| had)?)? ?(?:(?:(?:will|is to|is due to|is set to|is scheduled to|would) )?{_HOSTS} )?(?:the |an? |its )?(?:(?:first|next|last|annual|upcoming|\d{{4}}) )?"
    ),
    called_off=re.compile(r"\b(?:postpon\w+|cancel\w*|call\w* off|delay\w*|scrap\w*|reschedul\w+)\b"),
    hosted=re.compile(rf"\b{_HOSTS}\b"),
    goes_to=re.compile(
        r"\b(?:in|to|into|reached|visited|visits|visiting) (?:the (?:\w+ )?(?:city|town|resort|capital) of |the |nearby )?$"
    ),
    for_it=re.compile(
        rf"[ ,]*(?:on|from|in|between)?[ ,]*(?:at|for|during|to attend|attending|attended|where \w+ (?:will |is to )?attend\w*) {_WHOSE_SUMMIT}"
    ),
    own_city=re.compile(r"(?:\b[Tt]he|['’]s?|\d{4}) $"),
    parted=re.compile(
        rf"\b(?P<group>{_GROUP})(?:['’]s? (?:[A-Z][\w-]+ ){{1,3}}"
        rf"|(?:['’]s?)? (?:leaders|members|group|bloc|alliance|countries|nations|allies|heads of (?:state|government)|states)\b[^.;:]{{0,50}}? (?:an?|the|its|their|this) (?:\w+ ){{0,2}}?)summit\b(?! of (?:the|leaders|heads|[A-Z]\w+ (?:leaders|and)))"
        rf"|\b[Ss]ummit of (?:the )?(?:(?:leaders|heads of state|members) of (?:the )?)?(?P<group2>{_GROUP})(?: (?:leaders|countries|nations|members|bloc|group|alliance|states))*\b"
    ),
)


# ---- first, last and numbered journeys

_FIRST: Final = r"(?:first|maiden|inaugural)"
_TRIP: Final = r"(?:trip|visit|journey|travel)"
_ABROAD: Final = r"(?:abroad|overseas|out of the country|outside (?:of )?(?:his|her|the|their) (?:own )?(?:home )?country|outside (?:of )?(?:Russia|Israel|Sudan|North Korea|Syria|China))"
_LEAVES: Final = (
    rf"(?:travel|travell?ed|travels|ventured?|ventures|go|goes|gone|went|been|is|was|trip|journey) {_ABROAD}"
    r"|(?:left|leaves?|leaving) (?:the country|Russia|Israel|Sudan|Syria|North Korea|home)"
)
_KINDS: Final = r"(?:known |confirmed |such |publicly known |announced )"
_PLAIN: Final = r"(?:ever|known|foreign|overseas|solo|personal|in-person|wartime|public|trip|face-to-face)"
_FORMAL: Final = r"(?P<formal>(?:official|state|working|bilateral|presidential|diplomatic|formal) )"
_MEMBER: Final = r"(?:an?|any|another) (?:(?:ICC|court) )?(?:member|state party|signatory)(?: state| country| nation)?(?: of the (?:ICC|International Criminal Court|court)| to the Rome Statute)?"
_ORDINALS: Final = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_NOT: Final = r"\b(?:has|had|have)(?: not|n['’]t| never)(?: once)? "
_GONE: Final = r"(?:visited|been (?:back )?to|travell?ed to|gone to|returned to|set foot (?:in|on)|flown to)"
_LENGTH: Final = r"(?=,? since\b| in (?:(?:more than|over|nearly|almost|at least|about) )?(?:an?|two|three|four|five|six|seven|eight|nine|ten|\d+) \w+)"
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
        "th foreign",
        "th overseas",
        "fth",
        "abroad",
        "not visited",
        "not been",
        "not set foot",
        "not travel",
        "few foreign",
        "aiden",
        "th to ",
        "th time",
        "foreign travel",
        "rips abroad",
        "rips overseas",
        "never been",
        "never visit",
        "never travel",
        "never set foot",
        "never before",
    ),
    of_first=("irst", "aiden", "never "),
    of_last=("ast ", "revious", "ecent"),
    of_stay=(
        "not ",
        "n't ",
        "n’t ",
        "ever ",
        "arely",
        "eldom",
        "few ",
        "rare",
        "handful",
        "limited",
        "avoided",
        "curtail",
        "scaled back",
        "cut back",
    ),
    first=re.compile(
        rf"\b{_FIRST}[- ]{_KINDS}*(?:ever |official )?(?:{_TRIP} (?:{_ABROAD}|out of [A-Z]\w+)|(?:foreign|international|overseas) {_TRIP}"
        rf"|{_TRIP} to (?:a|any|another) foreign country|(?:abroad|overseas)(?=,? since)|time\b.{{0,60}}?\b(?:{_LEAVES}))"
        rf"|\b(?:{_LEAVES})\b(?: again)? for the first time",
        re.IGNORECASE,
    ),
    first_member=re.compile(
        rf"\b{_FIRST}[- ]{_KINDS}*(?:{_TRIP}|journey)? ?to {_MEMBER}\b"
        r"|\bfirst (?:ICC|court) (?:member|signatory|state party)(?: state| country| nation)?,? (?:that |which )?(?:[A-Z][\w]+ ){1,3}(?:has |had )?(?:visited|travell?ed to|set foot in|been to|gone to)",
        re.IGNORECASE,
    ),
    first_to=re.compile(
        rf"\b{_FIRST}[- ](?:{_PLAIN} )*{_FORMAL}?(?:{_TRIP} |(?=to\b))(?:as (?:\w+ ){{1,3}})?(?:back )?to (?:the (?:\w+ capital,? )?)?",
        re.IGNORECASE,
    ),
    first_holder=re.compile(
        r"\bfirst (?:ever |sitting |serving |incumbent )*(?:[A-Z][\w.]+ ){0,2}(?:president|prime minister|premier|leader|chancellor|pope|pontiff|head of (?:state|government)|secretary of state|foreign minister)"
        r" (?P<formal>(?!)x)?(?:to (?:ever )?(?:visit|set foot (?:in|on)|travel to|go to|come to)|who (?:has )?(?:ever )?visited) (?:the )?"
    ),
    visit_to=re.compile(
        rf"\b{_FORMAL}?{_TRIP} to (?:the )?|\b(?:visit(?:s|ed|ing)?|arriv\w+ in|land\w+ in|travel\w* to|return\w* to|went to|goes to|flew to|flies to|came to|set foot (?:in|on)) (?:the )?"
    ),
    is_first=re.compile(
        r"(?: (?:this|on|last) \w+| [\w-]+ly)?,? (?:(?:is|was|will be|would be|marks|marked|being),? (?:also )?(?:his|her|the) (?:first|maiden)(?: (?:visit|trip|journey))?(?: there| by the \w+)?(?=,? (?:since|in|as)\b)|for (?:the )?first time\b)"
    ),
    never_to=re.compile(rf"\b(?:has|had) never (?:before )?(?P<formal>(?:officially) )?{_GONE} (?:the )?"),
    before_now=re.compile(r" (?:before|until (?:now|this week|today|then|\w+day))\b"),
    opens_since=re.compile(r"\W*(?:[Ee]ver )?[Ss]ince\b"),
    stayed_since=re.compile(
        rf"{_NOT}(?:left (?:the country|Russia|Israel|Sudan|Syria|North Korea|home)\b|(?:travell?ed|been|gone|ventured) (?:abroad|overseas))",
        re.IGNORECASE,
    ),
    opening=re.compile(r"\W*(?:On|During|In|For|At|With|Making|Before|After|Ahead of|Beginning|Starting) "),
    first_there=re.compile(
        rf"\b{_FIRST}[- ](?:{_PLAIN} )*{_FORMAL}?{_TRIP} (?:there|to (?:the|that) (?:[\w-]+ )?(?:country|nation|island|kingdom|capital))\b",
        re.IGNORECASE,
    ),
    of_a_kind=re.compile(r",? (?:as|by|with|together|of|after|under|during|for)\b"),
    own=re.compile(r"(?:\b(?:[Hh]is|[Hh]er)|['’]s|s['’]) $"),
    stayed=re.compile(
        rf"{_NOT}(?:left (?:\w+|the country)(?: \w+)?|(?:travell?ed|been|gone|ventured|set foot) (?:abroad|overseas|outside (?:of )?\w+(?: \w+)?)){_LENGTH}",
        re.IGNORECASE,
    ),
    stayed_member=re.compile(rf"{_NOT}{_GONE} {_MEMBER}", re.IGNORECASE),
    stayed_from=re.compile(rf"{_NOT}{_GONE} (?:the )?", re.IGNORECASE),
    rarely=re.compile(
        r"\b(?:rarely|seldom|hardly ever|scarcely) (?:left (?:the country|[A-Z]\w+)|leaves (?:the country|[A-Z]\w+)|(?:travel(?:s|l?ed)?|ventured?|ventures|gone|been) (?:abroad|overseas|outside)|undertaken trips (?:abroad|outside(?: of)? \w+)|made trips abroad)"
        r"|\b(?:made|taken|undertaken) (?:only |just |very )*(?:a )?(?:few|handful of) (?:(?:foreign|international|overseas) trips|trips (?:abroad|overseas|outside (?:of )?[A-Z]\w+))"
        r"|\b(?:foreign|international|overseas) (?:travels?|trips?)(?: \w+)? (?:has|have|had) (?:\w+ )?(?:been (?:\w+ )?(?:limited|restricted|confined|curtailed|rare|few|infrequent)|become (?:a )?(?:rar\w+|infrequent|scarce))"
        r"|\b(?:trips|travels?|visits|journeys) (?:abroad|overseas) (?:has|have|had) (?:\w+ )?(?:been (?:\w+ )?(?:limited|restricted|confined|curtailed|rare|few|infrequent)|become (?:a )?(?:rar\w+|infrequent|scarce))"
        r"|\b(?:has|had) (?:largely|mostly|generally|rarely|sharply|drastically|severely) (?:avoided|curtailed|limited|restricted|scaled back|cut back(?: on)?) (?:his |her )?(?:(?:foreign|overseas|international) (?:travels?|trips)|travel(?:l?ing)? (?:abroad|overseas)|trips (?:abroad|overseas)|leaving (?:the country|Russia|Israel|Sudan))",
    ),
    numbered=re.compile(
        rf"\b({_ORDINALS}) (?:foreign |overseas |international |known )*(?:trip|visit|journey)(?: (?:abroad|overseas)| (?=since|this)| (?:that )?(?:[A-Z]\w+ |s?he )(?:has|had) (?:taken|made|undertaken)(?=,? (?:since|this))|(?P<to> to (?:the )?))"
        rf"|(?:(?<=['’]s )|(?<=his )|(?<=her ))({_ORDINALS})(?P<to2> to (?:the )?)",
        re.IGNORECASE,
    ),
    span=re.compile(r"(?:,? )?(?:so far )?(?P<span>this year|this month|of the year)\b", re.IGNORECASE),
    since=re.compile(r"\b(?:since|after)\b ", re.IGNORECASE),
    since_warrant=re.compile(
        r"\b(?:since|after)\b.{0,90}\b(?:warrant|legal charges|was charged by the|was indicted by the|(?:court|ICC|judges|tribunal|Hague) (?:has |had )?(?:ordered|sought|demanded|called for) (?:his|her) arrest)\b",
        re.IGNORECASE,
    ),
    since_office=re.compile(
        r"\b(?:since (?:(?:he|she) )?(?:becoming|became|taking (?:office|power|over)|took (?:office|power|over)|entering the White House|assum(?:ing|ed) (?:office|power|the (?:presidency|White House))|(?:his |her )?inauguration|being (?:inaugurated|sworn in)|coming to power|came to power)"
        r"|as (?:the )?(?:U\.?S\.? |Russian )?(?:president|prime minister|chancellor|premier|leader|pope|commander[- ]in[- ]chief|secretary of state|foreign minister|head of state)"
        r"|in office|of (?:his|her) (?:presidency|premiership|tenure|(?:first|second|third|fourth|fifth|new|current) term|papacy|pontificate|chancellorship))\b",
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
    denied=re.compile(r"(?:\bnot|n['’]t|\bnever|\bhardly|\bif|\bwhether)(?: [\w'’]+){0,3} $", re.IGNORECASE),
    last_abroad=re.compile(
        rf"\blast (?:travel(?:l)?ed|went|was|ventured|been) (?:{_ABROAD})\b|\blast left (?:the country|[A-Z]\w+)\b"
        r"|\b(?:last|previous|most recent) (?:foreign|overseas|international) (?:trips?|visits?)\b|\b(?:last|previous|most recent) (?:trip|visit) (?:abroad|overseas)\b",
        re.IGNORECASE,
    ),
    last_to=re.compile(
        rf"\blast (?:visited|travell?ed to|went to|was in|came to|set foot in) (?:the )?|(?:\b(?:his|her)|['’]s) (?:last|previous|most recent) {_TRIP} to (?:the )?",
        re.IGNORECASE,
    ),
    to_day=re.compile(
        r"(?:,| |\b(?:was|were|is|came|to|back|in|on|and|the|took|place|made|month|during|had|been)\b|[A-Z][\w’']+)*"
    ),
)
