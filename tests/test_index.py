"""The index: sets of things against a plain evaluation, phrases, spellings, and terms that may not speak SQL."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import reduce
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcli.answer.settled import is_settled
from factcli.build import open_index
from factcli.errors import FactcliError
from factcli.frozen import replace
from factcli.index import Index, Meaning, Wanted
from factcli.index.kept import Kept
from factcli.index.write import write_index
from factcli.model import SAID, Base, Fact, Kind, NamedValue, Property, Quantity, Reference, Source, Thing, Value
from factcli.query import (
    All,
    Amount,
    AnyOf,
    Compares,
    Either,
    Every,
    Has,
    ListOf,
    Measure,
    Named,
    Not,
    Related,
    Set,
    Step,
    Sum,
    Tally,
    Test,
    Top,
    Where,
    Within,
)
from factcli.written.read import read_test

ORCHARD = Path(__file__).parent / "data" / "orchard" / "facts.toml"
PLACE = (Reference("register"),)

KINDS = {
    "plant": Kind("plant", "plant", "plants"),
    "tree": Kind("tree", "tree", "trees", broader="plant"),
    "shrub": Kind("shrub", "shrub", "shrubs", broader="plant"),
    "giant": Kind("giant", "giant", "giants", broader="tree", where="height > 2"),
    "shady-giant": Kind("shady-giant", "shady giant", "shady giants", broader="giant", where="shades plant"),
}
PROPERTIES = {
    "shades": Property("shades", "shades", ("plant",), "thing", ("plant",), many=True),
    "adjoins": Property("adjoins", "adjoins", ("plant",), "thing", ("plant",), many=True, symmetric=True),
    "height": Property("height", "height", ("plant",), "number"),
    "age": Property("age", "age", ("plant",), "number"),
    "leaf": Property("leaf", "leaf", ("plant",), "value", values=(NamedValue("broad", "b"), NamedValue("fine", "f"))),
}
COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">=": operator.ge,
    ">": operator.gt,
}
operators = st.sampled_from(sorted(COMPARE))
relations = st.sampled_from(["shades", "adjoins"])
amounts = st.sampled_from(["height", "age"])
small = st.integers(0, 4)


def index_of(base: Base) -> Index:
    """Compile a base in memory."""
    return Index(write_index(base))


def base_of(things: list[Thing], facts: list[Fact]) -> Base:
    """Make a base with the plants' vocabulary."""
    return Base(
        "Plants",
        "",
        KINDS,
        PROPERTIES,
        {},
        {},
        {"register": Source("register", "Register")},
        {each.id: each for each in things},
        {each.id: each for each in facts},
    )


@st.composite
def bases(draw: st.DrawFn) -> Base:
    """Make a base of a few plants and claims, some of them denied, negative or superseded."""
    kinds = draw(st.lists(st.sampled_from(["plant", "tree", "shrub"]), min_size=1, max_size=5))
    things = [Thing(f"p{number}", f"Plant {number}", kind) for number, kind in enumerate(kinds)]
    ids = st.sampled_from([each.id for each in things])
    facts = []
    for number in range(draw(st.integers(0, 12))):
        name = draw(st.sampled_from(sorted(PROPERTIES)))
        if PROPERTIES[name].type == "thing":
            value = Value(thing=draw(ids))
        elif PROPERTIES[name].type == "number":
            value = Value(quantity=Quantity(Decimal(draw(small))))
        else:
            value = Value(named=draw(st.sampled_from(["broad", "fine"])))
        void = draw(st.integers(0, 12))
        facts.append(
            Fact(
                f"f{number}",
                f"Fact {number}.",
                PLACE,
                draw(ids),
                name,
                value,
                status="denied" if void == 0 else "asserted",
                rank="deprecated" if void == 1 else "normal",
                negative=void == 2,
            )
        )
    return base_of(things, facts)


