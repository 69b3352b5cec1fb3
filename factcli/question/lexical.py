"""The words of a question as the grammar sees them: categories by place, from fixed English and from the lexicon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from factcli.english.numerals import NUMBERS, SCALES
from factcli.english.stem import stem, words
from factcli.frozen import frozen
from factcli.query import Operator
from factcli.question.english import (
    EXCEPTIONS,
    LEAST,
    LESS,
    MEAN,
    MORE,
    MOST,
    NAMED,
    ORDINALS,
    PLACE_PREPOSITIONS,
    REQUESTS,
    SUM,
)
from factcli.question.lexicon import Lexicon
from factcli.question.phrases import Span
from factcli.question.words import Token, is_doing

Ids = tuple[str, ...]

Words = dict[tuple[str, int], list[tuple[int, Any, int]]]
"""By category and place: where each reading of a word ends, what it means, what it costs."""

_MOST_WORDS = 40
"""Words of a question at most that the grammar is tried on."""

_SKIPPED = (
    frozenset(
        """a an the any some do does did please there exist exists existing located situated found lie
    lies also either too other another different can could would you me my i called currently single own s whole entire
    their its
    respective""".split()
    )
    - NAMED
)
"""Words the grammar does without."""

_BEING = frozenset("is are was were".split())
_MOVING = frozenset("for to through over by into".split())
_WORDS: tuple[tuple[str, Iterable[str], Any], ...] = (
    ("WH", "what which whats".split(), None),
    ("WHO", "who whom whos".split(), None),
    ("HOW", ["how"], None),
    ("HOWMANY", ["how many", "how much", "number of"], None),
    ("WHERE", ["where", "wheres"], None),
    ("BE", _BEING | {"be", "been", "being"}, None),
    ("THERE", ["there"], None),
    ("HAVE", "has have had".split(), None),
    ("WITH", "with having".split(), None),
    ("WITHOUT", "without lacking".split(), None),
    ("OF", ["of"], None),
    ("IN", (PLACE_PREPOSITIONS | _MOVING) - {"of"}, None),
    ("PREP", PLACE_PREPOSITIONS | _MOVING | {"among", "amongst"}, None),
    ("OF", ["out of"], None),
    ("PREP", ["out of"], None),
    ("ON", "on along".split(), None),
    ("EACH", ["each", "every", "each of", "every one of", "each one of"], None),
    ("ALL", ["all", "all of"], None),
    ("AS", ["as"], None),
    ("OUTSIDE", ["outside", "outside of"], None),
    ("BETWEEN", ["between"], None),
    ("FROM", ["from"], None),
    ("TO", ["to"], None),
    ("DIFFERENCE", "difference gap".split(), None),
    ("REL", ["that", "which", "who", "where", "that is"], None),
    ("WHOSE", ["whose"], None),
    ("BY", ["by"], None),
    ("THAN", ["than", "to"], None),
    ("NOT", "not isnt arent wasnt werent dont doesnt didnt hasnt havent never".split(), None),
    ("ISNT", "isnt arent wasnt werent".split(), None),
    ("NO", ["no", "zero"], None),
    ("BOTH", ["both"], None),
    ("AND", ["and", "but"], None),
    ("PLUS", ["and"], None),
    ("OR", ["or"], None),
    ("NEITHER", ["neither"], None),
    ("NOR", ["nor", "or"], None),
    (
        "EXCEPT",
        [*EXCEPTIONS, "except for", "other than", "apart from", "aside from", "not counting", "not including"],
        None,
    ),
    ("NAMED", NAMED, None),
    ("REQ", REQUESTS, None),
    ("IT", "it them they one ones that those these".split(), None),
    ("QUANT", ["at least", "no fewer than", "no less than", "not less than", "minimum of"], ">="),
    ("QUANT", ["at most", "no more than", "not more than", "up to", "maximum of"], "<="),
    ("QUANT", ["exactly", "only"], "="),
    ("ORSO", [f"or {word}" for word in (*MORE, "better")], ">="),
    ("ORSO", [f"or {word}" for word in LESS], "<="),
    ("EXCEED", "exceed exceeds exceeded exceeding surpass surpasses".split(), ">"),
    ("TOP", ["top"], None),
    ("RANK", "rank ranks ranked place places come comes".split(), None),
    ("MANYEST", ["most", *(f"{word} number of" for word in MOST)], True),
    ("MANYEST", ["least", "fewest", *(f"{word} number of" for word in LEAST)], False),
    ("MOSTG", MOST, True),
    ("MOSTG", LEAST, False),
    ("MOREG", MORE, ">"),
    ("MOREG", LESS, "<"),
    ("SUM", SUM, "sum"),
    ("SUM", MEAN, "mean"),
    *(("ORD", [word], number) for word, number in ORDINALS.items()),
)
"""The fixed words and phrases of the grammar: their category, and what they mean to it."""


_UNITS = {"km": "kilometre", "m": "metre", "mi": "mile", "sq": "square", "kg": "kilogram", "c": "celsius"}
"""Signs of units, and what they are short for."""


@frozen
class Best:
    """A superlative: by which properties, and whether the most or the least."""

    properties: Ids
    most: bool


@frozen
class Compared:
    """A comparative: by which properties (any number where empty), and how."""

    properties: Ids
    operator: Operator


Fixed = tuple[tuple[str, ...], str, Any]
"""A fixed word or phrase: its words, its category and its meaning."""


@cache
def _by_first_word() -> dict[str, list[Fixed]]:
    found: dict[str, list[Fixed]] = defaultdict(list)
    for category, phrases, value in _WORDS:
        for phrase in phrases:
            words = tuple(phrase.split())
            found[words[0]].append((words, category, value))
    return dict(found)


_IN_FIXED = {word for _, phrases, _ in _WORDS for phrase in phrases for word in phrase.split()}
_BEYOND = frozenset("source topic act untopic unact".split())
"""Senses of phrases that mean nothing to the grammar."""

_OWN = _SKIPPED | _IN_FIXED | {"whether", "names", "us", *SCALES}
"""Words that the grammar knows without a lexicon."""


_ASKED_ABOUT = frozenset({"NAME", "KIND"})
"""Categories of which the grammar reads no question without one: it asks about what is named, or about a kind."""


@frozen
class Lexed:
    """The words of a question by category and place, and how many places there are."""

    words: Words
    length: int


def lex(sentence: Sequence[Token], spans: Sequence[Span], lexicon: Lexicon) -> Lexed | None:
    """Return the words as the grammar sees them; None where it can read no question in them.

    That is where a word has no category, none names a thing or a kind, or there are too many.
    """
    if is_doing(sentence) or not _may_all_be_read(sentence, spans, lexicon):
        return None
    places, kept = _places(sentence, spans)
    if len(kept) > _MOST_WORDS:
        return None
    words: Words = defaultdict(list)
    for at, token in enumerate(kept):
        for category, end, value in _fixed(kept, at, token):
            words[category, at].append((end, value, 0))
    for span in spans:
        for category, value, cost in _lexical(span, spans, sentence, lexicon):
            words[category, places[span.start]].append((places[span.end - 1] + 1, value, cost))
    if _ASKED_ABOUT.isdisjoint(category for category, _ in words):
        return None
    numbers = [
        end for (category, _), readings in words.items() if category in {"NUM", "HOWMANY"} for end, _, _ in readings
    ]
    for at in numbers:
        words["UNIT", at] += ((end, None, 0) for end in _units(kept, at, lexicon))
    covered = {place for (_, start), each in words.items() for end, _, _ in each for place in range(start, end)}
    return Lexed(words, len(kept)) if len(covered) == len(kept) else None


def _may_all_be_read(sentence: Sequence[Token], spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether each word is in a phrase of the lexicon or may be the grammar's own; most questions have others."""
    inside = {
        place for span in spans if not _BEYOND.issuperset(span.senses.sorts) for place in range(span.start, span.end)
    }
    others = [token.word for place, token in enumerate(sentence) if place not in inside and token.word not in _OWN]
    return all(_number(word) is not None or _unit(word) in _unit_words(lexicon) for word in others)


