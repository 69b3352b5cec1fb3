"""Third stage, for facts: a question becomes what it asks for and the demands that a fact must meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from factcli.query import Asked, Define, Find, Query
from factcli.question.asking import Asking, mention_meaning
from factcli.question.demands import demands
from factcli.question.english import AUXILIARIES, GRADES, HEADS, LIGHT, NEGATIONS, QUESTION_WORDS, REQUESTS
from factcli.question.forms import FORMS, Form
from factcli.question.lexicon import Lexicon
from factcli.question.pattern import pattern
from factcli.question.phrases import Span
from factcli.question.sides import is_comparing, of_two_years, sides
from factcli.question.voices import OWNING, agents, may_be_act, speakers
from factcli.question.words import Token
from factcli.reply import Reading

_DEFINING = pattern(
    "define definition meaning expand spell explain what whats who whos",
    r"^(?:define|definition of|meaning of|expand|spell out|explain|"
    r"(?:please )?(?:tell me |say )?(?:what|who)s?(?: exactly)? (?:is|are|was|were|does|do|did)|who|what|whats|whos)\b",
)
_IS = frozenset("is are was were the a an".split())
_LINKING = frozenset("a an the part one".split())
_PLACING = frozenset("in inside within at from".split())
_EXCEPTING = pattern(
    "except excluding besides apart aside other addition",
    r"\b(?:except(?: for)?|excluding|besides|apart from|aside from|other than|in addition to)\b",
)
_DEFINING_WORDS = frozenset(
    """define definition meaning mean means expand spell out stand stands standing for short abbreviation
    abbreviated acronym full name form called initials letters long version know known as explain describe expansion
    abbreviate exactly please tell me about""".split()
)


def readings(
    sentence: Sequence[Token], spans: Sequence[Span], lexicon: Lexicon
) -> tuple[Iterable[Query], list[Reading]]:
    """Read a question as one about facts, the likelier reading first; none where nothing is demanded of a fact.

    Each reading after the first is worked out when it is asked for.
    """
    asking = Asking(sentence, spans, lexicon)
    defined = _define(asking)
    if defined:
        return [defined], asking.explanation
    find = _find(asking)
    if not (find.demands or find.speakers or find.agents) or asks_twice(sentence):
        return [], asking.explanation
    if _is_uncomputed(asking):
        beside = of_two_years(asking, find)
        return [beside] if beside else [], asking.explanation
    return Kept(chain(_compared(asking, find), _otherwise(asking, find))), asking.explanation


class Kept(Iterable[Query]):
    """Queries as they come, each once, kept for who asks again."""

    def __init__(self, queries: Iterable[Query]) -> None:
        self._ahead = iter(queries)
        self._kept: list[Query] = []

    def __iter__(self) -> Iterator[Query]:
        """Yield those that have come, then those to come."""
        yield from self._kept
        for query in self._ahead:
            if query not in self._kept:
                self._kept.append(query)
                yield query


def asks_twice(sentence: Sequence[Token]) -> bool:
    """Tell whether a second question follows the first ("… and which …"): no one fact answers both."""
    words = [token.word for token in sentence]
    return any(
        word == "and" and words[place + 1] in QUESTION_WORDS - {"whom", "whose"}
        for place, word in enumerate(words[:-1])
        if place and QUESTION_WORDS & {*words[:place]}
    )


def _is_uncomputed(asking: Asking) -> bool:
    """Whether a yes or no is for the grammar of things to work out, or for nobody: what is more, and what is where.

    That one fact tells of two things is no sign that the one is in the other.
    """
    if asking.asked != "check":
        return False
    if any(token.word == "than" or _compares(asking, place) for place, token in enumerate(asking.sentence)):
        return True
    named = [span for span, _ in asking.names()]
    if len(named) != 2 or not _is_linked(asking, named[0]):
        return False
    between = [token.word for token in asking.sentence[named[0].end : named[1].start]]
    return named[1].end == len(asking.sentence) and {*between[:1]} & _PLACING != set() and {*between[1:]} <= {"the"}


def _compares(asking: Asking, place: int) -> bool:
    """Whether a word asks of more or less, and of no more than there was ("no more", "any more")."""
    if asking.sentence[place].word not in {"more", "fewer", "less"}:
        return False
    return asking.sentence[place - 1].word not in {"any", "no"} and any(token.word == "or" for token in asking.sentence)


def _otherwise(asking: Asking, find: Find) -> Iterator[Query]:
    """Yield second readings: a value or a kind that is but words, a number that only many facts make."""
    plain = [each for each in asking.spans if not _is_value(each)]
    if len(plain) < len(asking.spans) and find.listing:
        yield _find(Asking(asking.sentence, plain, asking.lexicon))
    if find.listing and not {"which", "what"} & {token.word for token in asking.sentence}:
        yield _find(_again(asking), with_kind=False)
    if find.asked in {"agent", "fact"}:
        said = _find(_again(asking), saying=True)
        if said.asked == "speaker":
            yield said
    if find.asked == "amount":
        counted = _find(_again(asking), counting=True)
        if counted.kind is not None and counted.demands:
            yield counted


def _again(asking: Asking) -> Asking:
    return Asking(asking.sentence, asking.spans, asking.lexicon)


def _compared(asking: Asking, find: Find) -> list[Query]:
    """Return a reading, and what it is if the same is asked of several sides."""
    comparing = is_comparing(asking) and not find.speakers
    compared = sides(asking, find, comparing=comparing)
    if compared is None:
        return [] if comparing else [find]
    return [compared] if comparing else [find, compared]


def _define(asking: Asking) -> Define | None:
    """Read "what is X": nothing but a name and words that ask what it is."""
    names = asking.names()
    if len(names) != 1:
        return None
    span, ids = names[0]
    rest = [token for place, token in enumerate(asking.sentence) if not span.start <= place < span.end]
    sorts = {"kind", "kinds", "sort", "type"} & {token.word for token in rest}
    kinds = (
        {place for each in asking.spans if _is_kind(each) for place in range(each.start, each.end)} if sorts else set()
    )
    plain = all(
        token.small or token.word in _DEFINING_WORDS or token.word in sorts or place in kinds
        for place, token in enumerate(asking.sentence)
        if not span.start <= place < span.end
    )
    lists = asking.sentence[0].word == "name" and asking.sentence[1].word != "of"
    said = {token.word for token in rest}
    stands = bool({"stand", "stands", "standing"} & said) and "for" not in said
    if lists or stands or not plain or said & {"when", "where", "why", "how"}:
        return None
    if rest and not (
        _DEFINING.search(asking.line, asking.words) or any(token.word in _DEFINING_WORDS for token in rest)
    ):
        return None
    asking.take(span.start, span.end, mention_meaning(ids))
    return Define(ids, name=bool({"name", "named", "names"} & said))


def _is_value(span: Span) -> bool:
    return any(sense.sense == "value" for sense in span.senses)


def _is_kind(span: Span) -> bool:
    return any(sense.sense == "kind" for sense in span.senses)


def _find(asking: Asking, *, with_kind: bool = True, counting: bool = False, saying: bool = False) -> Find:
    """Read what is asked for, by whom it must be said or done, and what the fact must have."""
    asked = asking.asked = _asked(asking, saying=saying)
    if counting:
        asked = "number"
    negative = _negations(asking)
    excluded = _excluded(asking)
    said_by = speakers(asking, asked)
    done_by = () if said_by or is_comparing(asking) else agents(asking, asked)
    kind = _kind(asking, asked) if with_kind else None
    if asked == "amount" and asking.counted is not None and (counted := _kind_at(asking, asking.counted)):
        kind = counted[1]
    if said_by and asked in {"agent", "manner", "check"} and kind is None:
        asked = "fact"
    if asked == "check" and _is_copular(asking):
        asked = "claim"
    return Find(asked, tuple(demands(asking)), kind, said_by, done_by, excluded, negative)


def _is_copular(asking: Asking) -> bool:
    """Whether a yes or no asks what a named thing is: "is X the head of Y", "is X a Y"."""
    named = [span for span, _ in asking.names()]
    if not named or not _is_linked(asking, named[0]):
        return False
    behind = asking.sentence[named[0].end :]
    return bool(behind) and behind[0].word in _LINKING


def _is_linked(asking: Asking, span: Span) -> bool:
    """Whether a name stands right behind the "is" that opens the question."""
    return asking.sentence[0].word in _IS and {token.word for token in asking.sentence[: span.start]} <= _IS


def _excluded(asking: Asking) -> tuple[str, ...]:
    """Find what is asked to be left out: the names behind "except", "apart from", "other than"."""
    found = _EXCEPTING.search(asking.line, asking.words)
    if not found:
        return ()
    start, end = asking.places(found)
    excluded: list[str] = []
    for span, ids in asking.names():
        between = {token.word for token in asking.sentence[end : span.start]}
        if span.start >= end and between <= {"and", "or", "the"}:
            excluded += ids
            asking.take(span.start, span.end, f"left out: {mention_meaning(ids)}")
            end = span.end
    if excluded:
        asking.take(start, start + len(found[0].split()), "leaves out")
    return tuple(excluded)


def _asked(asking: Asking, *, saying: bool = False) -> Asked:
    """Find the form of the question: of those that match the one that begins first, else the first in the table.

    With ``saying`` a word that may be an act of the base ("who claims …") is one of saying.
    """
    matched = _matched(asking, saying=saying)
    if matched is not None:
        found, form = matched
        start, end = asking.places(found)
        asking.take(start, end, f"asks for the {form.asked}")
        if form.asked in {"agent", "subject", "object"} and asking.sentence[end - 1].word != "whose":
            asking.deed = end
        if form.asked == "amount":
            asking.counted = end
        return "subject" if form.asked == "agent" and _is_of_somebody(asking, end) else form.asked
    if asking.sentence and asking.sentence[0].word in AUXILIARIES | {"whether"}:
        asking.take(0, 1, "asks whether")
        return "check"
    return "fact"


def _matched(asking: Asking, *, saying: bool) -> tuple[re.Match[str], Form] | None:
    best: tuple[re.Match[str], Form] | None = None
    for form in FORMS:
        found = form.pattern.search(asking.line, asking.words)
        if found is None or (best is not None and found.start() >= best[0].start()):
            continue
        if saying or form.asked != "speaker" or not _is_act(asking, found):
            best = found, form
            if not found.start():
                break
    return best


def _is_act(asking: Asking, found: re.Match[str]) -> bool:
    """Whether the verb of saying at the end of a form may be an act of the base."""
    return not found[0].startswith("whose") and may_be_act(asking, asking.places(found)[1] - 1)


def _is_of_somebody(asking: Asking, place: int) -> bool:
    """Whether a question asks who somebody's somebody is: "who is the Council's chair"."""
    words = asking.sentence[place : place + 3]
    return len(words) == 3 and words[0].word in _IS and words[1].typed.endswith(OWNING)


