"""The command `list`."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from factcli.commands.looking import looks_up
from factcli.commands.opening import opened
from factcli.errors import FactcliError
from factcli.index import Index
from factcli.reply import Reply


def _kinds(context: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of kinds that begin so, for a shell to offer."""
    base = context.params.get("base") or context.find_root().params.get("base")
    with suppress(FactcliError), opened(Path(base) if base else None) as index:
        return [kind for kind in index.kinds if kind.startswith(incomplete)]
    return []


Kind = Annotated[
    list[str],
    typer.Argument(metavar="KIND", show_default=False, help="A kind of thing, by id or name.", autocompletion=_kinds),
]
Where = Annotated[
    list[str] | None,
    typer.Option("--where", metavar="P=V", help="Only those with this value; may be given several times."),
]


@looks_up
def list_(
    index: Index,
    kind: Kind,
    *,
    where: Where = None,
) -> Reply:
    """List the things of a kind, all or those that meet conditions.

    A condition is PROPERTY=VALUE or PROPERTY!=VALUE and, of numbers, also with
    <, <=, > or >= (in quotation marks, or the shell takes them). All conditions
    must hold. Kinds, properties and values go by id or by what people call them.

    Examples:
        factcli list river
        factcli list bridge --where state=closed
        factcli list bridge --where "stands in=Old Town" --where state!=closed
        factcli list city --where "population>=100000" --format csv
    """
    from factcli.lookup import list_things  # noqa: PLC0415 - 10 ms that a Tab behind `list` does not pay

    return list_things(" ".join(kind), where or (), index)