@st.composite
def some_set(draw: st.DrawFn, depth: int = 3) -> Set:
    """Make a set with at most so many others inside one another."""
    shape = draw(st.integers(0, 6)) if depth > 0 else draw(st.integers(0, 1))
    inner = some_set(depth - 1)
    match shape:
        case 0:
            return Every(draw(st.sampled_from(sorted(KINDS))))
        case 1:
            return Named(tuple(draw(st.lists(st.sampled_from(["p0", "p1", "p2", "none"]), min_size=1, max_size=2))))
        case 2 | 3:
            return Where(draw(inner), draw(some_test(depth - 1)))
        case 4:
            return Step(draw(inner), draw(relations), draw(st.booleans()))
        case 5:
            first, last = sorted(draw(st.tuples(st.integers(1, 3), st.integers(1, 3))))
            each = draw(st.none() | st.builds(Related, relations, st.booleans(), inner))
            return Top(draw(inner), draw(some_measure(depth - 1)), draw(st.booleans()), first, last, each)
        case _:
            return Either(tuple(draw(st.lists(inner, min_size=1, max_size=3))))


@st.composite
def some_measure(draw: st.DrawFn, depth: int) -> Measure:
    """Make a measure."""
    of = some_set(max(depth - 1, 0))
    match draw(st.integers(0, 3)):
        case 0 | 1:
            return Amount(draw(amounts))
        case 2:
            return Tally(draw(relations), draw(st.booleans()), draw(of))
        case _:
            return Sum(draw(relations), draw(st.booleans()), draw(of), draw(amounts))


@st.composite
def some_test(draw: st.DrawFn, depth: int) -> Test:
    """Make a test."""
    of = some_set(max(depth - 1, 0))
    shape = draw(st.integers(0, 7)) if depth > 0 else draw(st.integers(0, 2))
    match shape:
        case 0:
            return Has("leaf", draw(st.sampled_from(["broad", "fine"])))
        case 1:
            return Compares(draw(some_measure(0)), draw(operators), Decimal(draw(small)))
        case 2:
            return Related(draw(relations), draw(st.booleans()), draw(of))
        case 3:
            return Related(draw(relations), draw(st.booleans()), draw(of), draw(operators), draw(st.integers(0, 3)))
        case 4:
            return Compares(draw(some_measure(depth)), draw(operators), draw(of))
        case 5:
            return Within(draw(of))
        case 6:
            return Not(draw(some_test(depth - 1)))
        case _:
            joined = draw(st.sampled_from([All, AnyOf]))
            return joined(tuple(draw(st.lists(some_test(depth - 1), min_size=1, max_size=3))))


