"""CSV (RFC 4180, but lines end in a line feed): a row an answer, harmless when opened as a spreadsheet.

A cell with several values (sources, facts) has them in order, between `` | ``; the columns of the sources have as
many each, empty where a source lacks it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from factcli.formats import safe
from factcli.formats.number import digits
from factcli.reply import Answer, Citation, Name, Reply

BETWEEN = " | "
_FORMULA = tuple(
    "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)

_OF_ANSWER: dict[str, Callable[[Answer], str | None]] = {
    "text": lambda answer: answer.text,
    "value": lambda answer: _value(answer.value),
    "unit": lambda answer: answer.unit,
    "bound": lambda answer: answer.bound,
    "subject": lambda answer: _name(answer.subject),
    "quote": lambda answer: answer.quote,
    "speaker": lambda answer: _name(answer.speaker),
    "according_to": lambda answer: _name(answer.according_to),
    "as_of": lambda answer: answer.as_of,
    "status": lambda answer: answer.status,
    "facts": lambda answer: BETWEEN.join(answer.facts),
}
_OF_SOURCE: dict[str, Callable[[Citation], str | None]] = {
    "source_id": lambda source: source.id,
    "source_title": lambda source: source.title,
    "publisher": lambda source: source.publisher,
    "published": lambda source: source.published,
    "locator": lambda source: source.locator,
    "via": lambda source: ", ".join(source.via),
    "url": lambda source: source.url,
}
_OF_STANDING: dict[str, Callable[[Answer], str | None]] = {
    "rank": lambda answer: answer.rank,
    "contested_by": lambda answer: BETWEEN.join(answer.contested_by),
    "superseded_by": lambda answer: BETWEEN.join(answer.superseded_by),
    "then": lambda answer: answer.then,
}
COLUMNS = (*_OF_ANSWER, *_OF_SOURCE, *_OF_STANDING)


def render_csv(replies: Iterable[Reply]) -> Iterator[str]:
    """Render the header with the first answer, then a row an answer; nothing where there is none."""
    header = _row(COLUMNS)
    for reply in replies:
        for answer in reply.answers:
            yield header + _row(_cells(answer))
            header = ""


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe before what would begin a formula."""
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell


def _cells(answer: Answer) -> Iterator[str]:
    for column, read in _OF_ANSWER.items():
        number = column == "value" and isinstance(answer.value, Decimal) and answer.value.is_finite()
        cell = safe.line(read(answer) or "")
        yield cell if number else harmless(cell)
    for of_source in _OF_SOURCE.values():
        found = [safe.line(of_source(source) or "") for source in answer.sources]
        yield harmless(BETWEEN.join(found) if any(found) else "")
    yield from (harmless(safe.line(read(answer) or "")) for read in _OF_STANDING.values())


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _value(value: Decimal | str | Name | None) -> str | None:
    match value:
        case Name():
            return value.name
        case Decimal():
            return digits(value)
        case _:
            return value


def _name(name: Name | None) -> str | None:
    return None if name is None else name.name
