"""The command `verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from factcli.commands import options, screen
from factcli.commands.opening import meant
from factcli.errors import UsageError
from factcli.formats.as_checks import checks_json, checks_text

Form = Literal["text", "json"]

Texts = Annotated[
    Path | None,
    typer.Option("--texts", metavar="FOLDER", help="The copies of the documents, else the base's own folder."),
]
Format = Annotated[Form | None, typer.Option("--format", metavar="FORM", help="text or json.", show_default=False)]
Strict = Annotated[bool, typer.Option("--strict", help="What cannot be checked is wrong as well.")]


def verify(
    *,
    texts: Texts = None,
    base: options.Base = None,
    form: Format = None,
    json: options.Json = False,
    strict: Strict = False,
) -> int:
    """Hold a base against the documents that it was curated from.

    Every quotation and every text-quote selector is looked for in the copies of
    the documents, word by word; each speaker must be named where the words stand,
    each figure must stand in its passage with its unit, no source may tell what
    came after it, what was looked for and not found must still not be there, and
    each copy must be the one that was curated. What is wrong is listed, then how
    much was checked. Exits with 0 if nothing is wrong, else with 1.

    Examples:
        factcli verify --texts ~/documents
        factcli verify --texts ~/documents --strict
        factcli --base facts.toml verify --texts documents --json
    """
    if json and form == "text":
        raise UsageError("--json and --format text contradict each other", "give one of them")
    from factcli import verify as checks  # noqa: PLC0415 - with the loader 12 ms that a Tab does not pay
    from factcli.load import load  # noqa: PLC0415

    path = meant(base)
    loaded = load(path)
    folder = texts or (path if path.is_dir() else path.parent)
    report = checks.verify(loaded, checks.read_texts(folder, loaded.sources.values()))
    screen.say(checks_json(report) if json or form == "json" else checks_text(report, strict=strict))
    return 1 if report.failures or (strict and report.unchecked) else 0
