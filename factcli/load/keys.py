"""What each table of a base may hold: its keys, and the shape of the value of each."""

from __future__ import annotations

from typing import get_args

from factcli.load.shapes import (
    Shape,
    anything,
    date,
    flag,
    number,
    one_of,
    paragraph,
    parts,
    phrases,
    reasons,
    references,
    table,
    text,
    texts,
)
from factcli.model import ROLES, Bound, Rank, Status, ValueType

ID = "[a-z0-9](?:[a-z0-9._/-]*[a-z0-9])?"
"""The pattern of every id."""

PARTS = tuple(role for role in ROLES if role not in {"act", "topic"})
"""The parts that stand in a fact under their own key; acts and topics are lists of ids."""

BASE: dict[str, Shape] = {"title": text, "description": text, "source": references}

KIND: dict[str, Shape] = {"label": text, "plural": text, "words": texts, "broader": text, "where": text}

PROPERTY: dict[str, Shape] = {
    "label": text,
    "of": texts,
    "type": one_of("bad-type", get_args(ValueType)),
    "range": texts,
    "unit": text,
    "many": flag,
    "symmetric": flag,
    "complete": flag,
    "role": one_of("bad-role", PARTS),
    "words": texts,
    "inverse": texts,
    "adjectives": texts,
    "more": texts,
    "less": texts,
    "most": texts,
    "least": texts,
    "sentence": text,
    "values": table,
}

TOPIC: dict[str, Shape] = {"label": text, "words": texts, "opposites": texts}

SOURCE: dict[str, Shape] = {
    "title": text,
    "type": text,
    "publisher": text,
    "author": text,
    "published": date,
    "url": text,
    "file": text,
    "digest": text,
    "reports": texts,
    "aliases": texts,
    "inferred": reasons,
    "review_by": date,
}

THING: dict[str, Shape] = {
    "name": text,
    "kind": text,
    "aliases": texts,
    "shared": texts,
    "description": text,
    "within": texts,
    "source": references,
    "inferred": reasons,
}

FACT: dict[str, Shape] = {
    "text": text,
    "source": references,
    "subject": text,
    "property": text,
    "value": anything,
    "speaker": text,
    "quote": text,
    "about": texts,
    "topics": texts,
    "acts": texts,
    "words": texts,
    "according_to": text,
    "as_of": date,
    "status": one_of("bad-status", get_args(Status)),
    "rank": one_of("bad-rank", get_args(Rank)),
    "rank_reason": text,
    "hedges": texts,
    "negative": flag,
    "inferred": reasons,
    "review_by": date,
    "looked_for": phrases,
    "looked_on": date,
    **dict.fromkeys(PARTS, parts),
}

RECORD: dict[str, Shape] = {"source": references, "as_of": date, "according_to": text, "review_by": date}
"""What a record may hold besides its values, which are as their properties say."""

REFERENCE: dict[str, Shape] = {"id": text, "paragraph": paragraph, "start": text, "end": text, "via": texts}

VALUE: dict[str, Shape] = {
    "text": text,
    "thing": text,
    "date": date,
    "number": number,
    "unit": text,
    "bound": one_of("bad-bound", get_args(Bound)),
    "inferred": text,
}

TABLES: dict[str, tuple[dict[str, Shape], tuple[str, ...]]] = {
    "kinds": (KIND, ()),
    "properties": (PROPERTY, ("of", "type")),
    "topics": (TOPIC, ()),
    "acts": (TOPIC, ()),
    "sources": (SOURCE, ("title",)),
    "things": (THING, ("name", "kind")),
    "facts": (FACT, ()),
    "records": ({**RECORD, "": anything}, ()),
}
"""For each table of tables: the shapes of one's keys, and the keys it must have."""
