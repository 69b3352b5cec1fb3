"""What a base knows: as text for people, or as JSON (`factcli.about/1`, docs/json.md)."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from decimal import Decimal

from factcli.formats import safe
from factcli.formats.as_json import Json, write_json
from factcli.reply import Overview, Recorded

SCHEMA = "factcli.about/1"
_SHOWN = 12
"""Values of a property, and topics, that people are shown at most."""
_WIDEST = 100


def overview_json(base: Overview, *, indent: bool) -> str:
    """Write the object of an overview, indented or on one line."""
    document: dict[str, Json] = {
        "schema": SCHEMA,
        "title": base.title,
        "description": base.description,
        "facts": Decimal(base.facts),
        "things": Decimal(base.things),
        "sources": Decimal(base.sources),
        "kinds": [{"id": each.id, "plural": each.plural, "things": Decimal(each.things)} for each in base.kinds],
        "properties": [
            {"id": each.id, "label": each.label, "of": each.of, "type": each.type, "values": each.values}
            for each in base.properties
        ],
        "topics": base.topics,
        "examples": base.examples,
    }
    return write_json(document, indent=indent) + "\n"


def overview_text(base: Overview, width: int) -> str:
    """Write an overview for people, in lines of ``width`` columns at most."""
    lines = "\n".join(_lines(base, min(max(width, 24), _WIDEST)))
    return f"{lines}\n"


def _lines(base: Overview, width: int) -> Iterator[str]:
    yield from textwrap.wrap(safe.line(base.title), width)
    yield from textwrap.wrap(safe.line(base.description), width)
    yield ""
    sources = f"{base.sources:,} source{'s' if base.sources != 1 else ''}"
    yield f"{base.facts:,} facts about {base.things:,} things, from {sources}."
    yield from _section("Things", [", ".join(f"{each.plural} ({each.things:,})" for each in base.kinds)], width)
    others = ", ".join(each.label for each in base.properties if not each.values)
    yield from _section("Recorded of them", [*_of_named_values(base.properties), others], width)
    yield from _section("Topics", [_some(base.topics)], width)
    yield from _section("Questions that have an answer", base.examples, width)


def _section(head: str, entries: Iterable[str], width: int) -> Iterator[str]:
    lines = [
        line
        for entry in entries
        for line in textwrap.wrap(safe.line(entry), width, initial_indent="  ", subsequent_indent="    ")
    ]
    if lines:
        yield from ("", head, *lines)


def _of_named_values(properties: Iterable[Recorded]) -> Iterator[str]:
    return (f"{each.label}: {_some(each.values)}" for each in properties if each.values)


def _some(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
