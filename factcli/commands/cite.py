"""The command `cite`."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli import lookup
from factcli.commands import options, screen
from factcli.commands.opening import opened
from factcli.errors import UsageError
from factcli.formats.cite import Style, render_citations
from factcli.reply import Reply

Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SOURCE-or-FACT]...", show_default=False, help="Sources and facts, by id or name; else all sources."
    ),
]
InStyle = Annotated[
    Style | None,
    typer.Option(
        "--style", metavar="STYLE", help="plain, chicago, apa, bibtex, csl-json or ris; else plain.", show_default=False
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Short for --style csl-json.")]


def cite(
    names: Names = None,
    *,
    style: InStyle = None,
    base: options.Base = None,
    json: Json = False,
) -> int:
    """Cite sources, or the sources of facts with place and chain.

    Each source is cited once, with all places that the named facts are taken
    from. What a document does not print itself is in brackets, or in a note of
    the entry. A name of several words stands in quotation marks.

    Examples:
        factcli cite
        factcli cite bridge-closed --style chicago
        factcli cite survey-1987 "the Gazette" --style bibtex >> sources.bib
    """
    if json and style not in {None, "csl-json"}:
        raise UsageError(f"--json and --style {style} contradict each other", "give one of them")
    with opened(base) as index:
        found = lookup.cite(names or (), index)
        if isinstance(found, Reply):
            return screen.show(found, "plain", json=False, limit=None)
    screen.say(render_citations(found, "csl-json" if json else style or "plain"))
    return 0
