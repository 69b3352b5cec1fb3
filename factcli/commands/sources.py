"""The command `sources`."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli import lookup
from factcli.commands import options, screen
from factcli.commands.opening import opened

Source = Annotated[
    list[str] | None, typer.Argument(metavar="[ID]", show_default=False, help="One source, by id or name.")
]


def sources(
    source: Source = None,
    *,
    base: options.Base = None,
    form: options.Format = None,
    json: options.Json = False,
    limit: options.Limit = None,
) -> int:
    """List the sources and what they report on, or show all about one.

    Examples:
        factcli sources
        factcli sources town-register-2016
        factcli sources --format csv > sources.csv
    """
    with opened(base) as index:
        reply = lookup.sources(" ".join(source) if source else None, index)
        return screen.show(reply, form, json=json, limit=limit)
