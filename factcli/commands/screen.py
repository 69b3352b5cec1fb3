"""The two streams of the terminal: answers on standard output, everything else on standard error."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO, TypeVar

from factcli.commands.options import Form
from factcli.errors import FactcliError, InvalidBase, UsageError
from factcli.formats import render, safe
from factcli.frozen import replace

if TYPE_CHECKING:
    from factcli.reply import Overview, Reply, ReplyStatus

EXIT_CODES: dict[ReplyStatus, int] = {"answered": 0, "unanswered": 1, "not_understood": 3, "ambiguous": 4}
"""What a command exits with, the same in every form."""

_CLOSED = {errno.EPIPE, errno.EINVAL, errno.ESHUTDOWN}
"""What a write to a pipe that nobody reads any more fails with; EINVAL is what Windows says."""

_PATIENCE = 1.0
"""Seconds that somebody waits before it is said how far it is."""

_SCREENFUL = 1 << 13
"""Characters that are written at once."""

T = TypeVar("T")


class OutputClosed(Exception):
    """Whoever read the output has stopped reading: what is left to say goes unsaid."""


def set_up() -> None:
    """Write UTF-8 with plain line feeds; what a terminal of another encoding cannot show, as codes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")


def say(text: str, stream: TextIO | None = None) -> None:
    """Write text to standard output, or to another stream, at once.

    Raises :class:`OutputClosed` and, where the output cannot be written, :class:`FactcliError`.
    """
    stream = stream or sys.stdout
    if stream is None:  # started without it
        return
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        _drop(stream)
        if is_closed(error):
            raise OutputClosed from error
        raise FactcliError(f"cannot write the output: {error.strerror}") from error


def say_beside(text: str) -> None:
    """Write text to standard error; on a terminal in lines that break between words, each indented as it began."""
    if sys.stderr is not None and sys.stderr.isatty():
        from textwrap import fill  # noqa: PLC0415 - what goes to a file is not wrapped

        lines = [(line, " " * (len(line) - len(line.lstrip()) + 2)) for line in text.splitlines()]
        text = "".join(fill(line, max(_width(), 24), subsequent_indent=indent) + "\n" for line, indent in lines)
    say(text, sys.stderr)


def counted(items: Sequence[T], what: str) -> Iterator[T]:
    """Yield items; where that takes over a second, count them meanwhile on the terminal of standard error."""
    begun = told = time.monotonic()
    shown = ""
    for number, item in enumerate(items):
        now = time.monotonic()
        if now - begun > _PATIENCE and now - told > _PATIENCE / 10 and sys.stderr is not None and sys.stderr.isatty():
            shown, told = f"{number} of {len(items)} {what}", now
            say(f"\r{shown}", sys.stderr)
        yield item
    if shown:
        say(f"\r{' ' * len(shown)}\r", sys.stderr)


def is_closed(error: OSError) -> bool:
    """Tell whether a write failed because nobody reads any more."""
    return error.errno in _CLOSED


def _drop(stream: TextIO) -> None:
    """Let what is left in a stream go nowhere, or Python reports it at the exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def form_of(form: Form | None, *, json: bool) -> Form:
    """Return the form to write in. Raises :class:`UsageError` where two are named."""
    if json:
        if form not in {None, "json"}:
            raise UsageError(f"--json and --format {form} contradict each other", "give one of them")
        return "json"
    return form or ("table" if _is_terminal() else "plain")


def show(reply: Reply, form: Form | None, *, json: bool, limit: int | None, explain: bool = False) -> int:
    """Write a reply and return the exit code."""
    form = form_of(form, json=json)
    with suppress(OutputClosed):
        for text in _gathered(render([_cut(reply, limit)], form, width=_width(), color=has_color(), explain=explain)):
            say(text)
        if form not in {"json", "jsonl"}:
            say_beside("".join(_beside(reply, limit, explain=explain)))
    return EXIT_CODES[reply.status]


def _gathered(pieces: Iterable[str]) -> Iterator[str]:
    """Yield pieces of text together, a screenful at a time."""
    waiting: list[str] = []
    size = 0
    for each in pieces:
        waiting.append(each)
        size += len(each)
        if size > _SCREENFUL:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)


def as_line(reply: Reply, *, limit: int | None, explain: bool) -> tuple[str, bool]:
    """Return a reply as a line of JSON, and whether it answers."""
    from factcli.formats.as_json import render_jsonl  # noqa: PLC0415 - 1 ms that the text forms do not pay

    return "".join(render_jsonl([_cut(reply, limit)], explain=explain)), reply.status == "answered"


def stream_lines(lines: Iterable[tuple[str, bool]]) -> int:
    """Write lines, each as soon as it is there; 0 where all answer, else 1."""
    code = 0
    with suppress(OutputClosed):
        for line, is_answer in lines:
            say(line)
            code |= not is_answer
    return code


def show_overview(base: Overview, form: Form | None, *, json: bool) -> int:
    """Write what a base knows and return the exit code."""
    from factcli.formats.as_overview import overview_json, overview_text  # noqa: PLC0415 - 5 ms that others do not pay

    form = form_of(form, json=json)
    if form in {"csv", "markdown"}:
        raise UsageError(f"no --format {form} here", "give --format json, jsonl, table or plain")
    is_json = form in {"json", "jsonl"}
    say(overview_json(base, indent=form == "json") if is_json else overview_text(base, _width()))
    return 0


def _cut(reply: Reply, limit: int | None) -> Reply:
    return reply if limit is None else replace(reply, answers=reply.answers[:limit])


def _beside(reply: Reply, limit: int | None, *, explain: bool) -> Iterator[str]:
    """Yield what is said beside the answers."""
    from factcli.formats.refusal import explanation, refusal  # noqa: PLC0415 - 8 ms that the JSON forms do not pay
    from factcli.reply import Listing  # noqa: PLC0415 - known by then, but not when a Tab is answered

    if limit is not None and isinstance(reply.answers, Listing):
        yield f"shown: the first {limit}\n"
    elif limit is not None and limit < len(reply.answers):
        yield f"shown: {limit} of {len(reply.answers)}\n"
    if explain:
        yield refusal(replace(reply, understood=None))
        yield explanation(reply)
    else:
        yield refusal(reply)


def complain(error: FactcliError) -> None:
    """Say an error and what to do: of a base that is wrong, each fault with its place."""
    if isinstance(error, InvalidBase):
        rows = [(f"{each.place}: {each.message}", each.hint) for each in error.problems]
    else:
        rows = [(error.message, error.hint)]
    for message, hint in rows:
        say_beside(f"error: {safe.line(message)}\n" + (f"hint: {safe.line(hint)}\n" if hint else ""))


def complain_of_bug() -> None:
    """Say that something went wrong that is not the user's fault, with the traceback."""
    import traceback  # noqa: PLC0415 - 5 ms that only a bug pays

    say(traceback.format_exc(), sys.stderr)
    complain(FactcliError("this is a bug in factcli", "please report it, with the lines above"))


def has_color() -> bool:
    """Tell whether standard output takes colour: a terminal that can, and nobody who does not want it.

    NO_COLOR (no-color.org) comes first; FORCE_COLOR makes up for a TERM that says too little, but never colours a pipe.
    """
    if os.environ.get("NO_COLOR") or not _is_terminal():
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    if sys.platform == "win32" and not {"WT_SESSION", "TERM"}.intersection(os.environ):
        return False  # the old console shows the codes themselves
    return os.environ.get("TERM") != "dumb"


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _width() -> int:
    return shutil.get_terminal_size().columns