class Plain:
    """Evaluates sets by their definition, thing by thing: slow and plain. A test that cannot be decided is None."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._claims = list(self._rows(base))

    @staticmethod
    def _rows(base: Base) -> Iterator[tuple[str, str, Value]]:
        for fact in base.facts.values():
            if fact.negative or fact.status == "denied" or fact.rank == "deprecated":
                continue
            assert fact.subject
            assert fact.property
            assert fact.value
            yield fact.subject, fact.property, fact.value
            if base.properties[fact.property].symmetric and fact.value.thing:
                yield fact.value.thing, fact.property, Value(thing=fact.subject)

    def set(self, of: Set) -> frozenset[str]:
        """Return the ids of the things of a set."""
        match of:
            case Every(kind):
                where = KINDS[kind].where
                if where:
                    return self.set(Where(Every(KINDS[kind].broader or ""), read_test(where)))
                return frozenset(each.id for each in self._base.things.values() if kind in _lineage(each.kind))
            case Named(ids):
                return frozenset(ids) & frozenset(self._base.things)
            case Where(inner, test):
                return frozenset(each for each in self.set(inner) if self.test(test, each) is True)
            case Step(inner, name, inverse):
                return frozenset(other for each in self.set(inner) for other in self._others(each, name, inverse))
            case Top(inner, measure, most, first, last, None):
                found = {each: self.measure(measure, each, max if most else min) for each in self.set(inner)}
                known = {each: -number if most else number for each, number in found.items() if number is not None}
                place = {each: 1 + sum(other < known[each] for other in known.values()) for each in known}
                return frozenset(each for each in known if first <= place[each] <= last)
            case Top(inner, _, _, _, _, Related(name, inverse, to)):
                sharing = [self._others(each, name, not inverse) & self.set(inner) for each in self.set(to)]
                return frozenset().union(*(self.set(replace(of, of=Named(tuple(each)), each=None)) for each in sharing))
            case Either(sets):
                return frozenset().union(*map(self.set, sets))

    def _others(self, thing: str, name: str, inverse: bool) -> frozenset[str]:
        ends = [
            (value.thing, subject) if inverse else (subject, value.thing)
            for subject, property_, value in self._claims
            if property_ == name
        ]
        return frozenset(there for here, there in ends if here == thing and there)

    def _numbers(self, thing: str, name: str) -> list[Decimal]:
        return [v.quantity.number for subject, p, v in self._claims if (subject, p) == (thing, name) and v.quantity]

    def measure(self, measure: Measure, thing: str, best: Callable[[list[Decimal]], Decimal]) -> Decimal | None:
        """Return the measure of a thing, None where it has none; of several values the best."""
        match measure:
            case Amount(name):
                numbers = self._numbers(thing, name)
                return best(numbers) if numbers else None
            case Tally(name, inverse, of):
                return Decimal(len(self._others(thing, name, inverse) & self.set(of)))
            case Sum(name, inverse, of, amount):
                others = self._others(thing, name, inverse) & self.set(of)
                numbers = [number for other in others for number in self._numbers(other, amount)]
                return sum(numbers, Decimal(0)) if numbers else None

    def test(self, test: Test, thing: str) -> bool | None:
        """Tell whether a test holds of a thing."""
        match test:
            case Related(name, inverse, to, how, count):
                return COMPARE[how](Decimal(len(self._others(thing, name, inverse) & self.set(to))), Decimal(count))
            case Has(name, value):
                return value in self._named(thing, name) if self._named(thing, name) else None
            case Compares(measure, "=", bound) if not isinstance(bound, Decimal):
                found = [self.measure(measure, each, min) for each in (thing, *sorted(self.set(bound)))]
                known = [each for each in found[1:] if each is not None]
                return None if found[0] is None or not known else all(each == found[0] for each in known)
            case Compares(Amount(name), "=", Decimal() as bound):
                numbers = self._numbers(thing, name)
                return bound in numbers if numbers else None
            case Compares(measure, how, bound):
                best: Callable[[list[Decimal]], Decimal] = max if how.startswith(">") else min
                mine = self.measure(measure, thing, best)
                theirs = bound if isinstance(bound, Decimal) else self._best(measure, bound, best)
                return None if mine is None or theirs is None else COMPARE[how](mine, theirs)
            case Within(of):
                return thing in self.set(of)
            case Not(inner):
                held = self.test(inner, thing)
                return None if held is None else not held
            case All(tests):
                found = [self.test(each, thing) for each in tests]
                return False if False in found else None if None in found else True
            case AnyOf(tests):
                found = [self.test(each, thing) for each in tests]
                return True if True in found else None if None in found else False

    def _named(self, thing: str, name: str) -> list[str | None]:
        return [value.named for subject, property_, value in self._claims if (subject, property_) == (thing, name)]

    def _best(self, measure: Measure, of: Set, best: Callable[[list[Decimal]], Decimal]) -> Decimal | None:
        found = [number for each in self.set(of) if (number := self.measure(measure, each, best)) is not None]
        return best(found) if found else None


def _lineage(kind: str | None) -> Iterator[str]:
    while kind is not None:
        yield kind
        kind = KINDS[kind].broader


@settings(deadline=None, max_examples=150)
@given(bases(), st.lists(some_set(), min_size=1, max_size=4))
def test_sets_are_what_their_definition_says(base: Base, sets: list[Set]) -> None:
    """Every set is found by the index as by going through all things, in the base's order, and counted right."""
    index, plain = index_of(base), Plain(base)
    for of in sets:
        expected = [each for each in base.things if each in plain.set(of)]
        assert index.members(of) == expected
        assert index.size(of) == len(expected)
        assert index.members(of, 1) == expected[:1]
    index.close()


