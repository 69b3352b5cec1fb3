"""The forms of questions about facts: what the words look like, and which part of a fact is then asked for.

To add a form, add a row to :data:`FORMS` and a case to ``tests/data/questions``.
"""

from __future__ import annotations

from typing import NamedTuple

from factcli.query import Asked
from factcli.question.pattern import Pattern, pattern

_HOLDS = (
    r"(?:mention|cover|discuss|talk|describe|contain|include|carry|carrie|quote|sa[iy]|tell|told|state|report"
    r"|refer|deal|give|ha)\w*"
)
_SAID = (
    r"(?:said|says|say|told|tells|claims?|claimed|stated|argue[sd]?|called|calls|insist(?:ed|s)|quoted|warned|warns"
    r"|declared|remarked|remarks|commented|noted|notes|added|mentioned|wrote|writes|expressed|announced|spoke|talked"
    r"|described|describes|pointed out|points out|stress(?:ed|es)|emphasi[sz]e[sd]|acknowledge[sd]|admit(?:s|ted)"
    r"|thinks?|thought|believe[sd]?|maintain(?:s|ed)|contend(?:s|ed)|assert(?:s|ed)|allege[sd]|conced(?:es|ed)"
    r"|recogni[sz]e[sd]|highlight(?:s|ed)|underline[sd]|suggest(?:s|ed)|confirm(?:s|ed)|report(?:s|ed)|observe[sd]"
    r"|explain(?:s|ed)|reckon(?:s|ed)|consider(?:s|ed)|deem(?:s|ed)|reveal(?:s|ed)|voice[sd]|regards|rate[sd]|conclude[sd]|judge[sd]"
    r"|complain(?:s|ed)|accuse[sd]|warn(?:s|ed)|demand(?:s|ed)|critici[sz]e[sd])"
)
_ASKER = r"(?:i|we|one|you|someone|people)"
_NO_AUXILIARY = r"(?!did|does|do|has|had|was|were|is|are)"


class Nouns(NamedTuple):
    """Some nouns and their plurals: the words themselves, and the pattern of any one."""

    words: str
    text: str


def _nouns(words: str) -> Nouns:
    each = words.split()
    return Nouns(" ".join(f"{word} {word}s" for word in each), f"(?:{'|'.join(each)})s?")


_DOCUMENT = _nouns("document source report article file paper text publication")
_NUMBER = _nouns("number amount size sum total figure count toll value")
_REASON = _nouns("reason cause motive rationale justification factor")
_OPINION = _nouns(
    "words quote quotation statement remark phrase opinion view claim assessment judgement judgment verdict estimate"
    " comment report finding complaint appeal message line"
)
_AUTHOR = _nouns("author originator source")
_PURPOSE = _nouns("purpose aim goal objective")


class Form(NamedTuple):
    """A form of question: the pattern its folded words match, and the part it asks for."""

    pattern: Pattern
    asked: Asked


def _form(asked: Asked, marks: str, text: str) -> Form:
    return Form(pattern(marks, text), asked)


_WHO = r"^(?:and |so )?who"

