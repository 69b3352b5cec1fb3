"""The command `query`."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli.answer import answer
from factcli.commands import options, screen
from factcli.commands.opening import opened
from factcli.lookup import checked
from factcli.written import read

Text = Annotated[list[str], typer.Argument(metavar="TEXT", show_default=False, help="A typed query.")]


def query(
    text: Text,
    *,
    base: options.Base = None,
    form: options.Format = None,
    json: options.Json = False,
    limit: options.Limit = None,
    explain: options.Explain = False,
) -> int:
    """Answer a typed query, such as `factcli ask --explain` shows for a question.

    docs/query.md describes them all.

    Examples:
        factcli query "list group[focus is external]"
        factcli query "define @haqqani-network"
        factcli query 'find reason @united-states "withheld"'
    """
    wanted = read(" ".join(text))
    with opened(base) as index:
        return screen.show(answer(checked(wanted, index), index), form, json=json, limit=limit, explain=explain)
