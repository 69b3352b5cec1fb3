"""The command `said`."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli import lookup
from factcli.commands import options, screen
from factcli.commands.opening import opened

Speaker = Annotated[
    list[str],
    typer.Argument(metavar="SPEAKER", show_default=False, help="Who said it: a person, an office, a document."),
]
About = Annotated[str | None, typer.Option("--about", metavar="X", help="Only what is about this.")]


def said(
    speaker: Speaker,
    *,
    about: About = None,
    base: options.Base = None,
    form: options.Format = None,
    json: options.Json = False,
    limit: options.Limit = None,
    explain: options.Explain = False,
) -> int:
    """Show what somebody or a document said, all or about something.

    Examples:
        factcli said Jane Doe
        factcli said "the mayor" --about bridge
        factcli said doe --about "the cost of repair" --json
    """
    with opened(base) as index:
        reply = lookup.said(" ".join(speaker), about, index)
        return screen.show(reply, form, json=json, limit=limit, explain=explain)
