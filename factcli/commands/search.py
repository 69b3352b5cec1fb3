"""The command `search`."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli import lookup
from factcli.commands.looking import looks_up
from factcli.index import Index
from factcli.reply import Reply

Words = Annotated[list[str], typer.Argument(metavar="WORDS", show_default=False, help="Words to look for.")]


@looks_up
def search(
    index: Index,
    words: Words,
) -> Reply:
    """Find facts by their words, the best match first.

    Unlike `ask`, this answers nothing: it shows facts that may or may not be to
    the point, at most 20 of them.

    Examples:
        factcli search bridge closed
        factcli search "cost of repair" --limit 3
    """
    return lookup.search(" ".join(words), index)
