"""One citation in words: the document, who published it and when, the place in it, through whom it came."""

from __future__ import annotations

from factcli.formats import safe
from factcli.formats.wording import date_words, listed, quoted
from factcli.reply import Citation

_SAID_AS = {
    "title": "title",
    "publisher": "publisher",
    "published": "date",
    "locator": "place",
    "via": "the way it came",
}
_UNSHOWN = frozenset({"aliases", "author", "digest", "file", "reports", "review_by", "type"})
"""Fields of a source that a citation does not show: that they are inferred says nothing about what it shows."""


def citation_line(citation: Citation) -> str:
    """Say a citation in one line."""
    return " \N{EM DASH} ".join(part for part in (document(citation), place(citation), web(citation)) if part)


def document(citation: Citation) -> str:
    """Say which document: title, publisher, date, and what of all this the document does not print.

    A title is in quotation marks unless it is the curator's description.
    """
    title = safe.line(citation.title) if "title" in citation.inferred else quoted(citation.title)
    published = date_words(citation.published) if citation.published else ""
    said = ", ".join(filter(None, (title, safe.line(citation.publisher or ""), published)))
    inferred = [words for field, words in _SAID_AS.items() if field in citation.inferred]
    inferred += [safe.line(each) for each in citation.inferred if each not in _UNSHOWN and each not in _SAID_AS]
    return f"{said} ({listed(inferred)} inferred)" if inferred else said


def place(citation: Citation) -> str:
    """Say where in the document, and through whom it came, the nearest first."""
    chain = " \N{LEFTWARDS ARROW} ".join(map(safe.line, citation.via))
    return ", ".join(filter(None, (safe.line(citation.locator or ""), f"via {chain}" if chain else "")))


def web(citation: Citation) -> str:
    """Return the address where the document can be read, or nothing."""
    return safe.line(citation.url or "")
