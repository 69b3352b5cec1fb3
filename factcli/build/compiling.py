"""A whole base into an index: what it declares, then its facts, file by file, in several processes if it is large.

Of a base of many files no more than a few are in memory at once. Whatever is wrong in any of them is found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from factcli.build.job import Job
from factcli.build.reading import (
    Reader,
    Surveyed,
    Told,
    declares,
    facts_of,
    keep,
    spread,
    survey,
    tell,
    workers,
)
from factcli.build.stamps import Stamp
from factcli.errors import InvalidBase, Problem
from factcli.index import Connection
from factcli.index.context import Context
from factcli.index.signing import note
from factcli.index.write import FileRow, Taken, Writer
from factcli.load import Declared, Faults, declare, uncollected, whole
from factcli.load.parse import read_document
from factcli.model import Reference

if TYPE_CHECKING:
    from concurrent.futures import Executor


def compile_base(job: Job, path: Path | None) -> Connection:
    """Write the index of a base to a path, or in memory where there is none.

    Raises OSError where it cannot be written, BaseError where a file cannot be read, and InvalidBase with all its
    problems where the base is wrong.
    """
    with uncollected(), workers(job.jobs if job.large and path is not None else 1) as pool:
        surveyed = list(_survey(job, pool))
        documents = [each.document for each in surveyed if each.document is not None]
        faults = Faults()
        of = declare(documents, job.base.as_posix(), faults)
        problems = [*faults.problems(), *(problem for each in surveyed for problem in each.problems)]
        if problems:
            raise InvalidBase(in_order([*problems, *_problems_of_facts(job, of, surveyed)]))
        writer = Writer(path)
        try:
            _write(job, of, surveyed, writer, pool, path)
        except BaseException:
            writer.connection.close()
            raise
        return writer.connection


def in_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return problems in the order of file and line, each once."""
    return tuple(sorted(set(problems), key=lambda each: each.order))


def _survey(job: Job, pool: Executor | None) -> Iterator[Surveyed]:
    if pool is None:
        yield from (survey(each, whole=not job.large) for each in job.files)
    else:
        yield from spread(pool, job.jobs, survey, ((each,) for each in job.files))


def _write(
    job: Job, of: Declared, surveyed: Sequence[Surveyed], writer: Writer, pool: Executor | None, path: Path | None
) -> None:
    shown = {Path(each.path).as_posix(): slot for each, slot in zip(job.files, job.slots.values(), strict=True)}
    context = writer.declare(of.base, of.references.default, shown)
    note(writer.connection, base=str(job.base.absolute()), at=str(job.at))
    writer.write_files(map(file_row, job.files, job.slots.values(), surveyed))
    problems: list[Problem] = []
    size = 0
    for file, told in zip(job.files, _tell(job, context, of.references.default, surveyed, pool, path), strict=True):
        problems += told.problems
        if not problems:
            writer.add(told.rows)
        size += file.size
        job.done(size)
    if problems:
        raise InvalidBase(in_order([*problems, *_problems_of_ids(job, surveyed)]))
    try:
        writer.finish()
    except Taken as taken:
        raise InvalidBase(_problems_of_ids(job, surveyed, taken.slots)) from None


def file_row(file: Stamp, slot: int, surveyed: Surveyed) -> FileRow:
    """Return the row of a file."""
    declared = declares(surveyed.document) if surveyed.document is not None else ""
    return slot, file.name, file.size, file.changed, surveyed.digest, declared


def _tell(
    job: Job,
    context: Context,
    default: tuple[Reference, ...],
    surveyed: Sequence[Surveyed],
    pool: Executor | None,
    path: Path | None,
) -> Iterator[Told]:
    """Yield the rows of the facts of each file."""
    slots = job.slots.values()
    if pool is None or path is None:
        reader = Reader(context, default)
        for file, slot, each in zip(job.files, slots, surveyed, strict=True):
            whole = each.document if each.whole else None
            yield reader.read(file, slot) if whole is None else reader.told(whole, slot)
        return
    kept = path.with_suffix(".context")
    try:
        keep(context, default, kept)
        yield from spread(
            pool, job.jobs, tell, ((file, slot, kept) for file, slot in zip(job.files, slots, strict=True))
        )
    finally:
        with suppress(OSError):
            kept.unlink(missing_ok=True)


def _problems_of_facts(job: Job, of: Declared, surveyed: Sequence[Surveyed]) -> Iterator[Problem]:
    """Yield what is wrong with facts where something is wrong with what is declared already."""
    for file, each in zip(job.files, surveyed, strict=True):
        faults = Faults()
        document = each.document if each.whole else read_document(Path(file.path), faults)
        yield from faults.problems()
        if document is not None:
            yield from facts_of(of, document)[1]


def _problems_of_ids(
    job: Job, surveyed: Sequence[Surveyed], slots: Collection[int] | None = None
) -> tuple[Problem, ...]:
    """Return what is wrong with a base as a whole, ids that are taken among it, as far as the files in slots go.

    Without slots, all of a base that is in memory anyway; of a large one nothing, until the rest is mended.
    """
    if slots is None and job.large:
        return ()
    faults = Faults()
    files = [
        each
        for each, slot, found in zip(job.files, job.slots.values(), surveyed, strict=True)
        if slots is None or slot in slots or found.document is not None
    ]
    documents = [document for each in files if (document := read_document(Path(each.path), faults)) is not None]
    whole(documents, job.base, faults)
    return faults.problems()
