"""What a fact must have: a demand for every word that nothing else accounts for."""

from __future__ import annotations

from collections.abc import Iterator

from factcli import english
from factcli.english.numerals import NUMBERS
from factcli.frozen import replace
from factcli.query import Demand, Mention, Role, Word
from factcli.question.asking import Asking, mention_meaning
from factcli.question.english import (
    AUXILIARIES,
    BECOMING,
    LIGHT,
    LIGHT_VERBS,
    OWNING,
    PARTICLES,
)
from factcli.question.phrases import Span, is_degree
from factcli.question.single import is_figure, single
from factcli.question.words import Token

_PLACING = frozenset("in inside within at near".split())
_BEING = frozenset("is are was were be been being isnt arent wasnt werent".split())
_DEEDS = frozenset({"act", "property", "inverse"})
"""Senses of words for what is done, or what is to what."""
_TOLD = frozenset({"value", "unact", "untopic"})
"""Senses of words that say what is so, however light they are."""
_BEHIND_VERB = 2
"""Telling words before a thing that stands behind the verb, at least: a doer and what it did."""


def demands(asking: Asking) -> Iterator[Demand]:
    """Yield a demand for whatever is not accounted for yet, the longest phrases first."""
    chosen: dict[int, tuple[int, Demand | None, str]] = {}
    free = set(range(len(asking.sentence))) - asking.taken
    for telling, span in _longest(asking):
        if telling <= free:
            free.difference_update(range(span.start, span.end))
            chosen[span.start] = (span.end, *_phrase(asking, span))
    for place in sorted(free):
        whole = _proper(asking, place, free) or _compound(asking, place, free) or _superlative(asking, place, free)
        chosen[place] = whole or (place + 1, *single(asking, place))
    for place in [place for start, (end, _, _) in chosen.items() for place in range(start + 1, end)]:
        chosen.pop(place, None)
    _join_alternatives(asking, chosen)
    for start, (end, read, meaning) in sorted(chosen.items()):
        asking.take(start, end, meaning)
        is_deed = start == asking.deed and isinstance(read, Word) and _may_be_deed(asking, start, read)
        demand = _owned(asking, start, Word(read.text, "deed") if is_deed and isinstance(read, Word) else read)
        if isinstance(demand, Mention) and demand.role == "any":
            demand = Mention(demand.ids, "owner" if end == asking.kind else _role(asking, start))
            demand = _nearest(demand, asking) if demand.role == "place" else demand
        if demand is not None:
            asking.placed.append((start, end, demand))
            yield demand


def _join_alternatives(asking: Asking, chosen: dict[int, tuple[int, Demand | None, str]]) -> None:
    """Make one demand of the names that a question ends with to choose from: "…, Pell or Marsh"."""
    ids: tuple[str, ...] = ()
    start, joined = len(asking.sentence), False
    run: list[int] = []
    for place in sorted(chosen, reverse=True):
        end, read, _ = chosen[place]
        if isinstance(read, Mention) and end == start and asking.asked != "check":
            ids, start = (*read.ids, *ids), place
            run.append(place)
        elif asking.sentence[place].word in {"or", "the"} and run and place == start - 1:
            joined, start = joined or asking.sentence[place].word == "or", place
        else:
            break
    if joined and len(run) > 1:
        for place in run[:-1]:
            chosen.pop(place)
        chosen[run[-1]] = (len(asking.sentence), Mention(ids, "either"), mention_meaning(ids))


def _role(asking: Asking, place: int) -> Role:
    """Return the role of a thing in a yes or no: by the preposition before it, or as it stands behind the verb."""
    before = [token for token in asking.sentence[:place] if token.word != "the"]
    preposition = before[-1].word if before else ""
    if preposition in _PLACING:
        return "place"
    if asking.asked != "check":
        return "any"
    if preposition == "by":
        return "agent"
    if preposition == "it" and asking.sentence[0].word in _BEING:
        return "agent"  # "was it Pell who …"
    telling = [token for token in before if not token.small]
    is_active = asking.words.isdisjoint(_BEING) and not any(
        span.senses.names for span in asking.spans if span.end < place
    )
    return "object" if is_active and len(telling) >= _BEHIND_VERB else "any"


def _nearest(demand: Mention, asking: Asking) -> Mention:
    """Return a place by a name that is also that of what it lies in as the place itself: a capital, no government."""
    things = {each: thing for each in demand.ids if (thing := asking.lexicon.thing(each)) is not None}
    larger = {each for thing in things.values() for each in thing.within}
    return Mention(tuple(each for each in demand.ids if each not in larger) or demand.ids, "place")


def _owned(asking: Asking, place: int, read: Demand | None) -> Demand | None:
    """Return the demand of a noun as one of the thing that is named right before it: "Danish cities"."""
    if not asking.names() or not isinstance(read, Word) or read.need != "met" or " " in read.text:
        return read
    related = english.related(asking.sentence[place].stem)
    if related is None or not related.pos.startswith("n") or asking.sentence[place].word.endswith("ed"):
        return read
    owners = (ids for span, ids in asking.names() if _owns(asking, span, place))
    return next((replace(read, of=ids) for ids in owners), read)


