"""References in the manner of the American Psychological Association, with the citation in the text for each place."""

from __future__ import annotations

from factcli.cite import Cited, Link, Passage
from factcli.formats import safe
from factcli.formats.cite.prose import dated, ended, joined, marked, published, title
from factcli.formats.cite.sorts import sort_of
from factcli.formats.cite.when import Day
from factcli.model import Source


def apa(cited: Cited) -> str:
    """Write a reference, and below it how each place is cited in the text."""
    lines = [_reference(cited.source), *(f"    In text: {_in_text(cited.source, each)}" for each in cited.passages)]
    return "".join(f"{line}\n" for line in lines)


def _reference(source: Source) -> str:
    """Write author, date, title, publisher; without an author the title comes first, or of a report its publisher."""
    author, publisher, name = marked(source, "author"), marked(source, "publisher"), marked(source, "title")
    date = f"({_date(source)})"
    if not author and publisher and not sort_of(source.type).part:
        author, publisher = publisher, ""
    parts = [author, date, name, publisher] if author else [name, date, publisher]
    address = safe.line(source.url or "")
    return " ".join(filter(None, (ended(joined(parts, ".")), address)))


def _date(source: Source) -> str:
    when = published(source)
    return dated(source, "\N{EN DASH}".join(map(_day, when.days)) if when else "")


def _day(day: Day) -> str:
    """Say a day, the year first: ``2016, August 27``."""
    return ", ".join(filter(None, (f"{day.year:04}", day.month_words)))


def _in_text(source: Source, passage: Passage) -> str:
    """Write the citation in the text; what came by others is theirs "as cited in" this source."""
    links = [*map(_linked, reversed(passage.via)), _named(source)]
    place = f"para. {passage.paragraph}" if passage.paragraph else ""
    return f"({joined([', as cited in '.join(links), place], ',')})"


def _linked(link: Link) -> str:
    return safe.line(link.name) if link.source is None else _named(link.source)


def _named(source: Source) -> str:
    """Name a source as a text does: who wrote it, or what it is called, and the year."""
    publisher = "" if sort_of(source.type).part else marked(source, "publisher")
    when = published(source)
    return joined(
        [marked(source, "author") or publisher or title(source), dated(source, when.year if when else "")], ","
    )
