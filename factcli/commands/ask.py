"""The command `ask`, without `from __future__ import annotations`: to evaluate those would take 0.1 ms."""

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from factcli.commands import options, screen
from factcli.commands.looking import Look, looking
from factcli.errors import UsageError

Question = Annotated[
    list[str] | None,
    typer.Argument(metavar="QUESTION...", show_default=False, help="A question in English, or - for --batch."),
]
Why = Annotated[bool, typer.Option("--why", help="Say what stands behind the first answer, and how it was understood.")]
Batch = Annotated[bool, typer.Option("--batch", help="Read one question a line; write one JSON object a line.")]


@looking
def ask(look: Look, question: Question = None, *, why: Why = False, batch: Batch = False) -> int:
    """Answer a question in English, each answer with its source.

    The question may stand in quotation marks or not. With `-` or --batch it reads
    one question a line from standard input and writes one JSON object a line, in
    order, as each is answered; it exits with 0 if all were answered, else with 1.

    Examples:
        factcli ask which rivers are longer than 500 km
        factcli ask "what did the mayor say about the new bridge?"
        factcli ask --json how many bridges were built in 2016 | jq .answers
        factcli ask --batch < questions.txt
    """
    from factcli import answer  # noqa: PLC0415 - 10 ms that `ask --help` and a Tab do not pay

    if batch or question == ["-"]:
        _check_batch(question, look.form)
        with look.opened() as index:
            replies = (answer.ask(each, index) for each in _lines())
            return screen.stream_lines(replies, limit=look.limit, explain=look.explain)
    sentence = _sentence(question)
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


def _lines() -> Iterator[str]:
    if sys.stdin is not None:
        yield from (_plain(line.decode("utf-8-sig", "replace")) for line in sys.stdin.buffer)


def _sentence(words: list[str] | None) -> str:
    sentence = _plain(" ".join(words or ()))
    if not sentence:
        raise UsageError("no question", 'ask one, as in `factcli ask "which bridges are closed?"`')
    return sentence


def _plain(text: str) -> str:
    """Return text that can be stored and shown: what was no text, as question marks."""
    return text.encode("utf-8", "replace").decode().strip()
