"""Third stage, for facts: a question becomes what it asks for and the demands that a fact must meet."""

from __future__ import annotations

import re

from factcli.english.numerals import NUMBERS
from factcli.english.stem import stems
from factcli.query import Asked, Find, Word
from factcli.question.asking import Asking, mention_meaning
from factcli.question.demands import demands
from factcli.question.doers import agents
from factcli.question.english import AUXILIARIES, GRADES, HEADS, LIGHT, NEGATIONS, OWNING, REQUESTS, SAYING
from factcli.question.forms import Form, forms
from factcli.question.pattern import Pattern
from factcli.question.phrases import Span
from factcli.question.sides import is_comparing
from factcli.question.voices import may_be_act, speakers

_TELLING = stems("complain complaint accuse blame criticise criticize fault claim allege")
"""Verbs of telling what somebody else has not done."""
_IS = frozenset("is are was were the a an".split())
_COUNTING = frozenset("many number numbers count counts".split())
"""Words by which things are counted: an amount or a size is of no number of things."""
_LINKING = frozenset("a an the part one".split())
_EXCEPTING = Pattern(
    r"\b(?:except(?: for)?|excluding|besides|apart from|aside from|other than|in addition to)\b",
    "except excluding besides apart aside other addition",
)


def is_value(span: Span) -> bool:
    """Tell whether a phrase can name a value of a property."""
    return "value" in span.senses.sorts


def _is_kind(span: Span) -> bool:
    return "kind" in span.senses.sorts


def find(
    asking: Asking, *, with_kind: bool = True, with_speaker: bool = True, counting: bool = False, saying: bool = False
) -> Find:
    """Read what is asked for, by whom it must be said or done, and what the fact must have."""
    asked = asking.asked = _asked(asking, saying=saying)
    if counting:
        asked = "number"
    negative = _negations(asking)
    asked = asking.asked if asked == "check" else asked
    excluded = _excluded(asking)
    said_by = speakers(asking, asked) if with_speaker else ()
    done_by = () if said_by or is_comparing(asking) else agents(asking, asked)
    kind = _kind(asking, asked) if with_kind else None
    if asked == "amount" and asking.counted is not None and (counted := _kind_at(asking, asking.counted)):
        kind = counted[1]
    if said_by and asked in {"agent", "manner", "check"} and kind is None:
        asked = "fact"
    if asked == "check" and _is_copular(asking):
        asked = "claim"
    wanted = (*demands(asking), *(Word(word, "optional") for word in dict.fromkeys(asking.sayings)))
    return Find(asked, wanted, kind, said_by, done_by, excluded, negative)


def _is_copular(asking: Asking) -> bool:
    """Whether a yes or no asks what a named thing is: "is X the head of Y", "is X a Y"."""
    named = [span for span, _ in asking.names()]
    if not named or not is_linked(asking, named[0]):
        return False
    behind = asking.sentence[named[0].end :]
    return bool(behind) and behind[0].word in _LINKING


def is_linked(asking: Asking, span: Span) -> bool:
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
        if form.asked in {"agent", "subject", "object", "recipient"} and asking.sentence[end - 1].word != "whose":
            asking.deed = end
        if form.asked == "amount" and not _COUNTING.isdisjoint(found[0].split()):
            asking.counted = end
        if form.asked == "speaker":
            asking.said = _behind_saying(asking, found)
        return "subject" if form.asked == "agent" and _is_of_somebody(asking, end) else form.asked
    if asking.sentence and asking.sentence[0].word in AUXILIARIES | {"whether"}:
        asking.take(0, 1, "asks whether")
        return "check"
    return "fact"


def _matched(asking: Asking, *, saying: bool) -> tuple[re.Match[str], Form] | None:
    best: tuple[re.Match[str], Form] | None = None
    for form in forms(asking.words):
        found = form.search(asking)
        if found is None or (best is not None and found.start() >= best[0].start()):
            continue
        if saying or form.asked != "speaker" or not _is_act(asking, found):
            best = found, form
            if not found.start():
                break
    return best


