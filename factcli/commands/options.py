"""The options that commands share, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Form = Literal["table", "json", "jsonl", "csv", "markdown", "plain"]

Base = Annotated[
    Path | None,
    typer.Option(
        "--base",
        metavar="PATH",
        help="The base: a TOML file or a folder of them. Else $FACTCLI_BASE, else the nearest facts.toml here or in a"
        " parent folder, else the one that ships.",
    ),
]
Format = Annotated[
    Form | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help="table, json, jsonl, csv, markdown or plain; else a table on a terminal and plain text in a pipe.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="Show at most N answers.")]
Explain = Annotated[bool, typer.Option("--explain", help="Say how it was understood, and the typed query for it.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="As it was at a date, such as 2016-08."),
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only what was then or later.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only what was then or earlier.")]
Former = Annotated[
    bool, typer.Option("--all", help="Also what is deprecated, and what other facts have taken the place of.")
]
