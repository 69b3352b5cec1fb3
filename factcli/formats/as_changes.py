"""What changed between two versions of a base: as text, and as one JSON object (`factcli.diff/1`, docs/diff.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from factcli.changes import Answered, Changes, Field, Record, Section, only_in
from factcli.formats import safe, wording
from factcli.formats.as_json import Json, reply_object, write_json
from factcli.formats.as_plain import INDENT, answer_lines
from factcli.reply import Answer, Reply

SCHEMA = "factcli.diff/1"

_WIDE = 76
"""Columns of a field's two sides that stand on one line."""


def changes_text(changes: Changes) -> str:
    """Write what changed, the answers first, and at the end how much; nothing where nothing did."""
    if not changes.any:
        return ""
    lines = [*_answers(changes.answers)]
    for name, section in _sections(changes):
        if section.any:
            lines += [name, *_records(section), ""]
    return "".join(f"{line}\n" for line in (*lines, *_figures(changes)))


def changes_json(changes: Changes, before: str, after: str | None) -> str:
    """Write what changed as one indented object; ``after`` is None where that is the work tree."""
    document: dict[str, Json] = {
        "schema": SCHEMA,
        "before": before,
        "after": after,
        "questions": Decimal(changes.questions),
        "answers": [_answered(each) for each in changes.answers],
        **{name: _section(section) for name, section in _sections(changes)},
    }
    return write_json(document, indent=True) + "\n"


def _sections(changes: Changes) -> tuple[tuple[str, Section], ...]:
    return ("facts", changes.facts), ("things", changes.things), ("sources", changes.sources)


def _answers(answers: Iterable[Answered]) -> Iterator[str]:
    for number, each in enumerate(answers):
        if not number:
            yield "answers"
        yield f"  {safe.line(each.question)}"
        yield from _side("-", each.before, each.after)
        yield from _side("+", each.after, each.before)
        yield ""


def _side(sign: str, reply: Reply, other: Reply) -> Iterator[str]:
    """Yield what came of a question on one side only."""
    if reply.status != other.status and not reply.answers:
        said = f"{reply.status}: {reply.cause}" if reply.cause else reply.status
        yield f"    {sign} {safe.line(said)}"
    for each in only_in(reply.answers, other.answers):
        first, *rest = (*answer_lines([each]), *_value(each))
        yield f"    {sign} {first}"
        yield from (f"      {line}" for line in rest)


def _value(answer: Answer) -> Iterator[str]:
    """Yield the value of an answer where its sentence does not have it."""
    value = wording.value_words(answer)
    if value and not wording.thing(answer) and value.casefold() not in safe.line(answer.text).casefold():
        yield f"{INDENT}value: {value}"


def _records(section: Section) -> Iterator[str]:
    named = ("added", section.added), ("removed", section.removed), ("renamed", section.renamed)
    for what, records in (*named, ("changed", section.changed)):
        for each in records:
            was = f"{safe.line(each.was)} \N{RIGHTWARDS ARROW} " if each.was is not None else ""
            yield f"  {what:<7}  {was}{safe.line(each.id)} \N{EM DASH} {safe.line(each.text)}"
            for field in each.fields:
                yield from _field(field)


def _field(field: Field) -> Iterator[str]:
    """Yield how a field changed: on one line, or where that is long on two."""
    name = f"      {safe.line(field.name.replace('_', ' '))}:"
    before, after = (safe.line("; ".join(entries)) for entries in (field.before, field.after))
    if not field.before or not field.after:
        yield f"{name} {f'added {after}' if field.after else f'removed {before}'}"
    elif len(before) + len(after) <= _WIDE:
        yield f"{name} {before} \N{RIGHTWARDS ARROW} {after}"
    else:
        yield f"{name} {before}"
        yield f"{' ' * (len(name) - 1)}\N{RIGHTWARDS ARROW} {after}"


def _figures(changes: Changes) -> Iterator[str]:
    if changes.questions:
        count = f"{changes.questions} question{'' if changes.questions == 1 else 's'}"
        yield f"answers: {len(changes.answers)} of {count} changed"
    for name, section in _sections(changes):
        yield f"{name}: {', '.join(_counts(section)) or 'none changed'}"


def _counts(section: Section) -> Iterator[str]:
    for what in ("added", "removed", "renamed", "changed"):
        if records := getattr(section, what):
            yield f"{len(records)} {what}"


def _answered(answered: Answered) -> dict[str, Json]:
    return {
        "question": answered.question,
        "before": reply_object(answered.before),
        "after": reply_object(answered.after),
    }


def _section(section: Section) -> dict[str, Json]:
    return {
        "added": [{"id": each.id, "text": each.text} for each in section.added],
        "removed": [{"id": each.id, "text": each.text} for each in section.removed],
        "renamed": [{"id": each.id, "was": each.was, "text": each.text} for each in section.renamed],
        "changed": [_changed(each) for each in section.changed],
    }


def _changed(record: Record) -> dict[str, Json]:
    fields: list[Json] = [{"field": each.name, "before": each.before, "after": each.after} for each in record.fields]
    return {"id": record.id, "text": record.text, "fields": fields}
