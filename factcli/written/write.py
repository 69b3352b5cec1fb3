"""From a query to its written form."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import assert_never

from factcli.query import (
    All,
    Amount,
    AnyOf,
    Check,
    Compare,
    Compares,
    CountOf,
    Define,
    Demand,
    Difference,
    Either,
    Every,
    Exists,
    Find,
    Has,
    ListOf,
    Measure,
    Mention,
    Named,
    Need,
    Not,
    Query,
    Related,
    Role,
    Set,
    Step,
    Sum,
    Tally,
    Test,
    Top,
    Total,
    ValuesOf,
    Where,
    Within,
    Word,
    Year,
)

NEEDS: dict[Need, str] = {"met": "", "exact": "=", "optional": "~", "deed": "!"}
"""The mark before a word that says how it must be met."""

PREPOSITIONS: dict[Role, str] = {
    "any": "",
    "agent": "by",
    "object": "to",
    "place": "in",
    "owner": "whose",
    "either": "either",
}
"""The word before a thing that says in which role it must be: what acts or not, where it is, whose, to choose from."""

_PLAIN = r"(?!\d+$)[^\W_][\w/-]*"
_RESERVED = frozenset("not in all either number total is any most least".split())
"""What would not be read as a name where one may stand."""


def write(query: Query) -> str:
    """Return the written form of a query; reading it gives the same query."""
    match query:
        case ListOf(of):
            return f"list {write_set(of)}"
        case CountOf(of):
            return f"count {write_set(of)}"
        case ValuesOf(of, name):
            return f"values {_name(name)} {write_set(of)}"
        case Total(function, of, name):
            return f"{function} {_name(name)} {write_set(of)}"
        case Difference(measure, one, other):
            return f"difference {write_measure(measure)} {write_set(one)}, {write_set(other)}"
        case Exists(of):
            return f"exists {write_set(of)}"
        case Check(of, test):
            return f"check {write_set(of)}[{write_test(test)}]"
        case Define(ids, name):
            return f"{'name' if name else 'define'} {_ids(ids)}"
        case Find():
            return _write_find(query)
        case Compare(sides):
            return "compare " + " ".join(f"({write(side)})" for side in sides)
    assert_never(query)


def _name(name: str) -> str:
    """Return a name, in backquotes where it would be read as something else."""
    return name if re.fullmatch(_PLAIN, name) and name not in _RESERVED else f"`{name}`"


def _ids(ids: tuple[str, ...]) -> str:
    return "|".join(f"@{each}" for each in ids)


def _write_find(find: Find) -> str:
    words = ["find", find.asked]
    if find.kind:
        words += ["kind", _name(find.kind)]
    if find.speakers:
        words += ["said", _ids(find.speakers)]
    if find.agents:
        words += ["done", _ids(find.agents)]
    if find.excluded:
        words += ["except", _ids(find.excluded)]
    if find.negative:
        words.append("not")
    return " ".join([*words, *map(_write_demand, find.demands)])


def _write_demand(demand: Demand) -> str:
    match demand:
        case Mention(ids, role):
            return f"{PREPOSITIONS[role]} {_ids(ids)}".lstrip()
        case Year(number, operator):
            return f"{'' if operator == '=' else operator}{number}"
        case Word(text, need, of):
            escaped = text.replace("\\", "\\\\").replace('"', '\\"')
            return f'{NEEDS[need]}"{escaped}"' + (f" of {_ids(of)}" if of else "")
    assert_never(demand)


def write_set(of: Set) -> str:
    """Return the written form of a set."""
    match of:
        case Every(kind):
            return _name(kind)
        case Named(ids):
            return _ids(ids)
        case Where(inner, test):
            return f"{write_set(inner)}[{write_test(test)}]"
        case Step(inner, relation, inverse):
            return f"{write_set(inner)}:{_end(relation, inverse=inverse)}"
        case Top():
            return _write_top(of)
        case Either(sets):
            return f"any({', '.join(map(write_set, sets))})"
    assert_never(of)


def _write_top(top: Top) -> str:
    parts = [write_set(top.of), write_measure(top.measure)]
    if (top.first, top.last) != (1, 1):
        parts.append(str(top.first) if top.first == top.last else f"{top.first} to {top.last}")
    if top.each is not None:
        parts.append(f"each {write_test(top.each)}")
    return f"{'most' if top.most else 'least'}({', '.join(parts)})"


def _end(relation: str, *, inverse: bool) -> str:
    return f"^{_name(relation)}" if inverse else _name(relation)


def write_measure(measure: Measure) -> str:
    """Return the written form of a measure."""
    match measure:
        case Amount(name):
            return _name(name)
        case Tally(relation, inverse, of):
            return f"number({_end(relation, inverse=inverse)} {write_set(of)})"
        case Sum(relation, inverse, of, amount):
            return f"total({_end(relation, inverse=inverse)} {write_set(of)}, {_name(amount)})"
    assert_never(measure)


def write_test(test: Test) -> str:
    """Return the written form of a test."""
    match test:
        case Related(relation, inverse, to, operator, count):
            end = f"{_end(relation, inverse=inverse)} {write_set(to)}"
            return end if (operator, count) == (">=", 1) else f"number({end}) {operator} {count}"
        case Has(name, value):
            return f"{_name(name)} is {_name(value)}"
        case Compares(measure, operator, bound):
            right = f"{bound:f}" if isinstance(bound, Decimal) else write_set(bound)
            return f"{write_measure(measure)} {operator} {right}"
        case Within(of):
            return f"in {write_set(of)}"
        case Not(inner):
            return f"not {write_test(inner)}"
        case All(tests):
            return f"all({', '.join(map(write_test, tests))})"
        case AnyOf(tests):
            return f"either({', '.join(map(write_test, tests))})"
    assert_never(test)
