"""`list KIND --where …` as a query: names resolved, each condition a test."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import cast

from factcli.answer import answer
from factcli.english.small import key
from factcli.errors import UnknownName, UsageError
from factcli.index import Index
from factcli.lookup import names
from factcli.model import Property
from factcli.query import All, Amount, Compares, Every, Has, ListOf, Named, Not, Operator, Related, Set, Test, Where
from factcli.reply import Reply

_CONDITION = re.compile(r"(?P<property>[^=<>!]+)(?P<operator>!=|[<>]=?|=)(?P<value>.+)", re.DOTALL)
_HINT = "write --where PROPERTY=VALUE, PROPERTY!=VALUE or, of numbers, PROPERTY>VALUE"


@names.one_meaning
def list_things(kind: str, conditions: Iterable[str], index: Index) -> Reply:
    """Return the things of a kind for which all conditions hold, each written ``PROPERTY=VALUE``.

    Raises :class:`UnknownName` and, for a condition that cannot be, :class:`UsageError`.
    """
    every = Every(names.kind(kind, index))
    tests = tuple(_test(each, every.kind, index) for each in conditions)
    if not tests:
        return answer(ListOf(every), index)
    return answer(ListOf(Where(every, tests[0] if len(tests) == 1 else All(tests))), index)


def _test(condition: str, kind: str, index: Index) -> Test:
    """Return what a condition means; of several properties of its name, the one that can have the value."""
    found = _CONDITION.fullmatch(condition.strip())
    if found is None:
        raise UsageError(f'no condition: "{condition}"', _HINT)
    name, operator, value = (found[part].strip() for part in ("property", "operator", "value"))
    ends = _ends(name, kind, index)
    if len(ends) == 1:
        return _of(*ends[0], operator, value, index)
    tests: dict[str, Test] = {}
    for of, inverse in ends:
        with suppress(UnknownName, UsageError):
            tests[_written(of, inverse=inverse)] = _of(of, inverse, operator, value, index)
    if len(tests) == 1:
        return next(iter(tests.values()))
    raise names.Several(name, tests or (_written(of, inverse=inverse) for of, inverse in ends))


def _written(of: Property, *, inverse: bool) -> str:
    return f"^{of.id}" if inverse else of.id


def _of(of: Property, inverse: bool, operator: str, value: str, index: Index) -> Test:
    """Return the test of one property."""
    if of.type == "number":
        test: Test = Compares(Amount(of.id), cast("Operator", operator.replace("!", "")), _number(value, of))
    elif operator not in {"=", "!="} or of.type not in {"value", "thing"}:
        raise UsageError(f'"{of.label}" cannot be compared so: its values are of type {of.type}', _HINT)
    elif of.type == "value":
        test = Has(of.id, names.value(value, of, index))
    else:
        test = Related(of.id, inverse, _things(value, index))
    return Not(test) if operator == "!=" else test


def _ends(name: str, kind: str, index: Index) -> list[tuple[Property, bool]]:
    """Return the properties of a name that things of a kind have, each with whether they have it as its objects."""
    ends = names.property_ends(name, index)
    fitting = [(of, inverse) for of, inverse in ends if _fits(kind, of.range if inverse else of.of, index)]
    if not fitting:
        holders = sorted(
            {index.kinds[each].plural for of, inverse in ends for each in (of.range if inverse else of.of)}
        )
        raise UsageError(f'{index.kinds[kind].plural} have no "{name}"', f"it is recorded of {', '.join(holders)}")
    return fitting


def _fits(kind: str, allowed: Iterable[str], index: Index) -> bool:
    """Tell whether things of a kind can be of an allowed one: a broader or a narrower one."""
    return any(each in _line(kind, index) or kind in _line(each, index) for each in allowed)


def _line(kind: str, index: Index) -> list[str]:
    """Return a kind and the broader ones."""
    broader = index.kinds[kind].broader
    return [kind, *(_line(broader, index) if broader else ())]


def _number(value: str, of: Property) -> Decimal:
    try:
        return Decimal(value.replace(",", "").replace("_", "").removesuffix(of.unit or "").strip())
    except InvalidOperation:
        raise UsageError(f'no number: "{value}"', f'"{of.label}" is compared with a number') from None


def _things(value: str, index: Index) -> Set:
    """Return the things of a name, else those of a kind."""
    try:
        return Named(names.things(value, index))
    except UnknownName:
        if any(each.sense == "kind" for each in index.phrase(key(value))):
            return Every(names.kind(value, index))
        raise
