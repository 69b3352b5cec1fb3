"""The parser alone, with toy grammars: sums and products that keep every reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest

from factcli.question.chart import Chart, Costly, Grammar, Reading

SUMS = Grammar()


@SUMS.rule("sum", "[NUM]")
def _number(_: object, number: int) -> Iterator[int]:
    yield number


@SUMS.rule("sum", "[sum] MINUS [sum]")
def _less(_: object, one: int, other: int) -> Iterator[int]:
    yield one - other


@SUMS.rule("sum", "[sum] OVER [NUM]", cost=1)
def _over(_: object, one: int, other: int) -> Iterator[int]:
    if other:
        yield one // other


def words_of(text: str, costs: dict[str, int] | None = None) -> dict[tuple[str, int], list[Reading]]:
    """Make words: numbers are NUM, `-` is MINUS, `/` is OVER, any other is its own category in capitals."""
    categories = {"-": "MINUS", "/": "OVER"}
    found: dict[tuple[str, int], list[Reading]] = {}
    for place, word in enumerate(text.split()):
        category = "NUM" if word.isdigit() else categories.get(word, word.upper())
        value = int(word) if word.isdigit() else word
        found[category, place] = [Reading(place + 1, value, (costs or {}).get(word, 0))]
    return found


def whole(grammar: Grammar, symbol: str, text: str, **costs: int) -> list[tuple[object, int]]:
    """Return the values of a text read as one symbol, with their costs."""
    chart = Chart(grammar, words_of(text, costs), None)
    return sorted(
        ((each.value, each.cost) for each in chart.read(symbol, 0) if each.end == len(text.split())), key=repr
    )


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("7", [(7, 0)]),
        ("7 - 2", [(5, 0)]),
        ("7 - 2 - 1", [(4, 0), (6, 0)]),
        ("9 - 3 - 2 - 1", [(3, 0), (5, 0), (7, 0), (9, 0)]),
        ("8 - 4 / 2", [(2, 1), (6, 1)]),
        ("8 / 0", []),
        ("8 -", []),
        ("- 8", []),
        ("8 7", []),
    ],
)
def test_every_reading_is_kept_once(text: str, readings: list[tuple[object, int]]) -> None:
    """An ambiguous text has all its readings, equal ones once, each with its cost; what does not fit has none."""
    assert whole(SUMS, "sum", text) == readings


def test_readings_of_every_length_begin_at_a_place() -> None:
    """A symbol is read from a place as far as it goes, and as short as it goes."""
    chart = Chart(SUMS, words_of("9 - 3 - 2"), None)
    assert sorted(each.end for each in chart.read("sum", 0)) == [1, 3, 5, 5]
    assert chart.read("sum", 2) == [Reading(3, 3, 0), Reading(5, 1, 0)]
    assert chart.read("sum", 1) == chart.read("sum", 99) == chart.read("nothing", 0) == []


def test_the_cheapest_way_to_a_value_counts() -> None:
    """The same value reached in two ways costs what the cheaper one does, whichever rule stands first."""
    grammar = Grammar()
    for cost in (2, 1, 3):
        grammar.rule("one", "A", cost=cost)(lambda _: iter(["a"]))
    assert whole(grammar, "one", "a") == [("a", 1)]
    assert whole(grammar, "one", "a", a=4) == [("a", 5)]


def test_costs_of_rules_words_and_second_choices_add_up() -> None:
    """A reading costs what its words, its rules and the builder's second choices cost."""
    grammar = Grammar()

    @grammar.rule("pair", "[one] [one]", cost=10)
    def _pair(_: object, one: str, other: str) -> Iterator[str | Costly]:
        yield one + other
        yield Costly(other + one, 100)

    @grammar.rule("one", "[A]", "[B]", cost=1)
    def _one(_: object, word: str) -> Iterator[str]:
        yield word

    assert whole(grammar, "pair", "a b", a=2) == [("ab", 14), ("ba", 114)]


def test_a_symbol_with_a_question_mark_may_be_missing() -> None:
    """Each optional symbol is there or not, in any combination, and its value is not handed on unless bracketed."""
    grammar = Grammar()

    @grammar.rule("some", "A? [B] [C]? D")
    def _some(_: object, *values: str) -> Iterator[tuple[str, ...]]:
        yield values

    read = {text: whole(grammar, "some", text) for text in ("a b c d", "b c d", "a b d", "b d", "a d", "a b c")}
    assert read == {
        "a b c d": [(("b", "c"), 0)],
        "b c d": [(("b", "c"), 0)],
        "a b d": [(("b",), 0)],
        "b d": [(("b",), 0)],
        "a d": [],
        "a b c": [],
    }


def test_builders_get_the_context_and_the_bracketed_values_in_order() -> None:
    """What a rule makes depends on the context of the parse and the bracketed symbols alone."""
    grammar = Grammar()

    @grammar.rule("list", "[A] B [C]", "X [A]")
    def _list(context: object, *values: str) -> Iterator[object]:
        yield context, values

    for text, values in (("a b c", ("a", "c")), ("x a", ("a",))):
        assert [each.value for each in Chart(grammar, words_of(text), "here").read("list", 0)] == [("here", values)]


def test_several_patterns_and_words_give_their_own_readings() -> None:
    """Two words at one place, of different length, are each read."""
    grammar = Grammar()

    @grammar.rule("name", "[N]", "[N] [N]")
    def _name(_: object, *parts: str) -> Iterable[str]:
        return ["+".join(parts)]

    words = {("N", 0): [Reading(1, "new", 0), Reading(2, "new york", 0)], ("N", 1): [Reading(2, "york", 0)]}
    found = {(each.end, each.value) for each in Chart(grammar, words, None).read("name", 0)}
    assert found == {(1, "new"), (2, "new york"), (2, "new+york")}


def test_growing_to_the_right_ends() -> None:
    """A rule that begins with its own head grows over a long text without recursion into itself, in a moment."""
    grammar = Grammar()
    grammar.rule("run", "[A]")(lambda *_: [1])
    grammar.rule("run", "[run] A")(lambda _, length: [length + 1])
    chart = Chart(grammar, words_of(" ".join(["a"] * 3000)), None)
    ends = [each.end for each in chart.read("run", 0)]
    assert len(ends) == 3000
    assert all(before < after for before, after in pairwise(ends))


def test_readings_do_not_grow_without_end() -> None:
    """Brackets can be set in more ways than there is time for: the cheapest readings of each stretch are kept."""
    grammar = Grammar()
    grammar.rule("pair", "[N]")(lambda _, one: [one])
    grammar.rule("pair", "[pair] [pair]", cost=1)(lambda _, one, other: [f"({one} {other})"])
    chart = Chart(grammar, {("N", place): [Reading(place + 1, str(place), 0)] for place in range(20)}, None)
    found = chart.read("pair", 0)
    assert sorted({each.end for each in found}) == list(range(1, 21))
    assert max(sum(each.end == end for each in found) for end in range(21)) <= 10