FORMS = (
    _form(
        "document",
        "what which",
        rf"^(?:in |from )?(?:which|what) (?:of the )?{_DOCUMENT.text}\b"
        rf"(?! did| does| do)(?: {_HOLDS}\b"
        rf"|(?: {_ASKER})? (?:can|could|might|may|should) (?:{_ASKER} )?"
        r"(?:read|find|look|learn|open|see|consult|cite)\b)?",
    ),
    _form(
        "document",
        "where",
        rf"^where (?:can|could|do|might|would|should) {_ASKER} (?:\w+ )?(?:read|find|look|see|learn|check)\b",
    ),
    _form(
        "document",
        "where",
        r"^where (?=.* (?:discussed|mentioned|covered|reported|described|told|quoted|written)(?: on| about)?$)",
    ),
    _form(
        "document", "where", rf"^where (?:is|was) it (?:\w+ly )?{_SAID}\b|^where (?:is|was) it (?:written|recorded)\b"
    ),
    _form(
        "document",
        _DOCUMENT.words,
        rf"^(?:the )?{_DOCUMENT.text} (?:that |which )?{_HOLDS}\b|^sources? (?:for|of|on)\b",
    ),
    _form(
        "speaker",
        "who",
        rf"{_WHO}(?: was it that| is it that| has| had| is| was)?"
        r"(?: ever| also| still| first| long| often| always| \w+ly)? "
        rf"{_SAID}\b(?! to have| by)",
    ),
    _form(
        "speaker", "who whom", rf"\b(?:{_SAID} who|who {_SAID} (?:this|that|it|so)|said by whom|according to whom)\b"
    ),
    _form("speaker", "who whom", r"\b(?:quote|quoted|words|said|written|statement) (?:from|by) whom?\b"),
    _form("speaker", "whom", rf"\bby whom (?:was|is|were|are) (?:it |this |that )?(?:also )?{_SAID}\b"),
    _form("speaker", "who", rf"{_WHO} (?:is|was|are|were) \w+ to have {_SAID}\b|{_WHO} (?:is|was) (?:being )?quoted\b"),
    _form("speaker", "whose", rf"\bwhose {_OPINION.text}\b|\bwhose \w+ (?:is|was) (?:it|this|that)\b"),
    _form("speaker", _AUTHOR.words, rf"\b{_AUTHOR.text} of (?:the|this|that|these) {_OPINION.text}\b"),
    _form("speaker", "attribution", r"^(?:\w+ )?attribution(?: of| for| check)?\b"),
    _form("speaker", "attribute", rf"\battribute (?:the|this|that|these) {_OPINION.text}\b"),
    _form(
        "speaker",
        "what which",
        rf"^(?:which|what) {_NO_AUXILIARY}(?:\w+ ){{1,3}}(?<!is )(?<!was )(?<!are )(?<!were )(?<!been ){_SAID}\b"
        r"(?! by| to have| to be)",
    ),
    _form(
        "duration", "when long often much", r"\b(?:since when|until when|(?:for )?how (?:long|much time)|how often)\b"
    ),
    _form(
        "duration",
        "straight consecutive successive",
        r"\b(?:number of|(?:for )?how many) (?:straight|consecutive|successive) (?:years|months|weeks|days)\b",
    ),
    _form("duration", "how", r"\bhow many (?:years|months|weeks|days) (?:running|in a row|on the trot)\b"),
    _form("duration", "how", r"\bfor how many (?:years|months|weeks|days)\b"),
    _form("month", "month", r"\b(?:what|which) (?:day and )?month\b"),
    _form("year", "year", r"\b(?:what|which) year\b"),
    _form("time", "when", r"(?:^(?:and |so )?|\b(?:exactly|know|of) )when\b"),
    _form("time", "when", r"\bwhen (?:did|do|does|was|were|is|are|will|had|has)\b"),
    _form(
        "time",
        "what which",
        r"\b(?:what|which) (?:day|date|years|months|weekday|time|period)s?\b(?: of (?:the week|day))?",
    ),
    _form("time", "day date weekday timing year time", r"\b(?:(?:day|date|year|time) of|day|date|weekday|timing)\b"),
    _form("reason", "what", r"^what (?:explains?|explained|accounts? for|accounted for|caused|led to|prompted)\b"),
    _form("reason", "what", r"^what (?:is|was|were|are|lay|lies) behind\b"),
    _form("reason", "what", r"^what (?:led|made|drove|moved|pushed|induced) (?=.* to )"),
    _form("reason", "what", r"^(?:to|for|with) what (?:end|purpose|aim|goal|objective|intention)s?\b"),
    _form(
        "reason",
        _PURPOSE.words,
        rf"\b{_PURPOSE.text} (?:of|behind|in)\b",
    ),
    _form("amount", "how", r"^how (?=(?:old|tall|high|deep|wide|heavy|fast)\b)"),
    _form(
        "amount",
        "how what which",
        r"\bhow (?:many|much|large|big)\b|\b(?:what|which) (?:number|amount|sum|figure|share)\b",
    ),
    _form(
        "amount",
        _NUMBER.words,
        rf"^(?:what (?:is|was|were|are) )?(?:the )?{_NUMBER.text} (?:of|for|on|that|which)\b",
    ),
    _form("amount", "number amount count total", r"\b(?:number|amount|count|total)$"),
    _form("reason", "why how what", r"\bwhy\b|\bhow come\b|\bbecause of what\b"),
    _form("reason", "grounds ground", r"\b(?:on what grounds?|grounds)\b"),
    _form("reason", _REASON.words, rf"\b{_REASON.text}\b"),
    _form(
        "place", "where whereabouts in", r"^(?:and )?where\b|\bwhereabouts\b|\bin (?:which|what) (?:place|location)s?\b"
    ),
    _form("subject", "who", rf"{_WHO} (?:is|was|are|were)(?= (?:the|a|an)\b)"),
    _form(
        "object",
        "whom who",
        rf"^(?:to |against |from |for |at |with |about )?whom\b|{_WHO} (?:did|do|does)\b(?! not| never)",
    ),
    _form("object", "who", rf"{_WHO} (?:needs?|ha[sd]|have|ought) to be(?= \w+(?:ed|en)\b)"),
    _form("object", "who", rf"{_WHO} (?=(?:got|gets|received|receives|obtained)\b)"),
    _form(
        "object",
        "who",
        rf"{_WHO} (?:is|was|are|were|got)(?: being| been)?(?= \w+(?:ed|en)\b)"
        rf"|{_WHO} (?:has|have|had) been\b(?! \w+ing\b)",
    ),
    _form("agent", "who whom whose", r"^(?:and |so |by |to |against |from )?who(?:m|se)?\b|\bby whom\b"),
    _form("manner", "in", r"^in (?:what|which) ways?\b"),
    _form("manner", "how", r"^how (?:did|do|does|was|were|has|have|had|will|can)\b"),
    _form(
        "quote",
        "quote quotes quotation quotations words verbatim",
        r"\b(?:quot(?:e|es|ation|ations)|exact words|verbatim)\b",
    ),
)
"""Of those that match the one that begins first decides; of several that begin together the first here."""