@st.composite
def inexact_bases(draw: st.DrawFn) -> Base:
    """Make a base of which at most three different amounts are not exact."""
    base = draw(bases())
    bounds = draw(st.dictionaries(st.integers(0, 4), st.sampled_from(sorted(SAID)), max_size=3))
    facts = {}
    for id_, fact in base.facts.items():
        value = fact.value
        if value is not None and value.quantity is not None and draw(st.booleans()):
            number = value.quantity.number
            value = Value(quantity=Quantity(number, bound=bounds.get(int(number), "exact")))
        facts[id_] = replace(fact, value=value)
    return replace(base, facts=facts)


def worlds(base: Base) -> Iterator[Base]:
    """Yield a base with each amount that is not exact as little as it may be, as it stands there, or as much."""
    quantities = {fact.value.quantity for fact in base.facts.values() if fact.value and fact.value.quantity}
    inexact = sorted((each for each in quantities if each.bound != "exact"), key=repr)
    for chosen in product(range(3), repeat=len(inexact)):
        known = {each: _as_it_may_be(each, way) for each, way in zip(inexact, chosen, strict=True)}
        facts = {}
        for id_, fact in base.facts.items():
            quantity = fact.value.quantity if fact.value else None
            facts[id_] = replace(fact, value=Value(quantity=known[quantity])) if quantity in known else fact
        yield replace(base, facts=facts)


def _as_it_may_be(quantity: Quantity, way: int) -> Quantity:
    least, greatest = (Decimal(min(max(each, -100.0), 100.0)) for each in quantity.reach())
    return Quantity((least, min(max(quantity.number, least), greatest), greatest)[way])


@settings(deadline=None, max_examples=150)
@given(inexact_bases(), st.lists(some_set(), min_size=1, max_size=4))
def test_what_is_in_a_set_is_so_however_the_amounts_may_be(base: Base, sets: list[Set]) -> None:
    """Of amounts that are not exact: nothing is found that is not so in one way in which they may be."""
    index = index_of(base)
    plains = [Plain(each) for each in worlds(base)]
    for of in sets:
        if is_settled(ListOf(of), index):
            assert set(index.members(of)) <= frozenset.intersection(*(each.set(of) for each in plains))
    index.close()


@settings(deadline=None, max_examples=150)
@given(inexact_bases(), amounts, small, st.booleans())
def test_what_is_so_however_the_amounts_may_be_is_found(base: Base, name: str, number: int, most: bool) -> None:
    """A comparison with a number, or its contrary, and the greatest or least are found where all ways agree."""
    index = index_of(base)
    plains = [Plain(each) for each in worlds(base)]
    for how, bound in product(COMPARE, (Decimal(number), Named(("p0",)), Named(("p0", "p1")))):
        compared = Compares(Amount(name), how, bound)
        for of in (Where(Every("plant"), compared), Where(Every("plant"), Not(compared))):
            found, sure = set(index.members(of)), frozenset.intersection(*(each.set(of) for each in plains))
            assert found == sure if how != "=" and isinstance(bound, Decimal) else found <= sure
    first = Top(Every("plant"), Amount(name), most)
    assert set(index.members(first)) == frozenset.intersection(*(each.set(first) for each in plains))
    index.close()


