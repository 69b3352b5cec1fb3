"""The written form of queries: whatever is written reads back the same, and what cannot be read says why and where."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcli import query as q
from factcli.errors import QueryError
from factcli.query import Every, ListOf, Named, Query
from factcli.written.read import read, read_test
from factcli.written.write import write

HINT = "see `factcli query --help` for how queries are written"
_RESERVED = "not in all either number total is any most least find kind said".split()

things = st.from_regex(r"[a-z0-9](?:[a-z0-9._/-]{0,5}[a-z0-9])?", fullmatch=True)
names = things | st.sampled_from(_RESERVED)
ids = st.lists(things, min_size=1, max_size=3).map(tuple)
operators = st.sampled_from(get_args(q.Operator))
figures = st.decimals(-(10**6), 10**9, allow_nan=False, places=2) | st.integers(-(10**9), 10**12).map(Decimal)
flags = st.booleans()


@st.composite
def some_set(draw: st.DrawFn, depth: int) -> q.Set:
    """Make a set with at most so many others inside one another."""
    shape = draw(st.integers(0, 5)) if depth else draw(st.integers(0, 1))
    inner = some_set(depth - 1)
    match shape:
        case 0:
            return Every(draw(names))
        case 1:
            return Named(draw(ids))
        case 2:
            return q.Where(draw(inner), draw(some_test(depth - 1)))
        case 3:
            return q.Step(draw(inner), draw(names), draw(flags))
        case 4:
            each = draw(st.none() | st.builds(q.Related, names, flags, inner))
            first, last = sorted(draw(st.tuples(st.integers(1, 9), st.integers(1, 9))))
            return q.Top(draw(inner), draw(some_measure(depth - 1)), draw(flags), first, last, each)
        case _:
            return q.Either(tuple(draw(st.lists(inner, min_size=1, max_size=3))))


@st.composite
def some_measure(draw: st.DrawFn, depth: int) -> q.Measure:
    """Make a measure."""
    match draw(st.integers(0, 2)) if depth else 0:
        case 0:
            return q.Amount(draw(names))
        case 1:
            return q.Tally(draw(names), draw(flags), draw(some_set(depth - 1)))
        case _:
            return q.Sum(draw(names), draw(flags), draw(some_set(depth - 1)), draw(names))


@st.composite
def some_test(draw: st.DrawFn, depth: int) -> q.Test:
    """Make a test."""
    shape = draw(st.integers(0, 7)) if depth > 0 else 0
    inner = max(depth - 1, 0)
    match shape:
        case 0:
            return q.Has(draw(names), draw(names))
        case 1:
            return q.Related(
                draw(names), draw(flags), draw(some_set(inner)), draw(operators), draw(st.integers(0, 999))
            )
        case 2:
            measure = draw(some_measure(inner))
            bound = draw(figures)
            if isinstance(measure, q.Tally):  # against a whole number that is a relation to so many, written alike
                bound += Decimal("0.5") if bound == int(bound) else 0
            return q.Compares(measure, draw(operators), bound)
        case 3:
            return q.Compares(draw(some_measure(inner)), draw(operators), draw(some_set(inner)))
        case 4:
            return q.Within(draw(some_set(inner)))
        case 5:
            return q.Not(draw(some_test(inner)))
        case _:
            joined = q.All if shape == 6 else q.AnyOf
            return joined(tuple(draw(st.lists(some_test(inner), min_size=1, max_size=3))))


@st.composite
def some_find(draw: st.DrawFn) -> q.Find:
    """Make a query for facts."""
    word = st.builds(q.Word, st.text(max_size=12), st.sampled_from(get_args(q.Need)), st.just(()) | ids)
    demand = (
        st.builds(q.Mention, ids, st.sampled_from(get_args(q.Role))) | st.builds(q.Year, st.integers(0, 9999)) | word
    )
    asked = draw(st.sampled_from(get_args(q.Asked)))
    several = [draw(st.just(()) | ids) for _ in range(3)]
    demands = tuple(draw(st.lists(demand, max_size=4)))
    return q.Find(asked, demands, draw(st.none() | names), *several, draw(flags))


@st.composite
def some_query(draw: st.DrawFn) -> Query:
    """Make a query."""
    some = some_set(3)
    match draw(st.integers(0, 9)):
        case 0:
            return ListOf(draw(some))
        case 1:
            return q.CountOf(draw(some))
        case 2:
            return q.ValuesOf(draw(some), draw(names))
        case 3:
            return q.Total(draw(st.sampled_from(get_args(q.Function))), draw(some), draw(names))
        case 4:
            return q.Check(draw(some), draw(some_test(2)))
        case 5:
            return q.Define(draw(ids), draw(flags))
        case 6:
            return draw(some_find())
        case 8:
            return q.Exists(draw(some))
        case 7:
            return q.Difference(draw(some_measure(2)), draw(some), draw(some))
        case _:
            return q.Compare(tuple(draw(st.lists(some_find(), min_size=2, max_size=3))))


@given(some_query())
def test_what_is_written_reads_back_the_same(query: Query) -> None:
    """A written query is the query: what --explain shows can be typed."""
    assert read(write(query)) == query


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from('list find @a [ ] ( ) : ` ^b | , "b" >= 2 not tree'.split())).map(" ".join)
)
def test_any_text_is_a_query_or_a_query_error(text: str) -> None:
    """Whatever is typed is read, and then reads back the same, or is refused at a place inside it."""
    try:
        query = read(text)
    except QueryError as error:
        refused = error
    else:
        assert read(write(query)) == query
        return
    assert 0 <= refused.position <= len(text)
    assert refused.hint == HINT


WRITTEN = {
    "list tree[stands-in bed[adjoins @pond-bed]]": None,
    "list   tree [ height>7 ]": "list tree[height > 7]",
    "list tree[height > 7.50]": None,
    "list tree[number(pollinates tree) >= 1]": "list tree[pollinates tree]",
    "count tree[all(not foliage is evergreen, height >= @old-quince)]": None,
    "values height least(tree, total(^pollinates tree, height))": None,
    "list most(tree, height, 2)": None,
    "list least(tree, height, 2 to 3, each stands-in bed)": None,
    "list most(tree, height, 1, each ^pollinates tree)": "list most(tree, height, each ^pollinates tree)",
    "exists tree[height > 7]": None,
    "difference height @old-quince, tree": None,
    "difference number(^stands-in tree) @a, @b:^stands-in": None,
    "mean height any(giant, @old-quince|@great-medlar)": None,
    "check @a[either(^b c, in d)]": None,
    "list tree:stands-in:^part-of": None,
    "list @oq:^pollinates[in `2010`:`a.b`]": None,
    "list `tree`": "list tree",
    "name @oq": None,
    'find place kind bed said @a|@b done @c except @d not @e 1994 ="7" ~"held" "say \\"so\\""': None,
    'compare (find fact "frost") (find fact 1994)': None,
}


@pytest.mark.parametrize("text", WRITTEN)
def test_queries_are_written_in_one_way(text: str) -> None:
    """Spaces and roundabout forms make no difference to a query: there is one way to write it."""
    assert write(read(text)) == (WRITTEN[text] or text)


_ASKED = ", ".join(get_args(q.Asked))
_VERBS = "list, count, values, sum, mean, max, min, difference, exists, check, define, name, find or compare"
BAD = {
    "list tree.stands-in": (9, 'a query expected, ".stands-in" found'),
    "list ^tree": (5, 'a set expected, "^tree" found'),
    "list tree[^height > 1]": (18, 'a set expected, "> 1]" found'),
    f"find fact {'9' * 41}": (10, f'a number of at most 40 digits expected, "{"9" * 20}" found'),
    "frob tree": (0, f'{_VERBS} expected, "frob tree" found'),
    'find soup "frost"': (5, f'one of {_ASKED} expected, "soup "frost"" found'),
    "": (0, f"{_VERBS} expected, nothing found"),
    "?": (0, 'a query expected, "?" found'),
    "@a": (0, f'{_VERBS} expected, "@a" found'),
    "list": (4, "a set expected, nothing found"),
    "list 7": (5, 'a set expected, "7" found'),
    "list @": (5, 'a query expected, "@" found'),
    "list tree tree": (10, 'the end expected, "tree" found'),
    "list tree]": (9, 'the end expected, "]" found'),
    "list tree:": (10, "a property expected, nothing found"),
    "list tree[": (10, "a property expected, nothing found"),
    "list tree[height >]": (18, 'a set expected, "]" found'),
    "list tree[height > 1": (20, '"]" expected, nothing found'),
    "list tree[number(pollinates tree)]": (33, 'a comparison expected, "]" found'),
    "list tree[foliage is 7]": (21, 'a value expected, "7]" found'),
    "list most(tree)": (14, '"," expected, ")" found'),
    "list most(tree, )": (16, 'a measure expected, ")" found'),
    "list most(tree, height, 0)": (24, 'a place, from 1 expected, "0)" found'),
    "list most(tree, height, 1 to x)": (29, 'a place, from 1 expected, "x)" found'),
    "list most(tree, height, stands-in bed)": (24, '"each" expected, "stands-in bed)" found'),
    "difference height @a @b": (21, '"," expected, "@b" found'),
    "list wood(tree)": (9, 'a set expected, "(tree)" found'),
    "count any()": (10, 'a set expected, ")" found'),
    "values 7 tree": (7, 'a property expected, "7 tree" found'),
    "values height": (13, "a set expected, nothing found"),
    "check tree": (10, "[ and a test expected, nothing found"),
    "define old-quince": (7, '@ and the id of a thing expected, "old-quince" found'),
    "name @oq|": (9, "@ and the id of a thing expected, nothing found"),
    "find": (4, "what is asked for expected, nothing found"),
    "find fact kind": (14, "a kind expected, nothing found"),
    "find fact said tom": (15, '@ and the id of a thing expected, "tom" found'),
    "find fact frost": (10, 'a thing, a year or words in quotation marks expected, "frost" found'),
    "find fact -1994": (10, 'a thing, a year or words in quotation marks expected, "-1994" found'),
    'find fact "frost': (10, 'a query expected, ""frost" found'),
    'compare (find fact "frost")': (27, "two queries in brackets expected, nothing found"),
    "compare (list tree) (list bed)": (9, '"find" expected, "list tree) (list bed" found'),
}


@pytest.mark.parametrize("text", BAD)
def test_what_cannot_be_read_says_where_and_what_was_wanted(text: str) -> None:
    """A bad query is refused with the column, what could stand there and what does."""
    with pytest.raises(QueryError) as caught:
        read(text)
    position, wanted = BAD[text]
    assert caught.value.message == f"cannot read the query at column {position + 1}: {wanted}"
    assert (caught.value.position, caught.value.hint) == (position, HINT)


def test_a_test_alone_is_read_as_the_condition_of_a_kind() -> None:
    """The `where` of a defined kind is a test and nothing more."""
    assert read_test("height > 20") == q.Compares(q.Amount("height"), ">", Decimal(20))
    with pytest.raises(QueryError, match='at column 13: the end expected, "tree" found'):
        read_test("height > 20 tree")


@pytest.mark.parametrize("inverse", [False, True])
def test_a_step_from_a_named_thing_reads_back_the_same(inverse: bool) -> None:
    """What a named thing is related to is written so that it can be typed."""
    query = ListOf(q.Step(Named(("gate-bed",)), "stands-in", inverse))
    assert read(write(query)) == query


@pytest.mark.parametrize(
    "query",
    [
        ListOf(Every("2010")),
        ListOf(Every("tree.fruit")),
        ListOf(q.Where(Every("tree"), q.Related("number", False, Every("bed")))),
        ListOf(q.Where(Every("tree"), q.Related("in", False, Every("bed")))),
        ListOf(q.Where(Every("tree"), q.Has("grade", "2"))),
        ListOf(q.Where(Every("tree"), q.Has("grade", "a.1"))),
    ],
    ids=write,
)
def test_every_id_that_a_base_may_have_reads_back_the_same(query: Query) -> None:
    """Kinds, properties and values are written so that they can be typed, whatever their ids."""
    assert read(write(query)) == query


def test_small_numbers_read_back_the_same() -> None:
    """Numbers are written in digits however small or large they are."""
    query = ListOf(q.Where(Every("tree"), q.Compares(q.Amount("height"), ">", Decimal("0.0000001"))))
    assert read(write(query)) == query


def test_a_query_of_any_depth_is_read_or_refused() -> None:
    """Brackets without end are a query error, not a crash."""
    with pytest.raises(QueryError, match=r"^cannot read the query: more than 100 parts within each other$"):
        read("list " + "tree[in " * 5000)
    deep = "list " + "tree[in " * 40 + "tree" + "]" * 40
    assert write(read(deep)) == deep
