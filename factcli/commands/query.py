"""The command `query`."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli.answer import answer
from factcli.commands.looking import looks_up
from factcli.index import Index
from factcli.reply import Reply
from factcli.written.read import read

Text = Annotated[list[str], typer.Argument(metavar="TEXT", show_default=False, help="A typed query.")]


@looks_up
def query(index: Index, text: Text) -> Reply:
    """Answer a typed query, as `factcli ask --explain` shows it.

    list SET, count SET, values PROPERTY SET, sum|mean|max|min PROPERTY SET,
    check SET[TEST], define @ID, find PART [said @ID] @ID "words" YEAR

    A SET is a kind, @ID, SET[TEST], SET:PROPERTY or most(SET, PROPERTY); a TEST
    is PROPERTY is VALUE, PROPERTY > NUMBER, PROPERTY SET, not TEST or all(TEST,
    TEST); a PART is fact, agent, speaker, place, time, reason, amount ... All go
    by their ids; docs/query.md has the whole of it.

    Examples:
        factcli query "list bridge[state is closed]"
        factcli query "define @old-bridge"
        factcli query 'find fact said @jane-doe @old-bridge'
    """
    return answer(read(" ".join(text)), index)
