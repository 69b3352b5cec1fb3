"""The command `timeline`."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli import lookup
from factcli.commands.looking import looks_up
from factcli.index import Index
from factcli.reply import Reply

About = Annotated[str | None, typer.Option("--about", metavar="X", help="Only what is about this.")]


@looks_up
def timeline(
    index: Index,
    *,
    about: About = None,
) -> Reply:
    """Show the dated facts in order, the earliest first.

    A date is said as surely as the source has it: "about 2016", "August 2016,
    uncertain", "2016, inferred". Of a time that is given, what possibly falls
    into it is shown as such.

    Examples:
        factcli timeline
        factcli timeline --about "old bridge"
        factcli timeline --since 2016-03 --until 2016 --json
    """
    return lookup.timeline(about, index)
