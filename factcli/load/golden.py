"""A file of golden questions -> :class:`~factcli.golden.Golden` values, or every problem that it has, at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from factcli.english import fold
from factcli.errors import InvalidBase, Problem
from factcli.golden import Golden
from factcli.load.document import Document, Table
from factcli.load.faults import Faults
from factcli.load.naming import quoted
from factcli.load.parse import read_document
from factcli.load.shapes import Misfit, Shape, one_of, text, texts
from factcli.positions import places
from factcli.reply import ReplyStatus

REFUSALS = tuple(status for status in get_args(ReplyStatus) if status != "answered")


def load_golden(path: Path) -> tuple[Golden, ...]:
    """Load the questions of a file, in their order.

    Raises BaseError where it cannot be read, and InvalidBase with all its problems where it is wrong.
    """
    faults = Faults()
    document = read_document(path, faults)
    questions = () if document is None else _questions(document, faults)
    if faults:
        raise InvalidBase(faults.problems())
    return tuple(questions)


def _phrases(value: object) -> Misfit | None:
    """Fit a list of texts, each with a word to look for."""
    misfit = texts(value)
    if misfit is None and isinstance(value, list):
        for position, each in enumerate(value):
            if not fold(each):
                what = f"entry {position + 1} has no letter and no digit"
                return Misfit("empty-text", what, "answers are compared without their punctuation", (position,))
    return misfit


QUESTION: dict[str, Shape] = {
    "ask": text,
    "answers": _phrases,
    "facts": texts,
    "not": _phrases,
    "refused": one_of("bad-refusal", REFUSALS),
}
"""What a question may hold."""


def _questions(document: Document, faults: Faults) -> list[Golden]:
    tables: Any = document.tables.get("questions", [])
    for key in document.tables.keys() - {"questions"}:
        hint = faults.did_you_mean(key, ("questions",), "write each question as [[questions]]")
        faults.in_document(document, (key,), "unknown-table", f"unknown table {quoted(key)}", hint)
    if not isinstance(tables, list):
        hint = "write each question as [[questions]]"
        faults.in_document(document, ("questions",), "wrong-type", '"questions" must be a list of tables', hint)
        return []
    if not tables and not faults:
        hint = 'write each as [[questions]], ask = "…", answers = ["…"]'
        faults.note(Problem(document.file, 0, 0, "no-questions", "there is no question in this file", hint))
    for position, table in enumerate(tables):
        for fault in _faults_of(table, faults):
            where = ("questions", position, *fault.at)
            faults.in_document(document, where, fault.rule, f"question {position + 1}: {fault.what}", fault.hint)
    return [] if faults else list(_made(document, tables))


def _faults_of(table: object, faults: Faults) -> Iterator[Misfit]:
    if not isinstance(table, dict):
        yield Misfit("wrong-type", "must be a table", "write it as [[questions]]")
        return
    for key, value in table.items():
        if key not in QUESTION:
            hint = faults.did_you_mean(key, QUESTION, f"the keys that can stand here are {', '.join(QUESTION)}")
            yield Misfit("unknown-key", f"unknown key {quoted(key)}", hint, (key,))
        elif misfit := QUESTION[key](value):
            yield Misfit(misfit.rule, f"{quoted(key)} {misfit.what}", misfit.hint, (key, *misfit.at))
    if "ask" not in table:
        yield Misfit("missing-key", 'no "ask"', "add ask = …")
    if table.keys() <= QUESTION.keys():  # or the key that is not known may be the one that is missing
        yield from _unsettled(table)


def _unsettled(table: Table) -> Iterator[Misfit]:
    """Yield what leaves open whether the question is to be answered or to be refused."""
    if "refused" in table:
        for key in ("answers", "facts", "not"):
            if key in table:
                what = f'"{key}" of a question that is to be refused'
                yield Misfit("refused-with-answer", what, f'take "{key}" out, or "refused"', (key,))
    elif "answers" not in table or table["answers"] == []:
        hint = 'add answers = ["…"], words that an answer must have, or refused = "unanswered"'
        yield Misfit("missing-key", 'neither "answers" nor "refused"', hint, ("answers",) if "answers" in table else ())


def _made(document: Document, tables: list[Table]) -> Iterator[Golden]:
    found = places(document.text, {("questions", position) for position in range(len(tables))})
    for position, table in enumerate(tables):
        yield Golden(
            ask=table["ask"],
            file=document.file,
            line=found["questions", position][0],
            answers=tuple(table.get("answers", ())),
            facts=tuple(table.get("facts", ())),
            never=tuple(table.get("not", ())),
            refused=table.get("refused"),
        )
