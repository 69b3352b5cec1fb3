"""The two streams of the terminal: answers on standard output, everything else on standard error."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TextIO

from typer import TyperException

from factcli.commands.options import Form
from factcli.errors import FactcliError, InvalidBase, UsageError
from factcli.formats import render, safe
from factcli.reply import Overview, Reply, ReplyStatus

EXIT_CODES: dict[ReplyStatus, int] = {"answered": 0, "unanswered": 1, "not_understood": 3, "ambiguous": 4}
"""What a command exits with, the same in every form."""


class OutputClosed(Exception):
    """Whoever read the output has stopped reading: nothing is left to do."""


def set_up() -> None:
    """Write UTF-8 with plain line feeds; what a terminal of another encoding cannot show, as codes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")


def say(text: str, stream: TextIO | None = None) -> None:
    """Write text to standard output, or to another stream, at once. Raises :class:`OutputClosed`."""
    stream = sys.stdout if stream is None else stream
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        _drop(stream)
        raise OutputClosed from error


def _drop(stream: TextIO) -> None:
    """Let what is left in a closed stream go nowhere, or Python reports it at the exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def form_of(form: Form | None, *, json: bool) -> Form:
    """Return the form to write in. Raises :class:`UsageError` where two are named."""
    if json:
        if form not in {None, "json"}:
            raise UsageError(f"--json and --format {form} contradict each other", "give one of them")
        return "json"
    return form or ("table" if sys.stdout.isatty() else "plain")


def show(reply: Reply, form: Form | None, *, json: bool, limit: int | None, explain: bool = False) -> int:
    """Write a reply and return the exit code."""
    form = form_of(form, json=json)
    shown = reply if limit is None else replace(reply, answers=reply.answers[:limit])
    for text in render([shown], form, width=shutil.get_terminal_size().columns, color=has_color(), explain=explain):
        say(text)
    if form not in {"json", "jsonl"}:
        say("".join(_beside(reply, limit, explain=explain)), sys.stderr)
    return EXIT_CODES[reply.status]


def _beside(reply: Reply, limit: int | None, *, explain: bool) -> Iterator[str]:
    """Yield what is said beside the answers."""
    from factcli.formats.refusal import explanation, refusal  # noqa: PLC0415 - 8 ms that the JSON forms do not pay

    if limit is not None and limit < len(reply.answers):
        yield f"shown: {limit} of {len(reply.answers)}\n"
    yield refusal(reply)
    if explain:
        yield explanation(reply)


def show_overview(base: Overview, form: Form | None, *, json: bool) -> int:
    """Write what a base knows and return the exit code."""
    from factcli.formats.as_overview import overview_json, overview_text  # noqa: PLC0415 - 5 ms that others do not pay

    form = form_of(form, json=json)
    if form in {"csv", "markdown"}:
        raise UsageError(f"no --format {form} here", "give --format json, jsonl, table or plain")
    if form in {"json", "jsonl"}:
        say(overview_json(base, indent=form == "json"))
    else:
        say(overview_text(base, shutil.get_terminal_size().columns))
    return 0


def stream_lines(replies: Iterable[Reply], *, explain: bool) -> int:
    """Write replies as JSON Lines, each as soon as it is there; 0 where all were answered, else 1."""
    from factcli.formats.as_json import render_jsonl  # noqa: PLC0415 - 3 ms

    code = 0
    for reply in replies:
        say("".join(render_jsonl([reply], explain=explain)))
        code |= reply.status != "answered"
    return code


def complain(error: FactcliError) -> None:
    """Say an error: each problem of a base with its place, else its message, and what to do."""
    if isinstance(error, InvalidBase):
        rows = [(f"{each.place}: {each.message}", each.hint) for each in error.problems]
    else:
        rows = [(error.message, error.hint)]
    for message, hint in rows:
        say(f"error: {safe.line(message)}\n" + (f"hint: {safe.line(hint)}\n" if hint else ""), sys.stderr)


def complain_usage(error: TyperException) -> None:
    """Say what Typer finds wrong with the arguments as our own errors are said."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "factcli"
    message = error.format_message().rstrip(".")
    complain(UsageError(message[:1].lower() + message[1:], f"see `{command} --help`"))


def complain_bug() -> None:
    """Say that it is not the user's fault, with the traceback."""
    import traceback  # noqa: PLC0415 - 5 ms that only a bug pays

    say(
        f"{traceback.format_exc()}error: this is a bug in factcli\nhint: please report it with the lines above\n",
        sys.stderr,
    )


def has_color() -> bool:
    """Tell whether standard output takes colour: a terminal that can, and nobody who does not want it.

    NO_COLOR (no-color.org) comes first; FORCE_COLOR makes up for a TERM that says too little, but never colours a pipe.
    """
    if os.environ.get("NO_COLOR") or not sys.stdout.isatty():
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    if sys.platform == "win32" and not {"WT_SESSION", "TERM"}.intersection(os.environ):
        return False  # the old console shows the codes themselves
    return os.environ.get("TERM") != "dumb"
