"""The command `search`."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli import lookup
from factcli.commands import options, screen
from factcli.commands.opening import opened

Words = Annotated[list[str], typer.Argument(metavar="WORDS", show_default=False, help="Words to look for.")]


def search(
    words: Words,
    *,
    base: options.Base = None,
    form: options.Format = None,
    json: options.Json = False,
    limit: options.Limit = None,
    explain: options.Explain = False,
) -> int:
    """Find facts by their words, the best match first.

    Unlike `ask`, this answers nothing: it shows facts that may or may not be to
    the point, at most 20 of them.

    Examples:
        factcli search bridge closed
        factcli search "cost of repair" --limit 3
    """
    with opened(base) as index:
        reply = lookup.search(" ".join(words), index)
        return screen.show(reply, form, json=json, limit=limit, explain=explain)