@settings(deadline=None, max_examples=50)
@given(bases(), some_set(1), some_set(1), relations, st.booleans())
def test_claims_are_those_between_two_sets(base: Base, of: Set, to: Set, name: str, inverse: bool) -> None:
    """Claims are asked from either end, a symmetric one from both; what is denied, negative or superseded is none."""
    index, plain = index_of(base), Plain(base)
    mine, theirs = plain.set(of), plain.set(to)
    expected = []
    for fact in base.facts.values():
        value = fact.value.thing if fact.value else None
        void = fact.negative or fact.status == "denied" or fact.rank == "deprecated"
        ends = {(fact.subject, value)}
        ends |= {(value, fact.subject)} if PROPERTIES[fact.property or ""].symmetric else set()
        pairs = {(there, here) if inverse else (here, there) for here, there in ends}
        if fact.property == name and not void and any(here in mine and there in theirs for here, there in pairs):
            expected.append(fact)
    assert index.claims(name, of, inverse=inverse, to=to) == expected
    index.close()


@pytest.fixture(scope="module")
def orchard() -> Iterator[Index]:
    """Open the base about a garden, in memory."""
    index = open_index(ORCHARD, None)
    yield index
    index.close()


def test_depth_nests(orchard: Index) -> None:
    """Thirty sets inside one another are one statement that still runs."""
    of: Set = Named(("pond-bed",))
    for _ in range(30):
        of = Where(Every("bed"), Related("adjoins", False, of))
    assert orchard.members(of) == ["pond-bed"]
    step: Set = Named(("pond-bed",))
    for _ in range(30):
        step = Step(step, "adjoins")
    assert orchard.members(step) == ["pond-bed"]


PHRASES = {
    "old quinc": [("thing", "old-quince")],
    "oq": [("thing", "old-quince")],
    "holt": [("thing", "holt-pond"), ("thing", "holt-slope")],
    "tallest": [("most", "height")],
    "shorter": [("less", "height")],
    "tall": [("adjective", "height")],
    "hold": [("inverse", "stands-in")],
    "stand": [("property", "stands-in")],
    "green all winter": [("value", "foliage=evergreen")],
    "cold spell": [("topic", "frost")],
    "frost report": [("source", "frost-report")],
    "reopen": [("unact", "close")],
    "close": [("act", "close")],
    "fruit tree": [("kind", "fruit-tree")],
    "lindenhay garden council": [("thing", "garden-council")],
    "nothing": [],
    "": [],
}


@pytest.mark.parametrize("key", PHRASES)
def test_phrases_are_looked_up_by_the_stems_of_their_words(orchard: Index, key: str) -> None:
    """A name, a kind, a property's words, a value, a topic, an act: each phrase gives all it can mean."""
    assert orchard.phrase(key) == tuple(Meaning(*each) for each in PHRASES[key])


@pytest.mark.parametrize(
    ("bent", "words"),
    [
        ("quinse", []),
        ("quine", ["quince"]),
        ("quince", ["quince"]),
        ("edar", ["cedar"]),
        ("reed", ["reed"]),
        ("bd", []),
    ],
)
def test_words_are_found_by_what_a_slip_makes_of_them(orchard: Index, bent: str, words: list[str]) -> None:
    """A word is under itself and under itself with any one letter left out; short words are not."""
    assert orchard.spellings([bent]) == words


def test_words_are_found_by_any_of_several_bent_forms(orchard: Index) -> None:
    """Several bent forms are looked up at once, each word once, in order; none finds nothing."""
    assert orchard.spellings(["quine", "quince", "medla"]) == ["medlar", "quince"]
    assert orchard.spellings([]) == []


def test_what_is_denied_or_superseded_is_no_claim_but_is_found_as_a_fact(orchard: Index) -> None:
    """A denied height is no height, a superseded one neither; both facts can still be looked up."""
    assert orchard.claims("height", Named(("red-larch",))) == []
    assert [each.id for each in orchard.claims("height", Named(("great-medlar",)))] == ["great-medlar:height"]
    assert orchard.members(Where(Every("tree"), Compares(Amount("height"), ">", Decimal(31)))) == []
    assert orchard.fact("larch-height-denied") is not None
    assert orchard.fact("medlar-height-once") is not None
    assert orchard.fact("no-such-fact") is None


