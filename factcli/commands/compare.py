"""The command `compare`."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli import lookup
from factcli.commands.looking import looks_up
from factcli.index import Index
from factcli.reply import Reply

Thing = Annotated[list[str], typer.Argument(metavar="THING", show_default=False, help="What the statements are about.")]
On = Annotated[str | None, typer.Option("--on", metavar="TOPIC", help="Only what is said on this.")]


@looks_up
def compare(
    index: Index,
    thing: Thing,
    *,
    on: On = None,
) -> Reply:
    """Show who says what about a thing, speaker by speaker.

    Examples:
        factcli compare old bridge
        factcli compare "old bridge" --on repair
        factcli compare bridge/old --json | jq '.answers[].value.name'
    """
    return lookup.compare(" ".join(thing), on, index)
