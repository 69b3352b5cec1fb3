"""The forms of questions about facts: what the words look like, and which part of a fact is then asked for.

To add a form, add a row to :data:`FORMS` and a case to ``tests/data/questions``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from factcli.query import Asked

_DOCUMENT = r"(?:document|source|report|article|file|paper|text|publication|news story)s?"
_HOLDS = r"(?:mention|cover|discuss|talk|describe|contain|include|carry|carrie|quote|say|report|refer|deal|give|ha)\w*"
_SAID = (
    r"(?:said|says|say|told|tells|claims?|claimed|stated|argue[sd]?|called|calls|insist(?:ed|s)|quoted|warned|warns"
    r"|declared|remarked|remarks|commented|noted|notes|added|mentioned|wrote|writes|expressed|announced|spoke|talked"
    r"|described|describes|pointed out|points out|stressed|emphasised|emphasized|acknowledged|admitted)"
)
_ASKER = r"(?:i|we|one|you|someone|people)"
_NO_AUXILIARY = r"(?!did|does|do|has|had|was|were|is|are)"
_NUMBER = r"(?:number|amount|size|sum|total|figures?|count|toll|value)"


class Pattern(NamedTuple):
    """A regular expression that is compiled when it is first searched for: all of them take 3 ms."""

    text: str

    def search(self, line: str) -> re.Match[str] | None:
        """Return where a line matches."""
        return re.search(self.text, line)


class Form(NamedTuple):
    """A form of question: the pattern its folded words match, and the part it asks for."""

    pattern: Pattern
    asked: Asked


def _form(asked: Asked, pattern: str) -> Form:
    return Form(Pattern(pattern), asked)


_WHO = r"^(?:and |so )?who"

FORMS = (
    _form("document", rf"^(?:in |from )?(?:which|what) (?:of the )?{_DOCUMENT}\b(?! did| does| do)(?: {_HOLDS}\b)?"),
    _form(
        "document",
        rf"^where (?:can|could|do|might|would|should) {_ASKER} (?:\w+ )?(?:read|find|look|see|learn|check)\b",
    ),
    _form("document", rf"^(?:the )?{_DOCUMENT} (?:that |which )?{_HOLDS}\b|^sources? (?:for|of|on)\b"),
    _form(
        "speaker", rf"{_WHO}(?: was it that| is it that| has| had| is| was)?(?: ever| also)? {_SAID}\b(?! to have| by)"
    ),
    _form("speaker", rf"\b(?:{_SAID} who|who {_SAID} (?:this|that|it|so)|said by whom|according to whom)\b"),
    _form("speaker", r"\b(?:quote|quoted|words|said|written|statement) (?:from|by) whom?\b"),
    _form("speaker", r"\bwhose (?:words|quote|statement|remark|phrase|opinion|view|claim)s?\b"),
    _form("speaker", rf"^(?:which|what) {_NO_AUXILIARY}(?:\w+ ){{1,3}}{_SAID}\b(?! by| to have| to be)"),
    _form("duration", r"\b(?:since when|until when|(?:for )?how long|how often|how old)\b"),
    _form("duration", r"\bfor how many (?:years|months|weeks|days)\b"),
    _form("time", r"(?:^(?:and |so )?|\b(?:exactly|say|know|of) )when\b"),
    _form("time", r"\bwhen (?:did|do|does|was|were|is|are|will|had|has)\b"),
    _form("time", r"\b(?:what|which) (?:day|date|year|month|weekday|time|period)s?\b(?: of the week)?"),
    _form("time", r"\b(?:(?:day|date|year|time) of|day|date|weekday|timing)\b"),
    _form("reason", r"^what (?:explains?|explained|accounts? for|accounted for|caused|led to|prompted)\b"),
    _form("reason", r"^(?:to|for|with) what (?:end|purpose|aim|goal|objective|intention)s?\b"),
    _form("reason", r"\b(?:purpose|aim|goal|objective)s? (?:of|behind|in)\b"),
    _form("amount", r"\bhow (?:many|much|large|big)\b|\b(?:what|which) (?:number|amount|sum|figure|share)\b"),
    _form("amount", rf"^(?:what (?:is|was|were|are) )?(?:the )?{_NUMBER} (?:of|for|on)\b"),
    _form("reason", r"\bwhy\b|\bhow come\b|\bbecause of what\b"),
    _form("reason", r"\b(?:reason|cause|motive|ground|rationale|justification|factor)s?\b"),
    _form("place", r"^(?:and )?where\b|\bwhereabouts\b|\bin (?:which|what) (?:place|location)s?\b"),
    _form("subject", rf"{_WHO} (?:is|was|are|were)(?= (?:the|a|an)\b)"),
    _form("object", rf"^(?:to |against |from |for |at )?whom\b|{_WHO} (?:did|do|does)\b(?! not| never)"),
    _form("object", rf"{_WHO} (?:got|gets|received|receives|obtained)\b"),
    _form(
        "object", rf"{_WHO} (?:is|was|are|were|got)(?: being| been)?(?= \w+(?:ed|en)\b)|{_WHO} (?:has|have|had) been\b"
    ),
    _form("agent", r"^(?:and |so |by |to |against |from )?who(?:m|se)?\b|\bby whom\b"),
    _form("manner", r"^how (?:did|do|does|was|were|has|have|had|will|can)\b"),
    _form("quote", r"\b(?:quot(?:e|es|ation|ations)|exact words|verbatim)\b"),
)
"""Of those that match the one that begins first decides; of several that begin together the first here."""
