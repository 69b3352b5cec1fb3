"""Third stage, for facts: a question becomes what it asks for and the demands that a fact must meet.

A question form is one row of :data:`FORMS`: what the words look like, which part is then asked for, and with it the
words that the form itself accounts for. To add a form, add a row (and a case to ``tests/data/questions``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from factcli.query import Asked, Compare, Define, Demand, Find, Mention, Query, Word, Year
from factcli import english
from factcli.question.english import (
    AUXILIARIES,
    LIGHT,
    LIGHT_VERBS,
    MONTHS,
    NEGATIONS,
    NUMBERS,
    PAPERS,
    REQUESTS,
    SAYING,
    WEEKDAYS,
)
from factcli.question.lexicon import Lexicon
from factcli.question.phrases import Span
from factcli.question.words import Token
from factcli.reply import Reading


class Form(NamedTuple):
    """A form of question: the pattern its folded words match, and the part it asks for."""

    pattern: re.Pattern[str]
    asked: Asked


def _form(asked: Asked, pattern: str) -> Form:
    return Form(re.compile(pattern), asked)


_DOCUMENT = r"(?:document|source|report|article|file|paper|text|publication|news story)s?"
_HOLDS = r"(?:mention|cover|discuss|talk|describe|contain|include|carry|carrie|quote|say|report|refer|deal|give|ha)\w*"
_SAID = (
    r"(?:said|says|say|told|tells|claims?|claimed|stated|argue[sd]?|called|calls|insist(?:ed|s)|quoted|warned|warns"
    r"|declared|remarked|remarks|commented|noted|notes|added|mentioned|wrote|writes|expressed|announced|spoke|talked)"
)

FORMS = (
    _form("document", rf"^(?:in |from )?(?:which|what) (?:of the )?{_DOCUMENT}\b(?! did| does| do)(?: {_HOLDS}\b)?"),
    _form(
        "document",
        r"^where (?:can|could|do|might|would|should) (?:i|we|one|you|someone) (?:\w+ )?(?:read|find|look|see|learn|check)\b",
    ),
    _form("document", rf"^(?:the )?{_DOCUMENT} (?:that |which )?{_HOLDS}\b|^sources? (?:for|of|on)\b"),
    _form(
        "speaker",
        rf"^(?:and |so )?who(?: was it that| is it that)?(?: has| had| is| was)?(?: ever| actually| also)? {_SAID}\b(?! to have| by)",
    ),
    _form(
        "speaker",
        rf"\b(?:{_SAID} who|who {_SAID} (?:this|that|it|so)|said by whom|according to whom|whose (?:words|quote|statement|remark|phrase|opinion|view|claim)s?)\b",
    ),
    _form(
        "speaker",
        rf"^(?:which|what) (?!did|does|do|has|had|was|were|is|are)(?:\w+ ){{1,3}}{_SAID}\b(?! by| to have| to be)",
    ),
    _form(
        "time", r"\b(?:when|(?:what|which) (?:day|date|year|month|weekday|time|period)s?|(?:day|date|year|time) of)\b"
    ),
    _form("reason", r"^what (?:explains?|explained|accounts? for|accounted for|caused|led to|prompted)\b"),
    _form("amount", r"\bhow (?:many|much|large|big)\b|\b(?:what|which) (?:number|amount|sum|figure|share)\b"),
    _form(
        "amount",
        r"^(?:what (?:is|was|were|are) )?(?:the )?(?:number|amount|size|sum|total|figures?|count|toll|value) (?:of|for|on)\b",
    ),
    _form(
        "reason",
        r"\bwhy\b|\bhow come\b|\b(?:reason|cause|motive|ground|rationale|justification|factor)s?\b|\bbecause of what\b",
    ),
    _form("place", r"^(?:and )?where\b|\bwhereabouts\b|\bin (?:which|what) (?:place|location)s?\b"),
    _form("subject", r"^(?:and |so )?who (?:is|was|are|were)(?= (?:the|a|an)\b)"),
    _form("object", r"^(?:to |against |from |for |at )?whom\b|^who (?:did|do|does)\b"),
    _form(
        "object",
        r"^(?:and |so )?who (?:is|was|are|were|got)(?: being| been)?(?= \w+(?:ed|en)\b)|^who (?:has|have|had) been\b",
    ),
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
_SAYS = frozenset("says said say claims claimed states stated reports notes noted".split())
_PARTICIPLES = frozenset("said told quoted called described stated claimed reported asked thought believed".split())
_EXCEPTING = re.compile(r"\b(?:except(?: for)?|excluding|besides|apart from|aside from|other than|in addition to)\b")
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


def readings(sentence: Sequence[Token], spans: Sequence[Span], lexicon: Lexicon) -> tuple[list[Query], list[Reading]]:
    """Read a question as one about facts, the likelier reading first; none where nothing is demanded of a fact."""
    asking = Asking(sentence, spans, lexicon)
    defined = _define(asking)
    if defined:
        return [defined], asking.explanation
    find = _find(asking)
    if not find.demands and not find.speakers:
        return [], asking.explanation
    comparing = any(token.word in _COMPARING for token in asking.sentence)
    sides = _sides(asking, find, comparing=comparing)
    if sides is None:
        return [] if comparing else [find], asking.explanation
    if comparing:
        return [sides], asking.explanation
    return [find, sides], asking.explanation


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
    return Define(ids, name=bool({"name", "named", "names"} & {token.word for token in rest}))


def _find(asking: Asking) -> Find:
    """Read what is asked for, by whom it must be said or done, and what the fact must have."""
    asked = _asked(asking)
    negative = _negations(asking)
    excluded = _excluded(asking)
    speakers = _speakers(asking, asked)
    agents = () if speakers else _agents(asking)
    kind = _kind(asking, asked)
    if speakers and asked == "agent" and kind is None:
        asked = "fact"
    demands = tuple(_demands(asking))
    return Find(asked, demands, kind, speakers, agents, excluded, negative)


def _excluded(asking: Asking) -> tuple[str, ...]:
    """Find what is asked to be left out: the names behind "except", "apart from", "other than"."""
    found = _EXCEPTING.search(asking.line)
    if not found:
        return ()
    start, end = asking.places(found)
    excluded: list[str] = []
    for span, ids in asking.names():
        if span.start >= end:
            excluded += ids
            asking.take(span.start, span.end, f"left out: {_mention_meaning(ids)}")
    if excluded:
        asking.take(start, end, "leaves out")
    return tuple(excluded)


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
    named = {place for span, _ in asking.names() for place in range(span.start, span.end)}
    for span, ids in asking.names():
        if span.start in asking.taken:
            continue
        before = [token.word for token in asking.sentence[max(0, span.start - 3) : span.start]]
        after = asking.sentence[span.end : span.end + 3]
        said = not _said_of(asking, span) and any(
            token.stem in SAYING and span.end + place not in named for place, token in enumerate(after[:2])
        )
        told = before[-2:] == ["according", "to"] or before[-3:-1] == ["according", "to"] or _says_behind(asking, span)
        passive = bool(before) and before[-1] in {"by", "from", "of"} and _saying_near(asking, span.start - 2, named)
        opens = bool(after) and after[0].word in {"on", "about", "re", "regarding"} and span.start <= 1
        makes = (
            bool(before)
            and before[-1] in {"did", "does", "has"}
            and any(
                token.stem in LIGHT_VERBS and _saying_near(asking, span.end + place + 2, named)
                for place, token in enumerate(after)
            )
        )
        if said or told or passive or opens or makes:
            asking.take(span.start, span.end, f"said by {_mention_meaning(ids)}")
            _take_sayings(asking)
            return ids
    return ()


def _says_behind(asking: Asking, span: Span) -> bool:
    """Whether a name ends the question behind a verb of saying: "…, says the Council"."""
    place = span.start - 1
    if place > 0 and asking.sentence[place].word == "the":
        place -= 1
    return span.end == len(asking.sentence) and place > 1 and asking.sentence[place].word in _SAYS


def _said_of(asking: Asking, span: Span) -> bool:
    """Whether others say it of the name: "what was Pakistan told", "where is the group said to be"."""
    before = {token.word for token in asking.sentence[max(0, span.start - 2) : span.start]}
    after = [token.word for token in asking.sentence[span.end : span.end + 3]]
    passive = bool(before & {"was", "were", "is", "are", "been"}) and bool({*after[:2]} & _PARTICIPLES)
    return passive or after[1:] in (["to", "be"], ["to", "have"])


def _saying_near(asking: Asking, place: int, named: set[int]) -> bool:
    near = range(max(0, place - 1), place + 1)
    return any(
        asking.sentence[each].stem in SAYING and each not in named for each in near if each < len(asking.sentence)
    )


def _take_sayings(asking: Asking) -> None:
    named = {place for span, _ in asking.names() for place in range(span.start, span.end)}
    for place, token in enumerate(asking.sentence):
        if token.stem in SAYING and not token.quoted and place not in named and "-" not in token.typed:
            asking.take(place, place + 1, "a word of saying")


def _agents(asking: Asking) -> tuple[str, ...]:
    """Find who must have done it: the name right behind "did", "does" or "has", in the active voice."""
    for span, ids in asking.names():
        before = [token.word for token in asking.sentence[: span.start]]
        while before and before[-1] in {"the", "a", "an"}:
            before.pop()
        after = {token.word for token in asking.sentence[span.end : span.end + 2]}
        if before and before[-1] in {"did", "does", "do", "has", "have", "had"} and "been" not in after:
            asking.take(span.start, span.end, f"done by {_mention_meaning(ids)}")
            return ids
    return ()


def _kind(asking: Asking, asked: Asked) -> str | None:
    """Find the kind of thing that is asked for: "which groups …", "name the groups …", "groups that …"."""
    if asked not in {"fact", "agent", "place", "speaker"} or asking.line.startswith("who"):
        return None
    named = {place for span, _ in asking.names() for place in range(span.start, span.end)}
    which = False
    for place, token in enumerate(asking.sentence):
        which = which or token.word in {"which", "what"}
        found = None if place in named else _kind_at(asking, place)
        if found is not None:
            span, kind = found
            plural = asking.sentence[span.end - 1].word.endswith("s") or asking.sentence[span.end - 1].word == "people"
            if not which and not plural:
                return None
            asking.take(span.start, span.end, f"asks for things of the kind {kind}")
            return None if _other_kind(asking, span) else kind
        opening = token.small or token.word in REQUESTS or token.stem in LIGHT or place in asking.taken
        if not opening or token.word in AUXILIARIES:
            return None
    return None


def _other_kind(asking: Asking, span: Span) -> bool:
    """Whether another kind is asked for as well ("people or groups"); it is accounted for, and no one kind is asked for."""
    if span.end + 1 >= len(asking.sentence) or asking.sentence[span.end].word not in {"or", "and"}:
        return False
    other = _kind_at(asking, span.end + 1)
    if other is not None:
        asking.take(other[0].start, other[0].end, f"asks for things of the kind {other[1]}")
    return other is not None


def _kind_at(asking: Asking, place: int) -> tuple[Span, str] | None:
    """Return the longest run that begins at a place and is the name of one kind; none where "or" joins it to another."""
    found = [
        (span, sense.target)
        for span in asking.spans
        if span.start == place
        for sense in span.senses
        if sense.sense == "kind"
    ]
    if not found:
        return None
    return max(found, key=lambda each: each[0].end)


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
        chosen[place] = _compound(asking, place, free) or (place + 1, *_single(asking, place))
    for place in [place for start, (end, _, _) in chosen.items() for place in range(start + 1, end)]:
        chosen.pop(place, None)
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


def _compound(asking: Asking, place: int, free: set[int]) -> tuple[int, Demand, str] | None:
    """Read the parts of a word with hyphens as one demand: "anti-state" is met as one word or as two."""
    typed = asking.sentence[place].typed
    end = place
    while "-" in typed and end in free and asking.sentence[end].typed == typed and not typed[0].isdigit():
        end += 1
    if end - place < 2 or asking.sentence[place].word in NUMBERS:
        return None
    return end, Word(" ".join(token.word for token in asking.sentence[place:end])), "must be met by the fact"


def _single(asking: Asking, place: int) -> tuple[Demand | None, str]:
    """Return the demand of a single word, None for one that is passed over, and what it was read as."""
    token = asking.sentence[place]
    if token.small:
        return None, "a function word"
    if _YEAR.fullmatch(token.word):
        return Year(int(token.word)), f"the year {token.word}"
    day = _ORDINAL.fullmatch(token.word)
    if day:
        return Word(day[1], hard=True), "a figure"
    if token.word in MONTHS | WEEKDAYS or token.word[0].isdigit():
        return Word(token.word, hard=True), "a date or figure: must stand in the fact"
    if token.quoted:
        return Word(token.word), "must be met by the fact"
    if token.stem in LIGHT or token.word in NUMBERS or _is_request(asking, place):
        return None, "passed over: it adds nothing a fact could meet"
    if token.stem in LIGHT_VERBS | PAPERS or _is_manner(token):
        return Word(token.word, optional=True), "may be met by the fact"
    return Word(token.word), "must be met by the fact"


def _is_manner(token: Token) -> bool:
    """Whether a word says how rather than what: an adverb ("freely")."""
    related = english.related(token.stem)
    return token.word.endswith("ly") and related is not None and "r" in related.pos


def _is_request(asking: Asking, place: int) -> bool:
    """Whether a word opens the question by asking for an answer: "list …", "please give me …"."""
    before = asking.sentence[:place]
    opens = all(token.small or token.stem in LIGHT or token.word in REQUESTS | {"us"} for token in before)
    return opens and (asking.sentence[place].word in REQUESTS or (asking.sentence[place].word == "us" and bool(before)))


def _sides(asking: Asking, find: Find, *, comparing: bool) -> Compare | None:
    """Read "X versus Y on Z", "Z in 2013 and 2016" as the same asked of each side."""
    for sides in (_joined_years(find), _joined_names(asking, find, {"versus", "vs", "and", "or"}, near=not comparing)):
        if sides:
            return _each(find, sides)
    apart = _joined_names(asking, find, {"from", "with", "to", "than"}, near=False) if comparing else ()
    return _each(find, apart) if apart else None


def _each(find: Find, sides: tuple[Demand, ...]) -> Compare:
    common = tuple(demand for demand in find.demands if demand not in sides)
    return Compare(tuple(replace(find, demands=(side, *common)) for side in sides))


def _joined_years(find: Find) -> tuple[Demand, ...]:
    years = tuple(demand for demand in find.demands if isinstance(demand, Year))
    return years if len(years) > 1 else ()


def _joined_names(asking: Asking, find: Find, joining: set[str], *, near: bool) -> tuple[Demand, ...]:
    """Return two named things that one of some words joins; ``near``: with nothing else between them."""
    names = [(span, Mention(ids)) for span, ids in asking.names() if Mention(ids) in find.demands]
    for (left, one), (right, other) in pairwise(names):
        between = [token.word for token in asking.sentence[left.end : right.start] if token.word != "the"]
        if one != other and joining.intersection(between) and (len(between) == 1 or not near):
            return one, other
    return ()