def test_facts_are_found_by_all_demands_any_term_of_each(orchard: Index) -> None:
    """A fact must meet every demand by one term, or by all of a list of them; the base's order is kept."""

    def found(*demands: Wanted) -> list[str]:
        return [each.fact.id for each in orchard.find(demands, 10)]

    assert found(("t:ida-holt",), ("d:plant",)) == ["larch-planted"]
    assert found(("d:plant", "d:fell")) == ["quince-felled", "larch-planted"]
    assert found(((("t:ida-holt",), ("d:plant", "d:fell")), "d:close")) == [
        "gate-closed",
        "larch-planted",
        "slope-bed-unopened",
    ]
    assert found(("t:ida-holt",), ("d:fell",)) == []
    assert found() == []
    assert [each.fact.id for each in orchard.find([("d:plant", "d:fell")], 1)] == ["quince-felled"]


WORDS = ["C++", "K2?", "*", '"', "'", "OR", "NEAR", "terms:", "-a", "(", "\u0939\u093f", "", "t:"]
WORDS += ['NOT "x', "AND NOT", "NEAR(a b)", "a*b", "{a b} : c", "t:a;b"]


@pytest.mark.parametrize("word", WORDS)
def test_no_term_speaks_the_language_of_the_index(orchard: Index, word: str) -> None:
    """A word that means something to SQL or to FTS5 is a word like any other: not found, and no error."""
    assert orchard.knows(word) is False
    assert orchard.phrase(word) == ()
    assert orchard.spellings([word]) == []
    assert orchard.members(Named((word,))) == []
    assert orchard.members(Where(Every("tree"), Has(word, word))) == []
    assert orchard.find([(word,), (((word,),),)], 5) == []
    assert orchard.rank([word], 5) == []


def test_names_and_kinds_are_read_back_as_they_were(orchard: Index) -> None:
    """The index gives the records of the base back whole, and counts them."""
    assert orchard.names("old-quince") == ("Old Quince", "OQ")
    assert orchard.names("frost-report") == ("Report on the frost of 1994", "the frost report")
    assert orchard.kinds["giant"] == Kind("giant", "giant", "giants", broader="tree", where="height > 20")
    assert orchard.properties["adjoins"].symmetric
    assert [orchard.count(table) for table in ("thing", "source", "fact")] == [21, 3, 51]


def test_facts_that_share_more_come_first(orchard: Index) -> None:
    """Facts are ranked by how much they share with the question, not by where they stand in the base."""
    ranked = [each.id for each in orchard.rank(["said", "harvest", "recov"], 3)]
    assert ranked[0] == "reed-on-harvest"


def test_facts_that_share_what_is_rare_come_first() -> None:
    """A word that few facts have weighs more than one that all have; a long fact that has it as well comes later."""
    texts = ["Oaks grow.", "Oaks grow near the ford, the mill, the lane and the well.", "Elms grow.", "Ferns grow."]
    facts = [Fact(f"f{number}", text, PLACE) for number, text in enumerate([*texts, "Oaks grow."])]
    index = index_of(base_of([], facts))
    assert [each.id for each in index.rank(["oak", "grow"], 4)] == ["f0", "f4", "f1", "f2"]
    assert [each.id for each in index.rank(["grow", "elm", "none"], 2)] == ["f2", "f0"]
    index.close()


def test_only_some_of_the_facts_with_common_terms_are_ranked() -> None:
    """Of a thousand facts that share a common word, the one with a rare word is found, and some others."""
    facts = [Fact(f"f{number}", "Ferns grow.", PLACE) for number in range(1000)]
    index = index_of(base_of([], [*facts, Fact("rare", "Elms grow.", PLACE)]))
    assert [each.id for each in index.rank(["grow", "elm"], 3)] == ["rare"]
    assert [each.id for each in index.rank(["grow"], 2)] == ["f0", "f1"]
    index.close()


