"""RIS, which reference managers import: one tag a line, dates as ``YYYY/MM/DD/other``."""

from __future__ import annotations

from factcli.cite import Cited
from factcli.formats import safe
from factcli.formats.cite.notes import note, reasons, surety
from factcli.formats.cite.prose import published
from factcli.formats.cite.sorts import sort_of, words_of_type
from factcli.formats.cite.when import When


def ris(cited: Cited) -> str:
    """Write a record: a line a field, however the field is written in the base."""
    source = cited.source
    sort = sort_of(source.type)
    when = published(source)
    fields = (
        ("TY", sort.ris),
        ("ID", source.id),
        ("AU", source.author),
        ("TI", source.title),
        ("T2" if sort.part else "PB", source.publisher),
        ("PY", f"{when.days[0].year:04}" if when and when.days else None),
        ("DA", _date(when) if when else None),
        ("M3", words_of_type(source.type)),
        ("UR", source.url),
        ("N1", note(cited, when)),
        ("RN", reasons(source)),
    )
    lines = [f"{tag}  - {safe.line(value)}\n" for tag, value in fields if value]
    return "".join((*lines, "ER  - \n"))


def _date(when: When) -> str:
    """Write a date with its slashes; what is no day, month or year stands behind them: a season, a period, a doubt."""
    numbers = [f"{each:02}" for each in when.days[0].numbers] if when.days else []
    if len(when.days) != 1:
        return f"{''.join(numbers[:1]).zfill(4) if numbers else ''}///{when.words.replace('/', ' ')}"
    season = when.days[0].month_words if when.days[0].season else ""
    year, month, day = (*numbers, "", "")[:3]
    return f"{year.zfill(4)}/{month}/{day}/{' '.join(filter(None, (season, surety(when))))}"
