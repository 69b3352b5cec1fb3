"""Figures worked out from several claims: totals, means and differences, with the facts they go by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from factcli.answer.compose import Composer
from factcli.model import SAID, Bound, Fact, Quantity, Reference
from factcli.query import Amount, Difference, Function, Measure, Set, Sum, Total
from factcli.reply import Answer, Reply

CITED = 5
"""Facts that a figure worked out from many is cited with; the sources of all are the same or named by these."""


def references(facts: Iterable[Fact]) -> list[Reference]:
    """Return where facts are from."""
    return [reference for fact in facts for reference in fact.references]


def measured(measure: Measure, of: Set, composer: Composer) -> list[Fact]:
    """Return the facts that a measure of the things of a set goes by."""
    if isinstance(measure, Amount):
        return composer.index.claims(measure.property, of)
    return composer.index.claims(measure.property, of, inverse=measure.inverse, to=measure.of)


def total(function: Function, of: Set, name: str, composer: Composer) -> Iterator[Answer]:
    """Yield a total, a mean, or what gives the greatest or the least; nothing that the amounts leave open."""
    facts = {
        fact: fact.value.quantity
        for fact in composer.index.claims(name, of)
        if fact.value is not None and fact.value.quantity is not None
    }
    unit = composer.index.properties[name].unit
    if not facts or any(each.unit != unit for each in facts.values()):
        return
    if function in {"max", "min"}:
        best = _furthest(facts.values(), most=function == "max")
        yield from (composer.answer(fact, "amount") for fact, each in facts.items() if each == best)
        return
    bound = _common(each.bound for each in facts.values())
    if bound is None:
        return
    label = composer.index.properties[name].label
    whole = sum((each.number for each in facts.values()), Decimal(0))
    number = whole if function == "sum" else whole / len(facts)
    said = "total" if function == "sum" else "mean"
    yield Answer(
        f"The {said} {label} of {len(facts)} things is {SAID[bound]}{number:,}{f' {unit}' if unit else ''}.",
        composer.citations(references(facts)),
        tuple(fact.id for fact in facts)[:CITED],
        value=number,
        unit=unit,
        bound=bound,
    )


def _furthest(amounts: Collection[Quantity], *, most: bool) -> Quantity | None:
    """Return the amount that is certainly the greatest, or the least; several that are written alike are one."""
    best = max(amounts, key=Quantity.reach) if most else min(amounts, key=lambda each: each.reach()[::-1])
    least, greatest = best.reach()
    for each in amounts:
        low, high = each.reach()
        if (each.number, each.bound) != (best.number, best.bound) and (high > least if most else low < greatest):
            return None
    return best


_TOWARDS: tuple[tuple[Bound, frozenset[Bound]], ...] = (
    ("exact", frozenset({"exact"})),
    ("at-least", frozenset({"exact", "at-least", "more-than"})),
    ("at-most", frozenset({"exact", "at-most", "less-than"})),
)
"""How exact a sum is, by how exact what is summed up is."""


def _common(bounds: Iterable[Bound]) -> Bound | None:
    """Return how exact the sum of amounts is; nothing where some may be more and others less."""
    found = set(bounds)
    return next((bound for bound, among in _TOWARDS if found <= among), None)


def repeated(query: Total, composer: Composer) -> str | None:
    """Return a thing that has several amounts of what would be summed up, if there is one; not what is contested."""
    seen: set[str | None] = set()
    for fact in composer.index.claims(query.property, query.set):
        if fact.subject in seen and not composer.index.contested_by(fact):
            return fact.subject
        seen.add(fact.subject)
    return None


def of_several_times(thing: str, name: str, composer: Composer) -> Reply:
    """Return the refusal to sum up what a thing has several amounts of, each of a time of its own."""
    label = composer.index.properties[name].label
    cause = f"{composer.named(thing).name} has several amounts of {label}, which are not to be summed up"
    return Reply(None, "unanswered", cause=cause, hint="ask for one time, with --as-of or with --since and --until")


def difference(query: Difference, composer: Composer) -> Iterator[Answer]:
    """Yield how far apart two sets are in a measure; nothing where the things of one have none, or not all the same."""
    amounts = [composer.index.amounts(query.measure, of) for of in (query.one, query.other)]
    alone = [several[0] for several in amounts if len(several) == 1]
    known = [Decimal(str(low)) for low, high in alone if low is not None and low == high]
    facts = [fact for of in (query.one, query.other) for fact in measured(query.measure, of, composer)]
    cited = composer.citations(references(facts))
    if len(known) < 2 or not cited:
        return
    name = query.measure.amount if isinstance(query.measure, Sum) else query.measure.property
    of = composer.index.properties[name] if isinstance(query.measure, Amount | Sum) else None
    number = abs(known[0] - known[1])
    if number == number.to_integral_value():
        number = number.to_integral_value() or Decimal(0)
    unit = f" {of.unit}" if of is not None and of.unit else ""
    said = " ".join(dict.fromkeys(fact.text for fact in facts[:2])) if isinstance(query.measure, Amount) else ""
    yield Answer(
        f"The difference is {number:,}{unit}.{f' {said}' if said else ''}",
        cited,
        tuple(fact.id for fact in facts[:CITED]),
        value=number,
        unit=of.unit if of is not None else None,
        bound="exact",
    )
