"""Citations in the styles that people and reference managers read, one small pure module a style.

Whatever the style, what a document does not print itself is not shown as if it did: it stands in brackets in prose, and
a note of the entry says so where programs read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, assert_never, get_args

from factcli.cite import Cited
from factcli.formats.cite.apa import apa
from factcli.formats.cite.bibtex import bibtex
from factcli.formats.cite.chicago import chicago
from factcli.formats.cite.csl import csl_json
from factcli.formats.cite.plain import plain
from factcli.formats.cite.ris import ris

Style = Literal["plain", "chicago", "apa", "bibtex", "csl-json", "ris"]
STYLES: tuple[Style, ...] = get_args(Style)


def render_citations(cited: Sequence[Cited], style: Style) -> str:
    """Write citations in a style, in their order; the last one ends its line."""
    match style:
        case "plain":
            return "".join(map(plain, cited))
        case "chicago":
            return "".join(map(chicago, cited))
        case "apa":
            return "".join(map(apa, cited))
        case "bibtex":
            return "\n".join(map(bibtex, cited))
        case "csl-json":
            return csl_json(cited)
        case "ris":
            return "".join(map(ris, cited))
        case _:
            assert_never(style)


__all__ = ["STYLES", "Style", "render_citations"]
