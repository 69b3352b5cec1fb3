"""Figures worked out from several claims: totals, means and differences, with the facts they go by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from factcli.answer.compose import Composer
from factcli.model import Fact, Reference
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
    """Yield a total, a mean, or what gives the greatest or the least."""
    facts = [fact for fact in composer.index.claims(name, of) if fact.value and fact.value.quantity]
    amounts = [fact.value.quantity.number for fact in facts if fact.value and fact.value.quantity]
    if not amounts:
        return
    unit = composer.index.properties[name].unit
    label = composer.index.properties[name].label
    if function in {"max", "min"}:
        best = max(amounts) if function == "max" else min(amounts)
        for fact in facts:
            if fact.value and fact.value.quantity and fact.value.quantity.number == best:
                yield composer.answer(fact, "amount")
        return
    number = sum(amounts, Decimal(0)) if function == "sum" else sum(amounts, Decimal(0)) / len(amounts)
    said = "total" if function == "sum" else "mean"
    yield Answer(
        f"The {said} {label} of {len(facts)} things is {number:,}{f' {unit}' if unit else ''}.",
        composer.citations(references(facts)),
        tuple(fact.id for fact in facts[:CITED]),
        value=number,
        unit=unit,
    )


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
    known = [Decimal(str(several[0])) for several in amounts if len(several) == 1 and several[0] is not None]
    facts = [fact for of in (query.one, query.other) for fact in measured(query.measure, of, composer)]
    cited = composer.citations(references(facts))
    if len(known) < 2 or not cited:
        return
    name = query.measure.amount if isinstance(query.measure, Sum) else query.measure.property
    unit = composer.index.properties[name].unit if isinstance(query.measure, Amount | Sum) else None
    number = abs(known[0] - known[1])
    number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number
    said = " ".join(dict.fromkeys(fact.text for fact in facts[:2])) if isinstance(query.measure, Amount) else ""
    yield Answer(
        f"The difference is {number:,}{f' {unit}' if unit else ''}.{f' {said}' if said else ''}",
        cited,
        tuple(fact.id for fact in facts[:CITED]),
        value=number,
        unit=unit,
    )
