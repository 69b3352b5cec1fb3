"""Citations as answers have them, with the author and all places of each source."""

from __future__ import annotations

from factcli.cite import Cited
from factcli.formats import safe
from factcli.formats.citation import document
from factcli.formats.cite.notes import chain_words, passage_words
from factcli.reply import Citation


def plain(cited: Cited) -> str:
    """Write a citation on one line: document, places, address."""
    source = cited.source
    inferred = tuple(sorted(source.inferred))
    shown = document(Citation(source.id, source.title, source.publisher, source.published, None, (), None, inferred))
    author = f"[{source.author}]" if "author" in source.inferred and source.author else source.author
    said = ", ".join(filter(None, (safe.line(author or ""), shown)))
    places = "; ".join(map(passage_words, cited.passages))
    reports = "; ".join(f"reports on {chain_words(each)}" for each in cited.reports)
    if "reports" in source.inferred and reports:
        reports = f"[{reports}]"
    parts = (said, *(safe.line(each or "") for each in (places, reports, source.url)))
    return " \N{EM DASH} ".join(filter(None, parts)) + "\n"
