"""What the parts of a question about things mean, and the grammar that the rules are gathered in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from factcli.frozen import NamedTuple, frozen
from factcli.query import Operator
from factcli.question.chart import Grammar
from factcli.question.lexical import Ids
from factcli.question.schema import Schema, Things

Modify = Callable[[Things], Iterable[Things]]
"""What a modifier does to the things it is said of: the ways to narrow them down, none where it does not fit."""


class Quantity(NamedTuple):
    """So many: "at least two", "more than 3"; ``also``: and so many besides, "but fewer than 8"."""

    operator: Operator
    number: Decimal
    also: Quantity | None = None


@frozen
class Relatives:
    """What stands in one of these relations to the things spoken of: "neighbouring states"."""

    names: Ids
    things: Things


@frozen
class Values:
    """A property of things: "the population of Texas"."""

    things: Things
    property: str


@frozen
class Against:
    """How a measure must compare, and with what; ``also``: and how besides."""

    operator: Operator
    other: Decimal | Things
    also: Quantity | None = None


GRAMMAR = Grammar()
rule = GRAMMAR.rule


def modifier(change: Callable[..., Iterable[Things]]) -> Callable[..., Iterator[Modify]]:
    """Make a builder of modifiers out of what one does to the things it is said of."""

    def build(schema: Schema, *parts: object) -> Iterator[Modify]:
        yield lambda things: change(schema, things, *parts)

    return build
