"""What a fact must have: a demand for every word that nothing else accounts for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcli import english
from factcli.english.numerals import NUMBERS
from factcli.frozen import replace
from factcli.query import Demand, Mention, Operator, Role, Word, Year
from factcli.question.asking import Asking, mention_meaning
from factcli.question.english import (
    AUXILIARIES,
    BECOMING,
    LIGHT,
    LIGHT_VERBS,
    MONTHS,
    OWNING,
    PARTICLES,
    QUANTIFIERS,
    REQUESTS,
    STILL,
    VAGUE,
    WEEKDAYS,
)
from factcli.question.lexicon import Sense
from factcli.question.phrases import Span, is_degree
from factcli.question.words import Token

_BOUNDS: dict[str, Operator] = {
    "before": "<",
    "after": ">",
    "since": ">=",
    "until": "<=",
    "till": "<=",
    "between": ">=",
}
_PLACING = frozenset("in inside within at near".split())
_BEING = frozenset("is are was were be been being isnt arent wasnt werent".split())
_BEHIND_VERB = 2
"""Telling words before a thing that stands behind the verb, at least: a doer and what it did."""

_POSSESSIVES = frozenset("its their his her your our my".split())
_COUNTED_BEHIND = frozenset("which what the all name list".split())
_MOST_COUNTED = 12
"""The greatest figure that may say how many are asked for."""

_YEAR = r"(?:1[5-9]|20)\d\d"
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)"


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
        chosen[place] = whole or (place + 1, *_single(asking, place))
    for place in [place for start, (end, _, _) in chosen.items() for place in range(start + 1, end)]:
        chosen.pop(place, None)
    _join_alternatives(asking, chosen)
    for start, (end, read, meaning) in sorted(chosen.items()):
        asking.take(start, end, meaning)
        is_deed = start == asking.deed and isinstance(read, Word) and _may_be_deed(asking, start, read)
        demand = _owned(asking, start, Word(read.text, "deed") if is_deed and isinstance(read, Word) else read)
        if isinstance(demand, Mention) and demand.role == "any":
            demand = Mention(demand.ids, "owner" if end == asking.kind else _role(asking, start))
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
    is_active = asking.words.isdisjoint(_BEING) and not any(_is_name(span) for span in asking.spans if span.end < place)
    return "object" if is_active and len(telling) >= _BEHIND_VERB else "any"


def _owned(asking: Asking, place: int, read: Demand | None) -> Demand | None:
    """Return the demand of a noun as one of the thing that is named right before it: "Danish cities"."""
    related = english.related(asking.sentence[place].stem)
    is_noun = related is not None and related.pos.startswith("n") and not asking.sentence[place].word.endswith("ed")
    if not isinstance(read, Word) or read.need != "met" or not is_noun or " " in read.text:
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
    deeds = {"act", "property", "inverse"}
    found = [span for span in asking.spans for sense in span.senses if sense.sense in deeds]
    own = [span for span in found if span.start == place]
    follows = asking.sentence[place + 1].word if place + 1 < len(asking.sentence) else ""
    if any(span.end > place + 1 for span in own) or follows in PARTICLES:
        return True
    behind = (span for span in found if span.start > place)
    return bool(own) and not any(sense.sense == "act" for span in behind for sense in span.senses)


def _longest(asking: Asking) -> list[tuple[set[int], Span]]:
    """Return the phrases of several telling words and the names, the longest first, each with where those words stand.

    Of phrases of as many words names go first.
    """
    small = {place for place, token in enumerate(asking.sentence) if token.small}
    found = []
    for span in asking.spans:
        run = set(range(span.start, span.end))
        telling = run - small
        if len(telling or run) > 1 or _is_name(span):
            found.append((-2 * len(telling) - _is_name(span), span.start, telling or run, span))
    found.sort(key=lambda each: each[:2])
    return [(telling, span) for _, _, telling, span in found]


def _is_name(span: Span) -> bool:
    return any(sense.sense in {"thing", "source"} for sense in span.senses)


def _phrase(asking: Asking, span: Span) -> tuple[Demand, str]:
    ids = tuple(sense.target for sense in span.senses if sense.sense in {"thing", "source"})
    if ids:
        return Mention(ids), mention_meaning(ids)
    run = asking.sentence[span.start : span.end]
    tokens = [token for token in run if not (token.small or is_degree(token))]
    text = " ".join(token.word for token in tokens)
    named = any(sense.sense in {"value", "unact", "untopic"} for sense in span.senses)
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
        and not _is_figure(asking.sentence[end])
    ):
        end += 1
    if end == place:
        return None
    return (
        end,
        Word(" ".join(token.word for token in asking.sentence[place:end]), "exact"),
        "a name: must stand in the fact",
    )


def _is_figure(token: Token) -> bool:
    return token.word[0].isdigit() or token.word in MONTHS | WEEKDAYS


def _compound(asking: Asking, place: int, free: set[int]) -> tuple[int, Demand, str] | None:
    """Read the parts of a word with hyphens as one demand: "anti-state" is met as one word or as two."""
    typed = asking.sentence[place].typed
    end = place
    while "-" in typed and end in free and asking.sentence[end].typed == typed and not typed[0].isdigit():
        end += 1
    if end - place < 2 or asking.sentence[place].word in NUMBERS:
        return None
    return end, Word(" ".join(token.word for token in asking.sentence[place:end])), "must be met by the fact"


def _superlative(asking: Asking, place: int, free: set[int]) -> tuple[int, Demand, str] | None:
    """Read "the most" and what it is the most of as one demand: a fact of what is such is none of the most."""
    words = [token.word for token in asking.sentence[place - 1 : place + 1]] if place else []
    if words not in (["the", "most"], ["the", "least"]) or place + 1 not in free or asking.sentence[place + 1].small:
        return None
    text = f"{asking.sentence[place].word} {asking.sentence[place + 1].word}"
    return place + 2, Word(text, "exact"), "a superlative: must stand in the fact"


def _single(asking: Asking, place: int) -> tuple[Demand | None, str]:
    """Return the demand of a single word, None for one that is passed over, and what it was read as."""
    token = asking.sentence[place]
    if token.word == "will":
        return Word(token.word, "exact"), "the future: must be told as such"
    if token.small:
        return None, "a function word"
    if re.fullmatch(_YEAR, token.word):
        return Year(int(token.word), _when(asking, place)), f"the year {token.word}"
    day = re.fullmatch(_ORDINAL, token.word)
    if day:
        return Word(day[1], "exact"), "a figure"
    if _is_count(asking, place):
        return None, "passed over: how many are asked for"
    if _is_figure(token):
        return Word(token.word, "exact"), "a date or figure: must stand in the fact"
    if _is_part_asked(asking, place):
        return None, "passed over: it asks for a part of what follows"
    if token.word == "own" and _is_alone(asking, place):
        return Word("alone"), "alone: must be met by the fact"
    if token.quoted or _is_told(asking, place):
        return Word(token.word), "must be met by the fact"
    if token.word in STILL and asking.asked == "check":
        return Word(token.word, "optional"), "of now: may be met by the fact"
    if token.word == "alone" and asking.sentence[place - 1].word[:1].isdigit():
        return None, "passed over: it only stresses the figure"
    if token.word == "longer" and asking.sentence[place - 1].word in {"no", "any", "not"}:
        return None, "a function word"
    if token.word == "year" and asking.sentence[place - 1].word == "this":
        return None, "passed over: it is the year of the fact, not of the question"
    if _is_asked_for(asking, place):
        return Word(token.word, "optional"), "what is asked for: may be met by the fact"
    if token.stem in LIGHT or token.word in NUMBERS or _is_request(asking, place):
        return None, "passed over: it adds nothing a fact could meet"
    if token.word in LIGHT_VERBS or token.stem in VAGUE or _is_manner(token):
        return Word(token.word, "optional"), "may be met by the fact"
    return Word(token.word), "must be met by the fact"


def _is_alone(asking: Asking, place: int) -> bool:
    """Whether "own" says that nobody helped: "on its own" with nothing that would be its own."""
    before = [token.word for token in asking.sentence[max(0, place - 2) : place]]
    behind = asking.sentence[place + 1 : place + 2]
    return (
        before[:1] == ["on"] and before[1:] != [] and before[1] in _POSSESSIVES and all(each.small for each in behind)
    )


def _is_asked_for(asking: Asking, place: int) -> bool:
    """Whether a light noun is what is asked for: "at which levels", but no "which ones"."""
    token = asking.sentence[place]
    if token.stem not in LIGHT or not token.word.endswith("s") or token.word == "ones":
        return False
    return place > 0 and asking.sentence[place - 1].word in {"which", "what"}


def _is_count(asking: Asking, place: int) -> bool:
    """Whether a figure only says how many are asked for: "the 2 groups that …"."""
    figure = asking.sentence[place].word
    before, after = asking.sentence[place - 1 : place], asking.sentence[place + 1 : place + 2]
    if asking.asked == "check" or not figure.isdecimal() or not 1 < int(figure) <= _MOST_COUNTED or not after:
        return False
    opens = place == 0 or before[0].word in _COUNTED_BEHIND
    return opens and after[0].word.endswith("s") and not after[0].word[0].isdigit()


def _is_part_asked(asking: Asking, place: int) -> bool:
    """Whether a word only asks for a part of something: "which part of the country"."""
    words = [token.word for token in asking.sentence[max(0, place - 2) : place + 2]]
    return asking.sentence[place].word in {"part", "parts"} and bool({"which", "what"} & {*words}) and words[-1] == "of"


def _is_proper(asking: Asking, place: int) -> bool:
    """Whether a word is written as a name: with a capital, not at the start, in a question that is not all so."""
    token = asking.sentence[place]
    typed = next((part for part in token.typed.split("-") if part.lower() == token.word), token.typed)
    plain = any(token.typed[:1].islower() and not token.small for token in asking.sentence)
    return place > 0 and typed[:1].isupper() and plain


def _when(asking: Asking, place: int) -> Operator:
    """Return how a year bounds the time asked for: "before 1980", "since 1980", "between 1970 and 1980"."""
    before = [token.word for token in asking.sentence[max(0, place - 3) : place]]
    if before[-1:] and before[-1] in _BOUNDS:
        return _BOUNDS[before[-1]]
    if before[-2:] == ["prior", "to"]:
        return "<"
    return "<=" if len(before) == 3 and before[0] == "between" and before[2] in {"and", "to"} else "="


def _is_told(asking: Asking, place: int) -> bool:
    """Whether a word, light as it may be, says what is so: a value of this base ("in use"), of a yes or no how much."""
    token = asking.sentence[place]
    if asking.asked == "check" and token.word in QUANTIFIERS:
        return True
    told = {"value"} if asking.asked != "check" else {"value", "unact", "untopic"}
    senses = [sense for span in asking.spans if span.start <= place < span.end for sense in span.senses]
    return any(sense.sense in told or _is_relation(sense, asking) for sense in senses)


def _is_relation(sense: Sense, asking: Asking) -> bool:
    return sense.sense == "inverse" and asking.lexicon.properties[sense.target].type == "thing"


def _is_manner(token: Token) -> bool:
    """Whether a word says how rather than what: an adverb ("freely")."""
    related = english.related(token.stem)
    return token.word.endswith("ly") and token.word not in QUANTIFIERS and related is not None and "r" in related.pos


def _is_request(asking: Asking, place: int) -> bool:
    """Whether a word opens the question by asking for an answer: "list …", "please give me …"."""
    before = asking.sentence[:place]
    opens = all(token.small or token.stem in LIGHT or token.word in REQUESTS | {"us"} for token in before)
    return opens and (asking.sentence[place].word in REQUESTS or (asking.sentence[place].word == "us" and bool(before)))
