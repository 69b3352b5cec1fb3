"""Third stage, for facts: a question becomes what it asks for and the demands that a fact must meet.

A question form is one row of :data:`FORMS`: what the words look like, which part is then asked for, and with it the
words that the form itself accounts for. To add a form, add a row (and a case to ``tests/data/questions``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from factcli.question.english import (
    AUXILIARIES,
    LIGHT,
    MONTHS,
    NEGATIONS,
    REQUESTS,
    SAYING,
    WEEKDAYS,
)
from factcli.question.lexicon import Lexicon
from factcli.question.phrases import Span
from factcli.question.words import Token
from factcli.query import Asked, Compare, Define, Demand, Find, Mention, Query, Word, Year
from factcli.reply import Reading


class Form(NamedTuple):
    """A form of question: the pattern its folded words match, and the part it asks for."""

    pattern: re.Pattern[str]
    asked: Asked


def _form(asked: Asked, pattern: str) -> Form:
    return Form(re.compile(pattern), asked)


_DOCUMENT = r"(?:document|source|report|article|file|paper|news story)s?"
_SAID = r"(?:said|says|say|told|tells|claims?|claimed|stated?|states|argue[sd]?|called|calls|insist(?:ed|s)|quoted|warned|warns|declared)"

FORMS = (
    _form("document", rf"^(?:in |from )?(?:which|what) (?:of the )?{_DOCUMENT}\b(?! did| does| do| say)"),
    _form(
        "document",
        r"^where (?:can|could|do|might|would|should) (?:i|we|one|you|someone) (?:\w+ )?(?:read|find|look|see|learn|check)\b",
    ),
    _form(
        "document",
        rf"\b{_DOCUMENT} (?:that |which )?(?:for|mention\w*|cover\w*|discuss\w*|talk\w*|describ\w*|contain\w*)\b",
    ),
    _form(
        "speaker",
        rf"^(?:and |so )?who(?: was it that| is it that)?(?: has| had| is| was)?(?: ever| actually| also)? {_SAID}\b(?! to have| by)",
    ),
    _form(
        "speaker",
        rf"\b(?:{_SAID} who|said by whom|according to whom|whose (?:words|quote|statement|remark|phrase|opinion|view|claim)s?)\b",
    ),
    _form("speaker", rf"^(?:which|what) (?:\w+ ){{1,3}}{_SAID}(?: that)?\b"),
    _form(
        "time", r"\b(?:when|(?:what|which) (?:day|date|year|month|weekday|time|period)s?|(?:day|date|year|time) of)\b"
    ),
    _form("amount", r"\bhow (?:many|much|large|big)\b|\b(?:what|which) (?:number|amount|sum|figure|share)\b"),
    _form("amount", r"\b(?:number|amount|size|sum|total|figures?|count|toll|value) (?:of|for|on)\b"),
    _form(
        "reason",
        r"^why\b|\bwhy\b|\bhow come\b|\b(?:reason|cause|motive|grounds|rationale|justification)s?\b|\bbecause of what\b",
    ),
    _form("place", r"^(?:and )?where\b|\bwhereabouts\b|\bin (?:which|what) (?:place|location)s?\b"),
    _form("agent", r"^(?:and |so |by |to |against |from )?who(?:m|se)?\b|\bby whom\b"),
    _form("quote", r"\b(?:quot(?:e|es|ation|ations)|exact words|verbatim)\b"),
)
"""In order: the first that matches decides."""

_DEFINING = re.compile(
    r"^(?:define|definition of|meaning of|expand|spell out|explain|"
    r"(?:please )?(?:tell me |say )?(?:what|who)s?(?: exactly)? (?:is|are|was|were|does|do|did)|who|what|whats|whos)\b"
)
_DEFINING_WORDS = frozenset(
    """define definition meaning mean means expand spell out stand stands standing for short abbreviation abbreviated acronym
    full name form called initials letters long version know known as explain describe expansion abbreviate
    exactly please tell me about""".split()
)
_COMPARING = frozenset("versus vs compare compared comparing comparison differ differs difference differences".split())
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")


@dataclass(slots=True)
class Asking:
    """A question being taken apart: what is taken is accounted for."""

    sentence: Sequence[Token]
    spans: Sequence[Span]
    lexicon: Lexicon
    taken: set[int] = field(default_factory=set)
    explanation: list[Reading] = field(default_factory=list)

    @property
    def line(self) -> str:
        """The folded words, a space between each."""
        return " ".join(token.word for token in self.sentence)

    def take(self, start: int, end: int, meaning: str) -> None:
        """Account for the tokens of a run."""
        fresh = [place for place in range(start, end) if place not in self.taken]
        if fresh:
            self.taken.update(fresh)
            words = " ".join(self.sentence[place].typed for place in range(start, end))
            self.explanation.append(Reading(words, meaning))

    def places(self, found: re.Match[str]) -> tuple[int, int]:
        """Return the tokens that a match in :attr:`line` covers."""
        start = self.line[: found.start()].count(" ")
        return start, start + len(found[0].split())

    def names(self) -> Iterator[tuple[Span, tuple[str, ...]]]:
        """Yield the runs that name things or sources, the longest at each place."""
        end = 0
        for span in sorted(self.spans, key=lambda span: (span.start, -span.end)):
            ids = tuple(sense.target for sense in span.senses if sense.sense in {"thing", "source"})
            if ids and span.start >= end:
                end = span.end
                yield span, ids


def readings(sentence: Sequence[Token], spans: Sequence[Span], lexicon: Lexicon) -> tuple[Query, list[Reading]] | None:
    """Read a question as one about facts. None where nothing is demanded of a fact."""
    asking = Asking(sentence, spans, lexicon)
    defined = _define(asking)
    if defined:
        return defined, asking.explanation
    find = _find(asking)
    if not find.demands and not find.speakers:
        return None
    return _compare(asking, find) or find, asking.explanation


def _define(asking: Asking) -> Define | None:
    """Read "what is X": nothing but a name and words that ask what it is."""
    names = list(asking.names())
    if len(names) != 1:
        return None
    span, ids = names[0]
    rest = [token for place, token in enumerate(asking.sentence) if not span.start <= place < span.end]
    plain = all(token.small or token.word in _DEFINING_WORDS for token in rest)
    if not plain or any(token.word in {"when", "where", "why"} for token in rest):
        return None
    if rest and not (_DEFINING.search(asking.line) or any(token.word in _DEFINING_WORDS for token in rest)):
        return None
    asking.take(span.start, span.end, _mention_meaning(ids))
    return Define(ids)


def _find(asking: Asking) -> Find:
    """Read what is asked for, by whom it must be said or done, and what the fact must have."""
    asked = _asked(asking)
    negative = _negations(asking)
    speakers = _speakers(asking, asked)
    agents = () if speakers else _agents(asking)
    kind = _kind(asking, asked)
    if speakers and asked == "agent" and kind is None:
        asked = "fact"
    demands = tuple(_demands(asking))
    return Find(asked, demands, kind, speakers, agents, negative)


def _asked(asking: Asking) -> Asked:
    for form in FORMS:
        found = form.pattern.search(asking.line)
        if found:
            asking.take(*asking.places(found), f"asks for the {form.asked}")
            return form.asked
    if asking.sentence and asking.sentence[0].word in AUXILIARIES:
        asking.take(0, 1, "asks whether")
        return "check"
    return "fact"


def _negations(asking: Asking) -> bool:
    negative = False
    for place, token in enumerate(asking.sentence):
        if token.word in NEGATIONS and not token.quoted and place not in asking.taken:
            asking.take(place, place + 1, "denies")
            negative = True
    return negative


def _speakers(asking: Asking, asked: Asked) -> tuple[str, ...]:
    """Find who must have said it: "X said", "X's statement", "according to X", "X on …", "told by X"."""
    if asked == "speaker":
        _take_sayings(asking)
        return ()
    for span, ids in asking.names():
        before = [token.word for token in asking.sentence[max(0, span.start - 3) : span.start]]
        after = asking.sentence[span.end : span.end + 3]
        said = any(token.stem in SAYING for token in after[:2]) and not _clause_between(asking, span)
        told = before[-2:] == ["according", "to"] or before[-3:-1] == ["according", "to"]
        passive = bool(before) and before[-1] in {"by", "from", "of"} and _saying_near(asking, span.start - 2)
        opens = bool(after) and after[0].word in {"on", "about", "re", "regarding"} and span.start <= 1
        if said or told or passive or opens:
            asking.take(span.start, span.end, f"said by {_mention_meaning(ids)}")
            _take_sayings(asking)
            return ids
    return ()


def _clause_between(asking: Asking, span: Span) -> bool:
    """Whether the saying verb behind a name asks of another: "what was Pakistan told", "is X said to"."""
    before = {token.word for token in asking.sentence[max(0, span.start - 1) : span.start]}
    return bool(before & {"was", "were", "is", "are", "been"})


def _saying_near(asking: Asking, place: int) -> bool:
    return place >= 0 and any(token.stem in SAYING for token in asking.sentence[max(0, place - 1) : place + 1])


def _take_sayings(asking: Asking) -> None:
    for place, token in enumerate(asking.sentence):
        if token.stem in SAYING and not token.quoted:
            asking.take(place, place + 1, "a word of saying")


def _agents(asking: Asking) -> tuple[str, ...]:
    """Find who must have done it: the name right behind "did", "does" or "has", in the active voice."""
    for span, ids in asking.names():
        before = [token.word for token in asking.sentence[: span.start]]
        while before and before[-1] in {"the", "a", "an"}:
            before.pop()
        after = {token.word for token in asking.sentence[span.end : span.end + 2]}
        if before and before[-1] in {"did", "does", "do", "has", "have", "had"} and "been" not in after:
            return ids
    return ()


def _kind(asking: Asking, asked: Asked) -> str | None:
    """Find the kind of thing that is asked for: "which groups …", "name the groups …", "groups that …"."""
    if asked in {"check", "amount", "time", "reason", "document", "speaker", "quote"}:
        return None
    place = 0
    while place < len(asking.sentence):
        token = asking.sentence[place]
        kinds = [
            (span, sense.target)
            for span in asking.spans
            if span.start == place
            for sense in span.senses
            if sense.sense == "kind"
        ]
        if kinds:
            span, kind = max(kinds, key=lambda found: found[0].end)
            asking.take(span.start, span.end, f"asks for things of the kind {kind}")
            return kind
        opening = token.small or token.word in REQUESTS or token.stem in LIGHT or place in asking.taken
        if not opening or token.word in AUXILIARIES:
            return None
        place += 1
    return None


def _demands(asking: Asking) -> Iterator[Demand]:
    """Yield a demand for whatever is not accounted for yet, the longest phrases first."""
    chosen: dict[int, tuple[int, Demand | None, str]] = {}
    free = set(range(len(asking.sentence))) - asking.taken
    for span in sorted(asking.spans, key=lambda span: (-_telling(asking, span), span.start)):
        run = set(range(span.start, span.end))
        telling = {place for place in run if not asking.sentence[place].small} or run
        if not telling <= free or (len(telling) == 1 and not _is_name(span)):
            continue
        free -= run
        chosen[span.start] = (span.end, *_phrase(asking, span))
    for place in sorted(free):
        chosen[place] = (place + 1, *_single(asking.sentence[place]))
    for start, (end, demand, meaning) in sorted(chosen.items()):
        asking.take(start, end, meaning)
        if demand is not None:
            yield demand


def _telling(asking: Asking, span: Span) -> int:
    return sum(not asking.sentence[place].small for place in range(span.start, span.end)) * 2 + _is_name(span)


def _is_name(span: Span) -> bool:
    return any(sense.sense in {"thing", "source"} for sense in span.senses)


def _mention_meaning(ids: Sequence[str]) -> str:
    return " or ".join(f"@{each}" for each in ids)


def _phrase(asking: Asking, span: Span) -> tuple[Demand, str]:
    ids = tuple(sense.target for sense in span.senses if sense.sense in {"thing", "source"})
    if ids:
        return Mention(ids), _mention_meaning(ids)
    text = " ".join(token.word for token in asking.sentence[span.start : span.end] if not token.small)
    return Word(text), " or ".join(f"{sense.sense} {sense.target}" for sense in span.senses)


def _single(token: Token) -> tuple[Demand | None, str]:
    """Return the demand of a single word, None for one that is passed over, and what it was read as."""
    if token.small and not token.quoted:
        return None, "a function word"
    if token.small:
        return None, "a function word"
    if _YEAR.fullmatch(token.word):
        return Year(int(token.word)), f"the year {token.word}"
    day = _ORDINAL.fullmatch(token.word)
    if day:
        return Word(day[1], hard=True), "a figure"
    if token.word in MONTHS | WEEKDAYS or token.word[0].isdigit():
        return Word(token.word, hard=True), "a date or figure: must stand in the fact"
    if (token.stem in LIGHT or token.word in REQUESTS) and not token.quoted:
        return None, "passed over: it adds nothing a fact could meet"
    return Word(token.word), "must be met by the fact"


def _compare(asking: Asking, find: Find) -> Compare | None:
    """Read "X versus Y on Z" and "Z in 2013 and 2016" as the same asked of each side."""
    if not any(token.word in _COMPARING for token in asking.sentence):
        return None
    for sort in (Year, Mention):
        several = [demand for demand in find.demands if isinstance(demand, sort)]
        if len(several) < 2:
            continue
        sides = several[:2]
        common = tuple(demand for demand in find.demands if demand not in sides)
        return Compare(tuple(replace(find, demands=(side, *common), agents=()) for side in sides))
    return None
