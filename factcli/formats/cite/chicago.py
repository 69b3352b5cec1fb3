"""Notes in the manner of the Chicago Manual of Style (notes and bibliography): what is supplied stands in brackets."""

from __future__ import annotations

from factcli.cite import Chain, Cited, Link, Passage
from factcli.formats import safe
from factcli.formats.cite.prose import dated, ended, joined, marked, published, title
from factcli.formats.cite.sorts import sort_of
from factcli.formats.cite.when import Day
from factcli.model import Source


def chicago(cited: Cited) -> str:
    """Write a citation as a note, without the number."""
    places = "; ".join(map(_passage, cited.passages))
    reports = "; ".join(f"reporting on {_chain(each)}" for each in cited.reports)
    if reports and "reports" in cited.source.inferred:
        reports = f"[{reports}]"
    address = safe.line(cited.source.url or "")
    return ended(joined([_document(cited.source), places, reports, address], ",")) + "\n"


def _document(source: Source) -> str:
    author, publisher = marked(source, "author"), marked(source, "publisher")
    if sort_of(source.type).part:
        return joined([author, title(source), publisher, _date(source)], ",")
    return f"{joined([author, title(source)], ',')} ({joined([publisher, _date(source)], ',')})"


def _date(source: Source) -> str:
    when = published(source)
    return dated(source, "\N{EN DASH}".join(map(_day, when.days)) if when else "")


def _day(day: Day) -> str:
    """Say a day: ``August 27, 2016``; a month or a season: ``August 2016``."""
    return f"{day.month_words}{',' if day.day else ''} {day.year:04}".strip()


def _passage(passage: Passage) -> str:
    place = f"par. {passage.paragraph}" if passage.paragraph else ""
    return joined([place, f"citing {_chain(passage.via)}" if passage.via else ""], ",")


def _chain(chain: Chain) -> str:
    return ", citing ".join(map(_link, chain))


def _link(link: Link) -> str:
    return safe.line(link.name) if link.source is None else _document(link.source)
