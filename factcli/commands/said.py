"""The command `said`."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli import lookup
from factcli.commands.looking import looks_up
from factcli.index import Index
from factcli.reply import Reply

Speaker = Annotated[
    list[str],
    typer.Argument(metavar="SPEAKER", show_default=False, help="Who said it: a person, an office, a document."),
]
About = Annotated[str | None, typer.Option("--about", metavar="X", help="Only what is about this.")]


@looks_up
def said(
    index: Index,
    speaker: Speaker,
    *,
    about: About = None,
) -> Reply:
    """Show what somebody or a document said, all or about something.

    Examples:
        factcli said Jane Doe
        factcli said "the mayor" --about bridge
        factcli said doe --about "the cost of repair" --json
    """
    return lookup.said(" ".join(speaker), about, index)