def test_as_many_facts_are_ranked_as_are_asked_for(orchard: Index) -> None:
    """Ranking gives each fact that has any of the terms once, at most so many, and none for no terms."""
    assert {each.id for each in orchard.rank(["harvest", "harvest", "nothing"], 9)} == {
        "harvest-1993",
        "reed-on-harvest",
    }
    assert len(orchard.rank(["harvest", "said"], 2)) == 2
    assert orchard.rank([], 2) == []


LIMITS = {
    "many sets": Either(tuple(Named((f"a{number}",)) for number in range(600))),
    "many tests": Where(Every("tree"), All(tuple(Compares(Amount("height"), ">", Decimal(1)) for _ in range(1500)))),
    "deep denial": Where(Every("tree"), reduce(lambda test, _: Not(test), range(300), Has("foliage", "evergreen"))),
    "a great count": Where(Every("bed"), Related("stands-in", True, Every("tree"), ">", 10**20)),
    "an unknown kind": Every("no-such-kind"),
}


@pytest.mark.parametrize("name", LIMITS)
def test_a_set_beyond_all_limits_is_evaluated_or_refused(orchard: Index, name: str) -> None:
    """However large a typed query is, it has an answer or an error of ours."""
    with suppress(FactcliError):
        orchard.members(LIMITS[name])


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from([Not, All, AnyOf]), max_size=16), st.integers(1, 8))
def test_what_is_within_the_limits_is_evaluated(around: list[type], wide: int) -> None:
    """Tests within each other, and side by side within those, up to the limit."""
    tall = Compares(Amount("height"), ">", Decimal(1))
    test: Test = tall
    for each in around[1:]:
        test = Not(test) if each is Not else each((test, tall))
    test = All((test,) * wide)
    index = index_of(base_of([Thing("p0", "Plant", "plant")], []))
    assert index.members(Where(Every("plant"), test)) == []
    index.close()


class Letters:
    """Looks letters up in capitals, and notes what it was asked for; it has none from x on."""

    def __init__(self, most: int) -> None:
        self.asked: list[list[str]] = []
        self.kept: Kept[str, str] = Kept(self._read, most, "-")

    def _read(self, keys: Sequence[str]) -> list[tuple[str, str]]:
        self.asked.append(list(keys))
        if "!" in keys:
            raise LookupError
        return [(key, key.upper()) for key in keys if key < "x"]


def test_what_is_kept_is_read_once() -> None:
    """What there is, and that there is none of something, is looked up when it is first asked for."""
    letters = Letters(most=9)
    assert [letters.kept(key) for key in "abax"] == ["A", "B", "A", "-"]
    assert letters.kept.all("xcb") == ["-", "C", "B"]
    assert letters.asked == [["a"], ["b"], ["x"], ["c"]]


def test_what_will_be_asked_for_is_read_together() -> None:
    """What is read ahead is asked for by nobody any more; what was found otherwise neither."""
    letters = Letters(most=9)
    letters.kept.ahead("abc")
    letters.kept.keep("d", "found")
    assert letters.kept.all("dcba") == ["found", "C", "B", "A"]
    assert letters.asked == [["a", "b", "c"]]


def test_what_could_not_be_read_is_asked_for_again() -> None:
    """A failure is no answer: neither is what was asked for together with it."""
    letters = Letters(most=9)
    with pytest.raises(LookupError):
        letters.kept.all("a!")
    assert letters.kept.all("aa") == ["A", "A"]
    assert letters.asked == [["a", "!"], ["a"]]


@given(st.lists(st.text("abcxyz", max_size=5), max_size=8), st.integers(1, 6))
def test_what_is_kept_is_right_however_little_that_is(asked: list[str], most: int) -> None:
    """With room for few, each answer is still that of its key."""
    letters = Letters(most)
    for keys in asked:
        assert letters.kept.all(keys) == [key.upper() if key < "x" else "-" for key in keys]
