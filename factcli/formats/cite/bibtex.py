"""Entries for BibTeX and biblatex.

The date is that of the base, since biblatex reads EDTF; ``year`` is for BibTeX's own styles, which know no ``date``.
Titles and names stand in a second pair of braces: they are kept as they are printed, and names are not taken apart.
"""

from __future__ import annotations

import re

from factcli.cite import Cited
from factcli.formats import safe
from factcli.formats.cite.notes import note, reasons
from factcli.formats.cite.prose import published
from factcli.formats.cite.sorts import DOCUMENT, NEWSPAPER, sort_of, words_of_type

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # \{ would count as a brace: BibTeX does not look at what stands before one
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\N{LEFTWARDS ARROW}": r"$\leftarrow$",  # ours, in chains; the fonts of LaTeX have no such letter
    **{each: rf"\{each}" for each in "&%$#_"},
}
_PUBLISHER = {"article": "journal", "report": "institution", "thesis": "institution", "book": "publisher"}


def bibtex(cited: Cited) -> str:
    """Write an entry whose key is the id of the source."""
    source = cited.source
    sort = sort_of(source.type)
    when = published(source)
    fields = {
        "author": _kept(source.author),
        "title": _kept(source.title),
        _PUBLISHER.get(sort.bibtex, "organization"): _kept(source.publisher),
        "howpublished" if sort is DOCUMENT else "type": escape(words_of_type(source.type)),
        "entrysubtype": "newspaper" if sort is NEWSPAPER else "",
        "date": when.written if when else "",
        "year": when.year.replace("\N{EN DASH}", "--") if when else "",
        "url": _address(source.url or ""),
        "note": escape(note(cited, when)),
        "annotation": escape(reasons(source)),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{sort.bibtex}{{{source.id},\n{lines}}}\n"


def escape(text: str) -> str:
    """Return text on one line as LaTeX sets it, each sign of LaTeX's own escaped."""
    return "".join(_ESCAPES.get(char, char) for char in safe.line(text))


def _kept(text: str | None) -> str:
    return f"{{{escape(text)}}}" if text else ""


def _address(url: str) -> str:
    """Return an address, which is read sign by sign, without what would end the field."""
    return re.sub(r"[\s{}\\]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), safe.line(url))
