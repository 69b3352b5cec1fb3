"""The command `timeline`."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli import lookup
from factcli.commands import options, screen
from factcli.commands.opening import opened

About = Annotated[str | None, typer.Option("--about", metavar="X", help="Only what is about this.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only what was then or later: 2016-08.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only what was then or earlier.")]


def timeline(
    *,
    about: About = None,
    since: Since = None,
    until: Until = None,
    base: options.Base = None,
    form: options.Format = None,
    json: options.Json = False,
    limit: options.Limit = None,
    explain: options.Explain = False,
) -> int:
    """Show the dated facts in order, the earliest first.

    A date is said as surely as the source has it: "about 2016", "August 2016,
    uncertain", "2016, inferred". Of a time that is given, what possibly falls
    into it is shown as such.

    Examples:
        factcli timeline
        factcli timeline --about "old bridge"
        factcli timeline --since 2016-03 --until 2016 --json
    """
    with opened(base) as index:
        reply = lookup.timeline(about, since, until, index)
        return screen.show(reply, form, json=json, limit=limit, explain=explain)
