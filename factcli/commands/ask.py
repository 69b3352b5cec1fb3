"""The command `ask`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from factcli import answer
from factcli.commands import options, screen
from factcli.commands.opening import opened
from factcli.errors import UsageError

Question = Annotated[list[str] | None, typer.Argument(metavar="QUESTION...", show_default=False)]
Batch = Annotated[bool, typer.Option("--batch", help="Read one question a line; write one JSON object a line.")]


def ask(
    question: Question = None,
    *,
    base: options.Base = None,
    form: options.Format = None,
    json: options.Json = False,
    limit: options.Limit = None,
    explain: options.Explain = False,
    batch: Batch = False,
) -> int:
    """Answer a question in English, each answer with its source.

    The question may stand in quotation marks or not. `-` or --batch reads one
    question a line from standard input and writes one JSON object a line, in order,
    as each is answered; it exits with 0 when all were answered, else with 1.

    Examples:
        factcli ask which groups are externally focused
        factcli ask "what did Mark Toner say about the Haqqani network?"
        factcli ask --json "how many civilians died in 2016?" | jq -r '.answers[].text'
        factcli ask --batch < questions.txt
    """
    with opened(base) as index:
        if batch or question == ["-"]:
            return screen.stream_lines((answer.ask(each, index) for each in _lines()), explain=explain)
        reply = answer.ask(_sentence(question), index)
        return screen.show(reply, form, json=json, limit=limit, explain=explain)


def _lines() -> Iterator[str]:
    return (_plain(line.decode("utf-8-sig", "replace")) for line in sys.stdin.buffer)


def _sentence(words: list[str] | None) -> str:
    sentence = _plain(" ".join(words or ()))
    if not sentence:
        raise UsageError("no question", 'ask one: `factcli ask "which bridges are closed?"`')
    return sentence


def _plain(text: str) -> str:
    """Return text as it can be stored and shown: bytes that were no text, as replacement characters."""
    return text.encode("utf-8", "replace").decode().strip()
