"""The command `compare`."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli import lookup
from factcli.commands import options, screen
from factcli.commands.opening import opened

Thing = Annotated[list[str], typer.Argument(metavar="THING", show_default=False, help="What the statements are about.")]
On = Annotated[str | None, typer.Option("--on", metavar="TOPIC", help="Only what is said on this.")]


def compare(
    thing: Thing,
    *,
    on: On = None,
    base: options.Base = None,
    form: options.Format = None,
    json: options.Json = False,
    limit: options.Limit = None,
    explain: options.Explain = False,
) -> int:
    """Show who says what about a thing, speaker by speaker.

    Examples:
        factcli compare old bridge
        factcli compare "old bridge" --on repair
        factcli compare bridge/old --json | jq '.answers[].value.name'
    """
    with opened(base) as index:
        reply = lookup.compare(" ".join(thing), on, index)
        return screen.show(reply, form, json=json, limit=limit, explain=explain)
