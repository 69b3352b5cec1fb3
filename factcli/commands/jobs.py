"""Questions answered by several processes at once; the replies come in the order of the questions.

Each process has a pipe of its own and gets every so manieth chunk, so that reading from them in turn is the order. When
this process ends, however it ends, the pipes close and the others end by themselves.
"""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING, TypeAlias, cast

from factcli import answer
from factcli.commands import screen
from factcli.commands.looking import Look
from factcli.errors import FactcliError

if TYPE_CHECKING:
    from io import BufferedReader

_CHUNK = 16
"""Questions that a process is handed at once at most; fewer where no more have come."""

_AHEAD = 2
"""Chunks a process that are on their way at most."""

_BLOCK = 1 << 16
"""Bytes that are read at once at most."""

_WAIT = 0.5
"""Seconds of one wait for input: on Windows an interruption is heard only between two."""

_OBJECTS = 100_000
"""New objects after which garbage is looked for: answering makes none that is not let go of at once."""

Line: TypeAlias = "tuple[str, bool]"
"""A reply as it is written, and whether it answers."""


def lines(look: Look, jobs: int, question: Callable[[bytes], str]) -> Iterator[Line]:
    """Yield the replies to the questions of standard input, each line of which ``question`` reads.

    Raises what a process fails with, and :class:`FactcliError` where one is gone.
    """
    spawn = get_context("spawn")
    pipes = [spawn.Pipe() for _ in range(jobs)]
    processes = [spawn.Process(target=_work, args=(look, theirs), daemon=True) for _, theirs in pipes]
    with _uninterrupted():
        for process, (_, theirs) in zip(processes, pipes, strict=True):
            process.start()
            theirs.close()
    ours = [own for own, _ in pipes]
    order: Queue[Connection | Exception | None] = Queue(_AHEAD * jobs)
    Thread(target=_feed, args=(ours, order, question), daemon=True).start()
    try:
        while connection := _next(order):
            yield from _received(connection)
    finally:
        for own in ours:
            own.close()
        for process in processes:
            process.join()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Have what is started here take no notice of an interruption: it ends when this process does."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _feed(
    connections: Sequence[Connection], order: Queue[Connection | Exception | None], question: Callable[[bytes], str]
) -> None:
    """Hand the questions out, and note to whom; what goes wrong is for the other thread to say."""
    try:
        for chunk, connection in zip(_chunks(), cycle(connections), strict=False):
            order.put(connection)
            connection.send([question(bytes(line)) for line in chunk])
    except Exception as error:  # whoever waits for the answers raises it
        order.put(error)
    else:
        order.put(None)


def _chunks() -> Iterator[list[bytearray]]:
    """Yield the lines of standard input as they come: what is there is not held back until there is more."""
    if sys.stdin is None:
        return
    stream = cast("BufferedReader", sys.stdin.buffer)
    rest = bytearray()
    while block := stream.read1(_BLOCK):
        rest += block
        if b"\n" in block:
            *whole, rest = rest.split(b"\n")
            for start in range(0, len(whole), _CHUNK):
                yield whole[start : start + _CHUNK]
    if rest:
        yield [rest]


def _next(order: Queue[Connection | Exception | None]) -> Connection | None:
    """Return from whom the next answers come; None where all have come."""
    while True:
        try:
            found = order.get(timeout=_WAIT)
        except Empty:
            continue
        if isinstance(found, Exception):
            raise found
        return found


def _received(connection: Connection) -> Sequence[Line]:
    try:
        found: Sequence[Line] | Exception = connection.recv()
    except (EOFError, OSError) as error:
        raise FactcliError("a process that answers questions is gone", "try fewer of them with --jobs") from error
    if isinstance(found, Exception):
        raise found
    return found


def _work(look: Look, connection: Connection) -> None:
    """Answer the questions that come until no more do: what a process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows passes it on to no process that is started
    gc.set_threshold(_OBJECTS)
    try:
        with look.opened() as index:
            while True:
                replies = [answer.ask(each, index) for each in connection.recv()]
                connection.send([screen.as_line(each, limit=look.limit, explain=look.explain) for each in replies])
    except (EOFError, OSError):
        return
    except Exception as error:  # the program raises it
        connection.send(error)
