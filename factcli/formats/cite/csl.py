"""CSL-JSON, the input of citation processors: the schema is that of Citation Style Language 1.0.2."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcli.cite import Cited
from factcli.formats.as_json import Json, write_json
from factcli.formats.cite.notes import note, reasons
from factcli.formats.cite.prose import published
from factcli.formats.cite.sorts import sort_of, words_of_type
from factcli.formats.cite.when import When


def csl_json(cited: Sequence[Cited]) -> str:
    """Write citations as one array of items, each with the id of its source."""
    return write_json([_item(each) for each in cited], indent=True) + "\n"


def _item(cited: Cited) -> dict[str, Json]:
    source = cited.source
    sort = sort_of(source.type)
    when = published(source)
    author: list[Json] = [{"literal": _folded(source.author)}] if source.author else []
    item: dict[str, Json] = {
        "id": source.id,
        "type": sort.csl,
        "title": _folded(source.title),
        "author": author,
        "container-title" if sort.part else "publisher": _folded(source.publisher or ""),
        "issued": _date(when) if when else "",
        "genre": _folded(words_of_type(source.type)),
        "URL": _folded(source.url or ""),
        "note": _folded(note(cited, when)),
        "annote": _folded(reasons(source)),
    }
    return {key: value for key, value in item.items() if value}


def _date(when: When) -> dict[str, Json]:
    """Return a date in its parts, else in words; any doubt about it is ``circa``, the one mark that there is."""
    seasons = [each.season for each in when.days]
    if not when.days or not all(each.year for each in when.days) or (len(seasons) > 1 and any(seasons)):
        return {"literal": when.words}
    parts: list[Json] = [[Decimal(number) for number in each.numbers] for each in when.days]
    date: dict[str, Json] = {"date-parts": parts}
    if seasons[0]:
        date["season"] = Decimal(seasons[0])
    if when.approximate or when.uncertain:
        date["circa"] = True
    return date


def _folded(text: str) -> str:
    return " ".join(text.split())
