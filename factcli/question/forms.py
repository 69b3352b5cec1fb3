"""The forms of questions about facts: what the words look like, and which part of a fact is then asked for.

To add a form, add a row to :data:`FORMS` and a case to ``tests/data/questions``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcli.frozen import frozen
from factcli.query import Asked
from factcli.question.asking import Asking
from factcli.question.pattern import Pattern

_HOLDS = (
    r"(?:mention|cover|discuss|talk|describe|contain|include|carry|carrie|quote|sa[iy]|tell|told|state|report"
    r"|refer|deal|give|ha)\w*"
)
_SAID = r"said(?: out)?"
"""Any of the verbs below: a form that has it is looked for in a line in which each of them stands as "said"."""

_SAYING = frozenset(
    """said says say told tells claim claims claimed stated argue argues argued called calls insisted insists
    quoted warned warns declared remarked remarks commented noted notes added mentioned wrote writes expressed
    announced spoke talked described describes stressed stresses emphasised emphasized emphasises emphasizes
    acknowledges acknowledged admits admitted think thinks thought believe believes believed maintains
    maintained contends contended asserts asserted alleges alleged concedes conceded recognises recognizes
    recognised recognized highlights highlighted underlines underlined suggests suggested confirms confirmed
    reports reported observes observed explains explained reckons reckoned considers considered deems deemed
    reveals revealed voices voiced regards rates rated concludes concluded judges judged complains complained
    accuses accused demands demanded criticises criticizes criticised criticized""".split()
)
_POINTING = frozenset({"pointed", "points"})
"""Verbs of saying before "out"."""

_ASKER = r"(?:i|we|one|you|someone|people)"
_NO_AUXILIARY = r"(?!did|does|do|has|had|was|were|is|are)"


@frozen
class Nouns:
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


class Form:
    """A form of question: what its words look like, and the part it asks for.

    ``marks`` are words with spaces between, one of each of which stands in whatever the pattern matches.
    """

    def __init__(self, asked: Asked, text: str, *marks: str) -> None:
        self.asked = asked
        self.marks = tuple(frozenset(each.split()) for each in marks)
        self._pattern = Pattern(text)
        self._says = _SAID in text

    def search(self, asking: Asking) -> re.Match[str] | None:
        """Return where a question has this form."""
        line = said(asking.words, asking.line) if self._says else asking.line
        return self._pattern.search(line, asking.words)


def forms(words: frozenset[str]) -> Iterator[Form]:
    """Yield the forms that a question of these words may have."""
    for form in FORMS:
        for marks in form.marks:
            if marks.isdisjoint(words):
                break
        else:
            yield form


@lru_cache(maxsize=16)
def said(words: frozenset[str], line: str) -> str:
    """Return a line of these words with "said" in the place of each verb of saying."""
    if words.isdisjoint(_SAYING | _POINTING):
        return line
    each = line.split(" ")
    return " ".join(
        "said" if word in _SAYING or (word in _POINTING and each[place + 1 : place + 2] == ["out"]) else word
        for place, word in enumerate(each)
    )


_WHO = r"^(?:and |so )?who"

FORMS = (
    Form(
        "document",
        rf"^(?:in |from )?(?:which|what) (?:of the )?{_DOCUMENT.text}\b"
        rf"(?! did| does| do(?! {_ASKER}\b))"
        rf"(?: {_HOLDS}\b|(?: {_ASKER})? (?:can|could|might|may|should|do) (?:{_ASKER} )?"
        r"(?:read|find|look|learn|open|see|consult|cite)\b)?",
        "what which",
        _DOCUMENT.words,
    ),
    Form(
        "document",
        rf"^where (?:can|could|do|might|would|should) {_ASKER} (?:\w+ )?(?:read|find|look|see|learn|check)\b",
        "where",
        "read find look see learn check",
    ),
    Form(
        "document",
        r"^where (?=.* (?:discussed|mentioned|covered|reported|described|told|quoted|written)(?: on| about)?$)",
        "where",
        "discussed mentioned covered reported described told quoted written",
    ),
    Form("document", r"^where is there (?:something|anything|information) (?:on|about)\b", "where", "there"),
    Form("document", rf"^where (?:is|was) it (?:\w+ly )?(?:{_SAID}|written|recorded)\b", "where", "it"),
    Form(
        "document",
        rf"^(?:the )?{_DOCUMENT.text} (?:that |which )?{_HOLDS}\b|^sources? (?:for|of|on)\b",
        _DOCUMENT.words,
    ),
    Form(
        "speaker",
        rf"{_WHO}(?: was it that| is it that| has| had| is| was)?"
        r"(?: ever| also| still| first| long| often| always| \w+ly)? "
        rf"{_SAID}\b(?! to have| by)",
        "who",
    ),
    Form(
        "speaker",
        rf"\b(?:{_SAID} who|who {_SAID} (?:this|that|it|so)|said by whom|according to whom)\b",
        "who whom",
    ),
    Form("speaker", r"\b(?:quote|quoted|words|said|written|statement) (?:from|by) whom?\b", "who whom", "from by"),
    Form("speaker", rf"\bby whom (?:was|is|were|are) (?:it |this |that )?(?:also )?{_SAID}\b", "whom"),
    Form(
        "speaker",
        rf"{_WHO} (?:is|was|are|were) \w+ to have {_SAID}\b|\bwho (?:is|was) (?:being )?quoted\b",
        "who",
        "have quoted",
    ),
    Form("speaker", rf"\bwhose {_OPINION.text}\b|\bwhose \w+ (?:is|was) (?:it|this|that)\b", "whose"),
    Form(
        "speaker", rf"\b{_AUTHOR.text} of (?:(?:the|this|that|these) )?{_OPINION.text}\b", _AUTHOR.words, _OPINION.words
    ),
    Form("speaker", r"^(?:\w+ )?attribution(?: of| for| check)?\b", "attribution"),
    Form("speaker", rf"\battribute (?:the|this|that|these) {_OPINION.text}\b", "attribute"),
    Form(
        "speaker",
        rf"^(?:which|what)(?=(?P<said> {_NO_AUXILIARY}(?:\w+ ){{1,3}}"
        rf"(?<!is )(?<!was )(?<!are )(?<!were )(?<!been ){_SAID}\b)"
        r"(?! by| to have| to be))",
        "what which",
    ),
    Form(
        "duration",
        r"\b(?:since when|until when|(?:for )?how (?:long|much time)|how often)\b",
        "when long often much",
        "since until how",
    ),
    Form(
        "duration",
        r"\b(?:number of|(?:for )?how many) (?:straight|consecutive|successive) (?:years|months|weeks|days)\b",
        "straight consecutive successive",
    ),
    Form(
        "duration",
        r"\bhow many (?:years|months|weeks|days) (?:running|in a row|on the trot)\b",
        "how",
        "running row trot",
    ),
    Form("duration", r"\bfor how many (?:years|months|weeks|days)\b", "how", "years months weeks days"),
    Form("month", r"\b(?:what|which) (?:day and )?month\b", "month"),
    Form("year", r"\b(?:what|which) year\b", "year"),
    Form("time", r"(?:^(?:and |so )?|\b(?:exactly|know|of) )when\b(?! asked| questioned)", "when"),
    Form("time", r"\bwhen (?:did|do|does|was|were|is|are|will|had|has)\b", "when"),
    Form(
        "time",
        r"\b(?:what|which) (?:day|date|years|months|weekday|time|period)s?\b(?: of (?:the week|day))?",
        "what which",
        "day days date dates years months weekday weekdays time times period periods",
    ),
    Form(
        "time",
        r"^in (?:which|what) parts? of (?:the )?(?:\w+ )?(?:period|year|month|week|day|decade|century)\b",
        "part parts",
        "period year month week day decade century",
    ),
    Form("time", r"\b(?:(?:day|date|year|time) of|day|date|weekday|timing)\b", "day date weekday timing year time"),
    Form(
        "reason",
        r"^what (?:explains?|explained|accounts? for|accounted for|caused|led to|prompted)\b",
        "what",
        "explain explains explained account accounts accounted caused led prompted",
    ),
    Form("reason", r"^what (?:is|was|were|are|lay|lies) behind\b", "what", "behind"),
    Form(
        "reason",
        r"^what (?:(?:led|drove|moved|pushed|induced) (?=.* to )|made )",
        "what",
        "led made drove moved pushed induced",
    ),
    Form("reason", rf"^(?:to|for|with) what (?:end|intention|{_PURPOSE.text})s?\b", "what", "to for with"),
    Form("reason", rf"\b{_PURPOSE.text} (?:of|behind|in)\b", _PURPOSE.words),
    Form(
        "reason",
        r"\b(?:supposed|meant|intended|designed|expected) to (?:achieve|accomplish|attain|bring about|lead to|serve)$",
        "what",
        "supposed meant intended designed expected",
    ),
    Form("reason", r"^whats? (?:is |was )?the point (?:of|in|behind)\b", "point"),
    Form("amount", r"^how (?=(?:old|tall|high|deep|wide|heavy|fast)\b)", "how", "old tall high deep wide heavy fast"),
    Form("amount", r"\bhow (?:many|much|large|big)\b", "how", "many much large big"),
    Form(
        "amount",
        r"^(?:to|from) (?:about |around |roughly |approximately )?what (?:level|figure|number|amount)\b",
        "level figure number amount",
    ),
    Form(
        "amount",
        r"\b(?:what|which) (?:number|amount|sum|figure|share)\b",
        "what which",
        "number amount sum figure share",
    ),
    Form(
        "amount",
        rf"^(?:what (?:is|was|were|are) )?(?:the )?{_NUMBER.text} (?:of|for|on|that|which)\b",
        _NUMBER.words,
    ),
    Form("amount", r"\b(?:number|amount|count|total)$", "number amount count total"),
    Form("reason", r"\bwhy\b|\bhow come\b|\bbecause of what\b", "why come because"),
    Form("reason", r"\b(?:on what grounds?|grounds)\b", "grounds ground"),
    Form("reason", rf"\b{_REASON.text}\b", _REASON.words),
    Form(
        "place",
        r"^(?:and )?where\b|\bwhereabouts\b|\bin (?:which|what) (?:place|location)s?\b",
        "where whereabouts place places location locations",
    ),
    Form("place", r"^in (?:which|what) parts? of\b", "part parts"),
    Form("recipient", rf"^(?:to|for) whom\b|{_WHO}(?=.* (?:for|to)$)", "who whom"),
    Form("object", rf"{_WHO}(?=.* (?:with|against|at|on)$)", "who"),
    Form("subject", rf"{_WHO} (?:is|was|are|were)(?= (?:the|a|an)\b)", "who", "the a an"),
    Form(
        "object",
        rf"^(?:against |from |at |with |about )?whom\b|{_WHO} (?:did|do|does)\b(?! not| never)",
        "who whom",
        "whom did do does",
    ),
    Form("object", rf"{_WHO} (?:needs?|ha[sd]|have|ought) to be(?= \w+(?:ed|en)\b)", "who", "be"),
    Form(
        "object", rf"{_WHO} (?=(?:got|gets|received|receives|obtained)\b)", "who", "got gets received receives obtained"
    ),
    Form(
        "object",
        rf"{_WHO} (?:is|was|are|were|got|gets|get)(?: being| been)?(?= \w+(?:ed|en)\b)"
        rf"|{_WHO} (?:has|have|had) been\b(?! \w+ing\b)",
        "who",
        "is was are were got gets get been",
    ),
    Form("agent", r"^(?:and |so |by |to |against |from )?who(?:m|se)?\b|\bby whom\b", "who whom whose"),
    Form("manner", r"^in (?:what|which) ways?\b", "way ways"),
    Form(
        "manner",
        r"^how (?:did|do|does|was|were|has|have|had|will|can)\b"
        r"(?!.* (?:described|seen|viewed|judged|rated|assessed|characteri[sz]ed|portrayed|considered|regarded)$)",
        "how",
    ),
    Form(
        "quote",
        r"\b(?:quot(?:e|es|ation|ations)|exact words|verbatim)\b",
        "quote quotes quotation quotations words verbatim",
    ),
)
"""Of those that match the one that begins first decides; of several that begin together the first here."""
