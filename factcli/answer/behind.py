"""The facts behind a list: by which of them a thing is one of a set, for a page of things at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import assert_never

from factcli.answer.compose import Composer
from factcli.answer.numbers import CITED, measured
from factcli.model import Fact
from factcli.query import (
    All,
    Amount,
    AnyOf,
    Compares,
    Either,
    Every,
    Has,
    Measure,
    Named,
    Not,
    Related,
    Set,
    Step,
    Test,
    Top,
    Where,
    Within,
)

Behind = Mapping[str, list[Fact]]
"""Facts by the id of the thing that they are behind an answer for."""


def behind(of: Set, ids: Sequence[str], composer: Composer) -> Behind:
    """Return by each of some things of a set the facts by which it is one of it."""
    match of:
        case Where(inner, test):
            return _together(showing(test, ids, composer), behind(inner, ids, composer))
        case Step(inner, name, inverse):
            return composer.index.claims_by_thing(name, ids, inverse=not inverse, to=inner)
        case Top(inner, measure, _):
            return _together(_measured(measure, ids, composer), behind(inner, ids, composer))
        case Either(sets):
            found: dict[str, list[Fact]] = {}
            for each in sets:
                found |= {id_: told for id_, told in behind(each, ids, composer).items() if told and id_ not in found}
            return found
        case Every(kind):
            return showing(composer.index.defined(kind), ids, composer) if composer.index.kinds[kind].where else {}
        case Named():
            return {}
    assert_never(of)


def showing(test: Test, ids: Sequence[str], composer: Composer) -> Behind:
    """Return by each of some things the facts by which a test holds of it.

    There are none where it holds because something is not recorded.
    """
    match test:
        case Related(name, inverse, to, _, _):
            return composer.index.claims_by_thing(name, ids, inverse=inverse, to=to)
        case Has(name, _):
            return composer.index.claims_by_thing(name, ids)
        case Compares(measure, _, bound):
            against = [] if isinstance(bound, Decimal) else measured(measure, bound, composer)[:CITED]
            return _together(_measured(measure, ids, composer), dict.fromkeys(ids, against))
        case Within(of):
            return behind(of, ids, composer)
        case Not(inner):
            return composer.index.claims_by_thing(inner.property, ids) if isinstance(inner, Has) else {}
        case All(tests) | AnyOf(tests):
            return _together(*(showing(each, ids, composer) for each in tests))
    assert_never(test)


def _measured(measure: Measure, ids: Sequence[str], composer: Composer) -> Behind:
    """Return by each of some things the facts that a measure of it goes by."""
    if isinstance(measure, Amount):
        return composer.index.claims_by_thing(measure.property, ids)
    return composer.index.claims_by_thing(measure.property, ids, inverse=measure.inverse, to=measure.of)


def _together(*told: Behind) -> Behind:
    """Return by each thing all facts of it, in this order."""
    found: dict[str, list[Fact]] = {}
    for each in told:
        for identifier, facts in each.items():
            found[identifier] = [*found.get(identifier, ()), *facts]
    return found
