"""The command `why`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcli import lookup
from factcli.commands import options, screen
from factcli.commands.opening import meant, opened

if TYPE_CHECKING:
    from factcli.verify import Checked

Fact = Annotated[str, typer.Argument(metavar="FACT", show_default=False, help="The id of a fact, as answers name it.")]
Texts = Annotated[
    Path | None,
    typer.Option("--texts", metavar="FOLDER", help="The copies of the documents, to check the fact against."),
]


def why(
    fact: Fact,
    *,
    texts: Texts = None,
    base: options.Base = None,
    form: options.Format = None,
    json: options.Json = False,
) -> int:
    """Show what stands behind a fact.

    Its parts and where it stands in the base, the place in the document, the
    chain of sources it came by, what is inferred and why, who else says the same
    (copies of one report are no second source) and who says otherwise. With
    --texts, what comes of holding it against the copies of its documents.

    Examples:
        factcli why bridge-closed
        factcli why bridge-closed --texts ~/documents
        factcli ask --why when was the bridge closed
    """
    checked: tuple[Checked, ...] = ()
    if texts is not None:
        from factcli.load import load  # noqa: PLC0415 - 15 ms that only --texts pays
        from factcli.verify import read_texts, verify_fact  # noqa: PLC0415

        loaded = load(meant(base))
        found = loaded.facts.get(fact.removeprefix("@"))
        checked = verify_fact(found, loaded, read_texts(texts, loaded.sources.values())) if found else ()
    with opened(base) as index:
        return screen.show(lookup.why(fact, index, checked), form, json=json, limit=None)
