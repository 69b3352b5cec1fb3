"""Reading the files of a base one by one, here or in other processes: what each declares, the rows of its facts."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from factcli.build.stamps import Stamp, digest
from factcli.errors import Problem
from factcli.index.context import Context
from factcli.index.rows import RowMaker, Rows
from factcli.load import Declared, Document, Faults, declared, parsed, read_content, read_document, uncollected
from factcli.model import Fact, Reference

if TYPE_CHECKING:
    from concurrent.futures import Executor

T = TypeVar("T")
R = TypeVar("R")

_KEY_FIRST = re.compile(rb"(?:\s|#[^\n]*)*+[^\s#\[]")
_HEADER = re.compile(rb"\n[ \t]*\[[ \t]*(?!(?:facts|records)[ \t]*\.)")
"""A header of another table than one that tells a fact. It begins with a literal newline, which is the quicker."""

_AHEAD = 3
"""Tasks a worker has waiting: more would fill the memory with what is not yet written."""


@dataclass(slots=True)
class Surveyed:
    """What was found in a file at first sight: what it declares, and all of it where it is to be kept."""

    digest: str
    document: Document | None
    whole: bool
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Told:
    """The rows of a file's facts, packed by another process; none where something is wrong with them."""

    rows: Rows
    problems: tuple[Problem, ...] = ()

    def __getstate__(self) -> tuple[bytes, tuple[Problem, ...]]:
        return self.rows.packed(), self.problems

    def __setstate__(self, state: tuple[bytes, tuple[Problem, ...]]) -> None:
        self.rows, self.problems = Rows.unpacked(state[0]), state[1]


class Reader:
    """Makes the rows of facts, in terms of what their base declares."""

    def __init__(self, context: Context, default: tuple[Reference, ...]) -> None:
        self._make = RowMaker(context)
        self._declared = declared(context.base, default, Faults())

    def read(self, file: Stamp, slot: int) -> Told:
        """Return the rows of the facts that a file tells, and what is wrong with it."""
        faults = Faults()
        document = read_document(Path(file.path), faults)
        return Told(Rows(), faults.problems()) if document is None else self.told(document, slot)

    def told(self, document: Document, slot: int) -> Told:
        """Return the rows of the facts that a document tells, and what is wrong with them."""
        facts, problems = facts_of(self._declared, document)
        return Told(self._make.of(facts, slot) if not problems else Rows(), problems)


def facts_of(of: Declared, document: Document) -> tuple[list[Fact], tuple[Problem, ...]]:
    """Return the facts that a document tells, and what is wrong with them."""
    faults = of.scope.faults = Faults()
    facts = [each.fact for each in of.facts(document)]
    return facts, faults.problems()


def survey(file: Stamp, *, whole: bool = False) -> Surveyed:
    """Read a file for what it declares; ``whole`` also for what it tells."""
    content = read_content(Path(file.path))
    mark = digest(content)
    if not whole and not _may_declare(content):
        return Surveyed(mark, None, whole=False)
    faults = Faults()
    document = parsed(Path(file.path), content, faults)
    if document is not None and not whole:
        document = document.declaring()
    return Surveyed(mark, document, whole, faults.problems())


def _may_declare(content: bytes) -> bool:
    """Whether a key stands before all headers, or there is one of another table than one that tells a fact.

    What looks like a header within a text is taken for one as well, at the price of a reading.
    """
    return bool(_KEY_FIRST.match(content) or _HEADER.search(b"\n" + content))


def tell(file: Stamp, slot: int, context: Path) -> Told:
    """Read a file for what it tells, in the context that is kept in another one."""
    with uncollected():
        return _reader(context).read(file, slot)


@lru_cache(maxsize=1)
def _reader(context: Path) -> Reader:
    return Reader(*pickle.loads(context.read_bytes()))  # noqa: S301 - written by the process that asks for it


def keep(context: Context, default: tuple[Reference, ...], path: Path) -> None:
    """Keep a context for other processes to read."""
    path.write_bytes(pickle.dumps((context, default), pickle.HIGHEST_PROTOCOL))


def declares(document: Document) -> str:
    """Return what a document declares but for things, as text to be compared."""
    tables = {section: table for section, table in document.declaring().tables.items() if section != "things"}
    return json.dumps(tables, ensure_ascii=False, default=str) if tables else ""


@contextmanager
def workers(jobs: int) -> Iterator[Executor | None]:
    """Start other processes, unless one job is all there is; in the end, they go."""
    if jobs < 2:
        yield None
        return
    import multiprocessing  # noqa: PLC0415 - 30 ms that only a large base pays
    import signal  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    pool = ProcessPoolExecutor(
        jobs, multiprocessing.get_context("spawn"), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)
    )
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def spread(pool: Executor, jobs: int, task: Callable[..., R], items: Iterable[tuple[Any, ...]]) -> Iterator[R]:
    """Yield what a task makes of each item, in order, a few of them in work at once."""
    ahead = iter(items)
    waiting = [pool.submit(task, *each) for each in islice(ahead, jobs * _AHEAD)]
    while waiting:
        yield waiting.pop(0).result()
        waiting += [pool.submit(task, *each) for each in islice(ahead, 1)]