def _places(sentence: Sequence[Token], spans: Sequence[Span]) -> tuple[list[int], list[Token]]:
    """Leave out the words the grammar does without; return where each token has come to stand, and those left."""
    inner = {place for span in spans for place in range(span.start, span.end)}
    places: list[int] = []
    kept: list[Token] = []
    for place, token in enumerate(sentence):
        places.append(len(kept))
        opens = place == 0 and token.word in {"does", "did", "do"}
        opens = opens or (place == 1 and token.word == "there" and sentence[0].word in _BEING)
        phrase = token.word == "other" and place + 1 < len(sentence) and sentence[place + 1].word == "than"
        after_request = token.word == "us" and place and sentence[place - 1].word in REQUESTS
        title = token.word in {"name", "names"} and place + 1 < len(sentence) and sentence[place + 1].word == "of"
        titled = token.word == "of" and place and sentence[place - 1].word in {"name", "names"}
        skipped = token.word in _SKIPPED and (token.small or place not in inner) and not opens and not phrase
        skipped = skipped or bool(after_request or title or titled)
        if not skipped:
            kept.append(token)
    return places, kept


def _fixed(kept: Sequence[Token], at: int, token: Token) -> Iterator[tuple[str, int, Any]]:
    for phrase, category, value in _by_first_word().get(token.word, ()):
        end = at + len(phrase)
        if len(phrase) == 1 or tuple(each.word for each in kept[at:end]) == phrase:
            yield category, end, value
    if at == 0 and token.word in {"does", "did", "do", "whether"}:
        yield "ASK", at + 1, None
    following = kept[at + 1].word if at + 1 < len(kept) else ""
    number = Decimal("0.5") if token.word == "half" and following in SCALES else _number(token.word)
    if number is not None:
        yield from _numbers(kept, at, number)


