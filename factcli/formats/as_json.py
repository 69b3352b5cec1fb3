"""JSON and JSON Lines: the contract `factcli.answer/1` (docs/json.md, answer.schema.json).

A writer of its own, because a number keeps the digits it was written with and the standard library's encoder
knows only `float`; and it spares the import of `json`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from factcli.formats.number import digits
from factcli.formats.safe import json_string
from factcli.reply import Answer, Citation, Listing, Name, Reply

SCHEMA = "factcli.answer/1"

Json: TypeAlias = "dict[str, Json] | Sequence[Json] | Decimal | str | bool | None"


def render_json(replies: Iterable[Reply], *, explain: bool = False) -> Iterator[str]:
    """One indented object a reply."""
    for reply in replies:
        yield from _pieces(_object(reply, _answer, explain=explain), indent=True)


def render_jsonl(replies: Iterable[Reply], *, explain: bool = False) -> Iterator[str]:
    """One object and one line a reply, each as soon as its reply is there."""
    for reply in replies:
        document = _object(reply, _written, explain=explain)
        if isinstance(reply.answers, Listing):
            yield from _pieces(document, indent=False)
        else:
            yield write_json(_whole(document), indent=False) + "\n"


def reply_object(reply: Reply, *, explain: bool = False) -> dict[str, Json]:
    """Return the object of a reply, its keys in the order of the contract."""
    return _whole(_object(reply, _answer, explain=explain))


def _whole(document: Mapping[str, Json | map[Json]]) -> dict[str, Json]:
    """Return an object with all of it made."""
    return {key: list(value) if isinstance(value, map) else value for key, value in document.items()}


def _object(reply: Reply, answer_object: Callable[[Answer], Json], *, explain: bool) -> dict[str, Json | map[Json]]:
    """Return the object of a reply, the answers still to be made as they are written."""
    document: dict[str, Json | map[Json]] = {
        "schema": SCHEMA,
        "question": reply.question,
        "status": reply.status,
        "understood": reply.understood,
        "query": reply.query,
        "answers": map(answer_object, reply.answers),
        "related": [answer_object(answer) for answer in reply.related],
        "choices": reply.choices,
        "unmatched": reply.unmatched,
        "corrections": [{"from": each.wrong, "to": each.right} for each in reply.corrections],
        "cause": reply.cause,
        "hint": reply.hint,
    }
    if explain:
        document["explanation"] = [{"words": each.words, "meaning": each.meaning} for each in reply.explanation]
    if reply.details:
        document["details"] = [{"name": each.name, "value": each.value} for each in reply.details]
    return document


def _pieces(document: Mapping[str, Json | map[Json]], *, indent: bool) -> Iterator[str]:
    """Yield an object as JSON with a line feed, piece by piece: what is still to be made, one by one."""
    outer, inner = ("\n  ", "\n    ") if indent else ("", "")
    between = ",\n  " if indent else ", "
    before = "{" + outer
    for key, value in document.items():
        head = f'{before}"{json_string(key)}": '
        before = between
        if not isinstance(value, map):
            yield head + _write(value, outer or None)
            continue
        opening = head + "["
        for item in value:
            yield opening + inner + _write(item, inner or None)
            opening = "," if indent else ", "
        yield f"{opening}]" if opening.endswith("[") else f"{outer}]"
    yield "\n}\n" if indent else "}\n"


class _Written(str):
    """A value as JSON on one line."""

    __slots__ = ()


def _written(answer: Answer) -> _Written:
    """Return an answer as JSON: many questions have the same one. A number has its digits: 1.0 equals 1."""
    return _write_answer(answer) if isinstance(answer.value, Decimal) else _kept(answer)


def _write_answer(answer: Answer) -> _Written:
    return _Written(write_json(_answer(answer), indent=False))


_kept = lru_cache(maxsize=1 << 10)(_write_answer)


def _answer(answer: Answer) -> dict[str, Json]:
    document: dict[str, Json] = {
        "text": answer.text,
        "value": _thing(answer.value) if isinstance(answer.value, Name) else answer.value,
        "unit": answer.unit,
        "bound": answer.bound,
        "subject": _thing(answer.subject),
        "quote": answer.quote,
        "speaker": _thing(answer.speaker),
        "according_to": _thing(answer.according_to),
        "as_of": answer.as_of,
        "status": answer.status,
        "facts": answer.facts,
        "sources": [_source(source) for source in answer.sources],
    }
    if answer.rank != "normal":
        document["rank"] = answer.rank
    if answer.contested_by:
        document["contested_by"] = answer.contested_by
    if answer.superseded_by:
        document["superseded_by"] = answer.superseded_by
    if answer.then:
        document["then"] = answer.then
    return document


def _thing(name: Name | None) -> dict[str, Json] | None:
    return None if name is None else {"id": name.id, "name": name.name}


def _source(source: Citation) -> dict[str, Json]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published,
        "locator": source.locator,
        "via": source.via,
        "url": source.url,
        "inferred": source.inferred,
    }


def number(value: Decimal) -> str:
    """Write a JSON number with its own digits; one that is not finite, which no base holds, as a string."""
    return digits(value) if value.is_finite() else f'"{value}"'


def write_json(value: Json, *, indent: bool) -> str:
    """Write a value as JSON, indented or on one line."""
    return _write(value, "\n" if indent else None)


def _write(value: Json, newline: str | None) -> str:
    """``value`` as JSON; ``newline`` is a line feed and the indentation here, or None for all on one line."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return value if value.__class__ is _Written else f'"{json_string(value)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return number(value)
    inner = None if newline is None else newline + "  "
    if isinstance(value, dict):
        return _bracket("{}", [f'"{json_string(key)}": {_write(item, inner)}' for key, item in value.items()], newline)
    return _bracket("[]", [_write(item, inner) for item in value], newline)


def _bracket(pair: str, items: list[str], newline: str | None) -> str:
    if not items:
        return pair
    if newline is None:
        return f"{pair[0]}{', '.join(items)}{pair[1]}"
    return f"{pair[0]}{newline}  {f',{newline}  '.join(items)}{newline}{pair[1]}"
