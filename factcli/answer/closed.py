"""What a base is known to have recorded whole, so that what is not there is not so and what is there is all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from factcli.answer.compose import Composer
from factcli.answer.numbers import CITED
from factcli.query import (
    All,
    Amount,
    AnyOf,
    Compares,
    Either,
    Every,
    Has,
    Named,
    Not,
    Part,
    Related,
    Set,
    Step,
    Tally,
    Test,
    Top,
    Where,
    Within,
)


def is_closed(of: Set, composer: Composer) -> bool:
    """Whether an empty set is known to be empty: every relation it goes by is recorded completely."""
    match of:
        case Where(inner, test):
            return is_closed(inner, composer) and is_closed_test(test, inner, composer)
        case Step(inner, name, _):
            return composer.index.properties[name].complete and is_closed(inner, composer)
        case Top(inner, _, _):
            return is_closed(inner, composer) and not _is_inexact(of, composer)
        case Either(sets):
            return all(is_closed(each, composer) for each in sets)
        case Every():
            whole = composer.index.spelt_out(of)
            return whole is None or is_closed(whole, composer)
        case Named():
            return True
    assert_never(of)


def is_closed_test(test: Test, within: Set, composer: Composer) -> bool:
    """Whether it is known of all things within a set whether a test holds of them."""
    match test:
        case Related(name, _, to, _, _):
            return composer.index.properties[name].complete and is_closed(to, composer)
        case Has(name, _):
            return composer.index.properties[name].complete
        case Compares(measure, _, bound):
            if not isinstance(bound, Decimal) and not is_closed(bound, composer):
                return False
            if isinstance(measure, Amount) and _is_decided(test, within, composer):
                return True
            known = isinstance(measure, Amount | Tally) and composer.index.properties[measure.property].complete
            return known and not _is_inexact(test, composer)
        case Within(of):
            return is_closed(of, composer)
        case Not(inner):
            return is_closed_test(inner, within, composer)
        case All(tests) | AnyOf(tests):
            return all(is_closed_test(each, within, composer) for each in tests)
    assert_never(test)


def _is_inexact(part: Part, composer: Composer) -> bool:
    """Whether a part of a query weighs amounts that are not exact."""
    from factcli.answer.settled import inexact  # noqa: PLC0415 - what weighs nothing needs none of it

    return any(True for _ in inexact(part, composer.index))


def _is_decided(test: Compares, within: Set, composer: Composer) -> bool:
    """Whether a comparison or its contrary holds of each thing of a set: all have one amount, which settles it."""
    index = composer.index
    if index.properties[test.measure.property].many:
        return False
    return index.size(Where(within, AnyOf((test, Not(test))))) == index.size(within)


def anchors(of: Set, composer: Composer) -> Iterator[str]:
    """Yield some of the things that a set is said of: those a condition goes by, else those it is chosen from."""
    match of:
        case Named(ids):
            yield from ids
        case Where(inner, Related(_, _, to, _, _)):
            found = composer.index.members(to, CITED)
            yield from found or anchors(inner, composer)
        case Where(inner, _) | Step(inner, _, _) | Top(inner, _, _):
            yield from composer.index.members(inner, CITED) or anchors(inner, composer)
        case _:
            return
