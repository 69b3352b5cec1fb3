"""The command `ask`, without `from __future__ import annotations`: to evaluate those would take 0.1 ms."""

import sys
from collections.abc import Generator
from contextlib import closing
from typing import Annotated

import typer

from factcli.commands import options, screen
from factcli.commands.looking import Look, looking
from factcli.errors import UsageError
from factcli.index import Index

Question = Annotated[
    list[str] | None,
    typer.Argument(metavar="QUESTION...", show_default=False, help="A question in English, or - for --batch."),
]
Why = Annotated[bool, typer.Option("--why", help="Say what stands behind the first answer, and how it was understood.")]
Batch = Annotated[bool, typer.Option("--batch", help="Read one question a line; write one JSON object a line.")]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", metavar="N", min=1, max=256, help="Answer a batch with N processes at once.")
]


@looking
def ask(look: Look, question: Question = None, *, why: Why = False, batch: Batch = False, jobs: Jobs = 1) -> int:
    """Answer a question in English, each answer with its source.

    The question may stand in quotation marks or not. With `-` or --batch it reads
    one question a line from standard input and writes one JSON object a line, in
    order, as each is answered; it exits with 0 if all were answered, else with 1.
    With --jobs several processes share the work.

    Examples:
        factcli ask which rivers are longer than 500 km
        factcli ask "what did the mayor say about the new bridge?"
        factcli ask --json how many bridges were built in 2016 | jq .answers
        factcli ask --batch < questions.txt
        factcli ask --batch -j 4 < questions.txt
    """
    if batch or question == ["-"]:
        _check_batch(question, look.form)
        with look.opened() as index, closing(_replies(look, jobs, index)) as lines:
            return screen.stream_lines(lines)
    if jobs > 1:
        raise UsageError("--jobs is for --batch", "give --batch, or leave --jobs out")
    sentence = _sentence(question)
    from factcli import answer  # noqa: PLC0415 - 10 ms that `ask --help` and a Tab do not pay

    with look.opened() as index:
        reply = answer.ask(sentence, index)
        if why:
            from factcli.lookup import reasons_of  # noqa: PLC0415 - 3 ms that other questions do not pay

            reply = reasons_of(reply, index)
        return look.show(reply, explain=why)


def _check_batch(question: list[str] | None, form: options.Form | None) -> None:
    if question not in (None, [], ["-"]):
        raise UsageError("--batch reads questions from standard input", "leave the question out, or --batch")
    if form not in {None, "json", "jsonl"}:
        raise UsageError(f"--batch writes JSON Lines, not --format {form}", "leave --format out")


def _replies(look: Look, jobs: int, index: Index) -> Generator[tuple[str, bool], None, None]:
    """Yield the reply to each line of standard input as it is written, and whether it answers."""
    if jobs > 1:
        from factcli.commands.jobs import lines  # noqa: PLC0415 - 10 ms that one process does not pay

        yield from lines(look, jobs, _question)
    elif sys.stdin is not None:
        from factcli import answer  # noqa: PLC0415 - as above

        for line in sys.stdin.buffer:
            yield screen.as_line(answer.ask(_question(line), index), limit=look.limit, explain=look.explain)


def _question(line: bytes) -> str:
    return _plain(line.decode("utf-8-sig", "replace"))


def _sentence(words: list[str] | None) -> str:
    sentence = _plain(" ".join(words or ()))
    if not sentence:
        raise UsageError("no question", 'ask one, as in `factcli ask "which bridges are closed?"`')
    return sentence


def _plain(text: str) -> str:
    """Return text that can be stored and shown: what was no text, as question marks."""
    return text.encode("utf-8", "replace").decode().strip()
