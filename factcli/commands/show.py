"""The command `show`."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli import lookup
from factcli.commands import options, screen
from factcli.commands.opening import opened

Name = Annotated[
    list[str],
    typer.Argument(metavar="THING-OR-FACT", show_default=False, help="A thing, fact or source, by id or name."),
]


def show(
    name: Name,
    *,
    base: options.Base = None,
    form: options.Format = None,
    json: options.Json = False,
    limit: options.Limit = None,
) -> int:
    """Show a thing and all facts on it, or a fact with all its parts.

    Examples:
        factcli show Old Bridge
        factcli show old-bridge
        factcli show bridge-closed-2016 --json
    """
    with opened(base) as index:
        reply = lookup.show(" ".join(name), index)
        return screen.show(reply, form, json=json, limit=limit)