@lru_cache(maxsize=4)
def _known_units(lexicon: Lexicon) -> frozenset[tuple[str, ...]]:
    """Return the units of a base's properties, each as its words."""
    return frozenset(tuple(map(_unit, words(each.unit))) for each in lexicon.properties.values() if each.unit)


@lru_cache(maxsize=4)
def _unit_words(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for unit in _known_units(lexicon) for word in unit)


def _units(kept: Sequence[Token], at: int, lexicon: Lexicon) -> set[int]:
    """Return where the units end that stand at a place: those of the base's properties."""
    units = _known_units(lexicon)
    return {at + len(unit) for unit in units if tuple(_unit(token.word) for token in kept[at : at + len(unit)]) == unit}


def _unit(word: str) -> str:
    """Return the stem of a word of a unit, in one spelling."""
    return stem(_UNITS.get(word, word).replace("meter", "metre"))


def _number(word: str) -> Decimal | None:
    if word in NUMBERS:
        return Decimal(NUMBERS[word])
    if word in SCALES:
        return Decimal(SCALES[word])
    return Decimal(word) if word.replace(".", "", 1).isdigit() and word.isascii() else None


def _numbers(kept: Sequence[Token], at: int, number: Decimal) -> Iterator[tuple[str, int, Any]]:
    following = kept[at + 1].word if at + 1 < len(kept) else ""
    if following in SCALES:
        scaled = number * SCALES[following]
        yield "NUM", at + 2, scaled.quantize(Decimal(1)) if scaled == scaled.to_integral_value() else scaled
    else:
        yield "NUM", at + 1, number


def _lexical(
    span: Span, spans: Sequence[Span], sentence: Sequence[Token], lexicon: Lexicon
) -> Iterator[tuple[str, Any, int]]:
    """Yield the categories of a phrase of the lexicon, all it can mean of each category together, and what that costs.

    A name inside a longer name, and a relation from its object's side, are second choices.
    """
    by: dict[str, list[str]] = defaultdict(list)
    for meaning in span.senses:
        by[meaning.sense].append(meaning.target)
    by["thing"] = _of_named_kind(span, spans, by["thing"], lexicon)
    inner = any(_is_within(span, other) for other in spans)
    for sense, category, cost in (
        ("thing", "NAME", 2 * inner),
        ("value", "VALUE", 0),
        ("inverse", "INV", 1),
        ("adjective", "ADJ", 0),
    ):
        if by[sense]:
            yield category, tuple(by[sense]), cost
    for kind in by["kind"]:
        yield "KIND", kind, 0
        yield ("SEVERAL" if sentence[span.end - 1].word.endswith("s") else "ONE"), kind, 0
    for category, types in (("NPROP", {"number"}), ("RELATION", {"thing"}), ("TEXTPROP", {"text", "date", "value"})):
        names = tuple(name for name in by["property"] if lexicon.properties[name].type in types)
        if names:
            yield category, names, 0
    yield from (("SUP", Best(tuple(by[sense]), sense == "most"), 0) for sense in ("most", "least") if by[sense])
    if by["more"]:
        yield "CMP", Compared(tuple(by["more"]), ">"), 0
    if by["less"]:
        yield "CMP", Compared(tuple(by["less"]), "<"), 0


def _is_within(span: Span, other: Span) -> bool:
    """Whether a run lies within a longer one that is a name too."""
    inside = other.start <= span.start and span.end <= other.end and other.end - other.start > span.end - span.start
    return inside and "thing" in other.senses.sorts


def _of_named_kind(span: Span, spans: Sequence[Span], ids: list[str], lexicon: Lexicon) -> list[str]:
    """Of the things a name may mean, return those of the kind that the name says ("Red River"), if there are any."""
    said = {
        sense.target
        for other in spans
        if span.start <= other.start and other.end <= span.end and other != span
        for sense in other.senses
        if sense.sense == "kind"
    }
    fitting = [each for each in ids if (thing := lexicon.thing(each)) is not None and thing.kind in said]
    return fitting or ids
