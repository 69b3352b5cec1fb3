"""The command `show`."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli import lookup
from factcli.commands.looking import looks_up
from factcli.index import Index
from factcli.reply import Reply

Name = Annotated[
    list[str],
    typer.Argument(metavar="THING-OR-FACT", show_default=False, help="A thing, fact or source, by id or name."),
]


@looks_up
def show(
    index: Index,
    name: Name,
) -> Reply:
    """Show a thing and all facts on it, or a fact with all its parts.

    Examples:
        factcli show Old Bridge
        factcli show old-bridge
        factcli show bridge-closed-2016 --json
    """
    return lookup.show(" ".join(name), index)