def _owns(asking: Asking, span: Span, place: int) -> bool:
    """Whether a name stands right before a noun and does not act, or owns it with nothing but adjectives between."""
    if not asking.sentence[span.end - 1].typed.endswith(OWNING):
        return span.end == place and not _acts(asking, span)
    return span.end <= place and all(_is_adjective(token) for token in asking.sentence[span.end : place])


def _is_adjective(token: Token) -> bool:
    related = english.related(token.stem)
    return related is not None and related.pos.startswith("a")


def _acts(asking: Asking, span: Span) -> bool:
    """Whether a name stands behind "did": the word behind it is what it did."""
    before = [token.word for token in asking.sentence[max(0, span.start - 2) : span.start] if token.word != "the"]
    return before[-1:] != [] and before[-1] in AUXILIARIES


def _may_be_deed(asking: Asking, place: int, read: Word) -> bool:
    if asking.sentence[place].word in BECOMING:
        return True
    if asking.sentence[place].word in LIGHT_VERBS:
        return _is_deed(asking, place)
    return read.need == "met"


def _is_deed(asking: Asking, place: int) -> bool:
    """Whether a verb, light as it may be, is a deed or a relation of this base ("who found it").

    Where it leans on another deed it is none ("who gave credit").
    """
    found = [span for span in asking.spans if not _DEEDS.isdisjoint(span.senses.sorts)]
    own = [span for span in found if span.start == place]
    follows = asking.sentence[place + 1].word if place + 1 < len(asking.sentence) else ""
    if any(span.end > place + 1 for span in own) or follows in PARTICLES:
        return True
    behind = (span for span in found if span.start > place)
    return bool(own) and not any("act" in span.senses.sorts for span in behind)


def _longest(asking: Asking) -> list[tuple[set[int], Span]]:
    """Return the phrases of several telling words and the names, the longest first, each with where those words stand.

    Of phrases of as many words names go first.
    """
    small = {place for place, token in enumerate(asking.sentence) if token.small}
    found = []
    for span in asking.spans:
        run = set(range(span.start, span.end))
        telling = run - small
        is_name = bool(span.senses.names)
        if is_name or len(telling or run) > 1:
            found.append((-2 * len(telling) - is_name, span.start, telling or run, span))
    found.sort(key=lambda each: each[:2])
    return [(telling, span) for _, _, telling, span in found]


def _phrase(asking: Asking, span: Span) -> tuple[Demand, str]:
    ids = span.senses.names
    if ids:
        return Mention(ids), mention_meaning(ids)
    run = asking.sentence[span.start : span.end]
    tokens = [token for token in run if not (token.small or is_degree(token))]
    text = " ".join(token.word for token in tokens)
    named = not _TOLD.isdisjoint(span.senses.sorts)
    light = not named and all(token.word in LIGHT_VERBS or token.stem in LIGHT for token in tokens)
    return Word(text, "optional" if light else "met"), " or ".join(
        f"{sense.sense} {sense.target}" for sense in span.senses
    )


def _proper(asking: Asking, place: int, free: set[int]) -> tuple[int, Demand, str] | None:
    """Read words written as a name that this base does not know: all of them must stand in the fact."""
    end = place
    while (
        end in free
        and not asking.sentence[end].small
        and _is_proper(asking, end)
        and not is_figure(asking.sentence[end])
    ):
        end += 1
    if end == place:
        return None
    return (
        end,
        Word(" ".join(token.word for token in asking.sentence[place:end]), "exact"),
        "a name: must stand in the fact",
    )


def _compound(asking: Asking, place: int, free: set[int]) -> tuple[int, Demand, str] | None:
    """Read the parts of a word with hyphens as one demand: "anti-state" is met as one word or as two."""
    typed = asking.sentence[place].typed
    if "-" not in typed:
        return None
    end = place
    while end in free and asking.sentence[end].typed == typed and not typed[0].isdigit():
        end += 1
    if end - place < 2 or asking.sentence[place].word in NUMBERS:
        return None
    return end, Word(" ".join(token.word for token in asking.sentence[place:end])), "must be met by the fact"


def _superlative(asking: Asking, place: int, free: set[int]) -> tuple[int, Demand, str] | None:
    """Read "the most" and what it is the most of as one demand: a fact of what is such is none of the most."""
    if asking.sentence[place].word not in {"most", "least"}:
        return None
    words = [token.word for token in asking.sentence[place - 1 : place + 1]] if place else []
    if words not in (["the", "most"], ["the", "least"]) or place + 1 not in free or asking.sentence[place + 1].small:
        return None
    text = f"{asking.sentence[place].word} {asking.sentence[place + 1].word}"
    return place + 2, Word(text, "exact"), "a superlative: must stand in the fact"


def _is_proper(asking: Asking, place: int) -> bool:
    """Whether a word is written as a name: with a capital, not at the start, in a question that is not all so."""
    token = asking.sentence[place]
    if not place or token.typed.islower():
        return False
    typed = next((part for part in token.typed.split("-") if part.lower() == token.word), token.typed)
    return typed[:1].isupper() and any(each.typed[:1].islower() and not each.small for each in asking.sentence)