def _is_act(asking: Asking, found: re.Match[str]) -> bool:
    """Whether the verb of saying at the end of a form may be an act of the base."""
    return not found[0].startswith("whose") and may_be_act(asking, _behind_saying(asking, found) - 1)


def _behind_saying(asking: Asking, found: re.Match[str]) -> int:
    """Return the place behind the verb of saying of a form, which may lie behind the words that it takes."""
    return asking.places(found)[1] + len((found.groupdict().get("said") or "").split())


def _is_of_somebody(asking: Asking, place: int) -> bool:
    """Whether a question asks who somebody's somebody is: "who is the Council's chair"."""
    words = asking.sentence[place : place + 3]
    return len(words) == 3 and words[0].word in _IS and words[1].typed.endswith(OWNING)


def _negations(asking: Asking) -> bool:
    negative = False
    for place, token in enumerate(asking.sentence):
        if token.word in NEGATIONS and not token.quoted and place not in asking.taken:
            told = _is_told_of(asking, place)
            if told and asking.asked == "check":
                asking.asked = "fact"  # who tells it is not asked, and what is told is no yes or no
            asking.take(place, place + 1, "is told to be denied" if told else "denies")
            negative = negative or not told
    return negative


def _is_told_of(asking: Asking, place: int) -> bool:
    """Whether a denial is what somebody tells: "who complains that X did not", "accused of not doing"."""
    before = asking.sentence[1:place]
    that = next((at for at, token in enumerate(before) if token.word in {"that", "of", "for"}), None)
    return that is not None and any(token.stem in _TELLING for token in before[:that])


def _kind(asking: Asking, asked: Asked) -> str | None:
    """Find the kind of thing that is asked for: "which groups …", "name the groups …", "groups that …"."""
    if asked not in {"fact", "agent", "place", "speaker", "number"} or asking.line.startswith("who"):
        return None
    behind = _behind_which(asking)
    if behind is not None:
        span, kind = behind
        asking.take(span.start, span.end, f"asks for things of the kind {kind}")
        asking.kind = span.start
        return kind
    named = {place for span, _ in asking.names() for place in range(span.start, span.end)}
    which = asked == "number"
    values = {place for span in asking.spans if is_value(span) for place in range(span.start, span.end)}
    for place, token in enumerate(asking.sentence[: asking.said]):
        which = which or token.word in {"which", "what"}
        found = None if place in named else _kind_at(asking, place)
        if found is not None:
            span, kind = found
            plural = asking.sentence[span.end - 1].word.endswith("s") or asking.sentence[span.end - 1].word == "people"
            if not which and not plural:
                return None
            asking.take(span.start, span.end, f"asks for things of the kind {kind}")
            asking.kind = span.start
            return None if _other_kind(asking, span) else kind
        passed = token.word in REQUESTS | GRADES or token.stem in LIGHT or place in asking.taken | values
        counted = token.word in NUMBERS and _kind_at(asking, place + 1) is not None
        opening = token.small or passed or counted or (which and place in named)
        if not opening or token.word in AUXILIARIES or _is_head(asking, place):
            return None
    return None


def _behind_which(asking: Asking) -> tuple[Span, str] | None:
    """Return the kind that is asked for inside a question: "the groups attack which country", "the names of groups"."""
    words = [token.word for token in asking.sentence]
    for place, word in enumerate(words[:-2]):
        if word in {"name", "names"} and words[place + 1] == "of":
            return _kind_at(asking, place + 2 + (words[place + 2] in {"the", "all"}))
    for place, token in enumerate(asking.sentence[2:-1], 2):
        before = asking.sentence[place - 1]
        if token.word in {"which", "what"} and not before.small and before.stem not in SAYING:
            return _kind_at(asking, place + 1)
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
        if span.start == place and _is_kind(span)
        for sense in span.senses
        if sense.sense == "kind"
    ]
    if not found:
        return None
    return max(found, key=lambda each: each[0].end)