def _negations(asking: Asking) -> bool:
    negative = False
    for place, token in enumerate(asking.sentence):
        if token.word in NEGATIONS and not token.quoted and place not in asking.taken:
            asking.take(place, place + 1, "denies")
            negative = True
    return negative


def _kind(asking: Asking, asked: Asked) -> str | None:
    """Find the kind of thing that is asked for: "which groups …", "name the groups …", "groups that …"."""
    if asked not in {"fact", "agent", "place", "speaker", "number"} or asking.line.startswith("who"):
        return None
    named = {place for span, _ in asking.names() for place in range(span.start, span.end)}
    which = asked == "number"
    values = {place for span in asking.spans if _is_value(span) for place in range(span.start, span.end)}
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
        opening = (
            token.small or token.word in REQUESTS | GRADES or token.stem in LIGHT or place in asking.taken | values
        )
        if not opening or token.word in AUXILIARIES or _is_head(asking, place):
            return None
    return None


def _is_head(asking: Asking, place: int) -> bool:
    """Whether a light noun is itself what is asked for: "activities these groups kept up", not "sorts of groups"."""
    if asking.sentence[place].stem not in HEADS:
        return False
    return place + 1 < len(asking.sentence) and asking.sentence[place + 1].word not in {"of", "and", "or"}


def _other_kind(asking: Asking, span: Span) -> bool:
    """Whether another kind is asked for as well ("people or groups"): then no one kind is asked for."""
    if span.end + 1 >= len(asking.sentence) or asking.sentence[span.end].word not in {"or", "and"}:
        return False
    other = _kind_at(asking, span.end + 1)
    if other is not None:
        asking.take(other[0].start, other[0].end, f"asks for things of the kind {other[1]}")
    return other is not None


def _kind_at(asking: Asking, place: int) -> tuple[Span, str] | None:
    """Return the longest run that begins at a place and is the name of a kind."""
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
