"""Opening the index of a base: the one of the cache where it is fresh, else made fresh."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from factcli.build.places import index_path
from factcli.build.stamps import Stamp, are_unchanged, changed, digest, is_young, now, stamps
from factcli.errors import InvalidBase, Problem
from factcli.index import Connection, DatabaseError, Index, Noted

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from factcli.build.job import Job, Progress
    from factcli.model import Base

_PATIENCE = 3600
"""Seconds to wait for another process that compiles the same base, before that is done in memory."""


def open_index(base: Path, cache: Path | None, *, jobs: int = 1, progress: Progress | None = None) -> Index:
    """Return a fresh index of a base, compiled into the cache folder if need be; in memory where there is none.

    A large base is compiled in so many ``jobs``, and ``progress`` is told how many bytes of how many are done. An index
    of the cache that turns out to be damaged as it is read is compiled anew, and nobody notices.
    Raises :class:`BaseNotFound` and, of the loader, :class:`BaseError` and :class:`InvalidBase`.
    """
    at, files = now(), stamps(base)
    path = None if cache is None else index_path(base, cache)
    index = None if path is None else _fresh(path, base, files)
    if index is None:
        from factcli.build.job import Job  # noqa: PLC0415 - what is fresh needs no job

        job = Job(base, files, at, jobs, progress)
        index = (None if path is None else _in_cache(job, path)) or Index(_in_memory(job))
    index.folder = Path(files[0].path).as_posix().removesuffix(files[0].name)
    return index


def compiled(base: Base) -> Index:
    """Return the index of a base that is loaded already, compiled in memory."""
    from factcli.index.write import write_index  # noqa: PLC0415 - with the loader 60 ms that only compiling pays

    return Index(write_index(base))


def _fresh(path: Path, base: Path, files: Sequence[Stamp]) -> Index | None:
    """Return the index at a path if it is of these files as they are now.

    Raises InvalidBase where just these files were found to be wrong.
    """
    index = _opened(path, base)
    if index is None:
        return None
    with suppress(DatabaseError, ValueError):
        _raise_noted(index, files)
        if _is_fresh(index, files, path):
            index.renew = lambda: _renewed(path, base)
            return index
    index.close()
    return None


def _opened(path: Path, base: Path) -> Index | None:
    """Return the index at a path if there is one, of this version and of this base."""
    if not path.exists():
        return None
    with suppress(ValueError):
        index = Index.open(path)
        with suppress(DatabaseError):
            if index.meta("base") == str(base.absolute()):
                return index
        index.close()
    return None


def _is_fresh(index: Index, files: Sequence[Stamp], path: Path) -> bool:
    """Whether an index is of files as they are now: by their stamps, else by what is in those of other stamps.

    Those are noted then, so that the files need not be read again.
    """
    at = int(index.meta("at") or 0)
    if are_unchanged(files, index.noted_stamps(), at):
        return True
    noted = index.noted()
    stale = changed(files, noted, at)
    if len(files) != len(noted) or not _are_alike(stale, noted):
        return False
    if stale:
        _stamp(path, stale)
    return True


def _are_alike(stale: Sequence[Stamp], noted: Mapping[str, Noted]) -> bool:
    """Whether files of other stamps are the same by what is in them."""
    if not all(each.name in noted and each.size == noted[each.name].size for each in stale):
        return False
    try:
        return all(noted[each.name].digest == digest(Path(each.path).read_bytes()) for each in stale)
    except OSError:
        return False  # whoever compiles says so


def _stamp(path: Path, files: Sequence[Stamp]) -> None:
    """Note the times of files that were read and found the same, so that they need not be read again."""
    from factcli.index.signing import stamp  # noqa: PLC0415 - once a change of the times

    with suppress(DatabaseError, OSError):
        stamp(path, now(), ((each.changed, each.name) for each in files))


def _raise_noted(index: Index, files: Sequence[Stamp]) -> None:
    """Raise InvalidBase with the problems that were found in just these files, if any were."""
    noted = index.meta("problems")
    if not noted:
        return
    import json  # noqa: PLC0415 - 2 ms that a base that is right does not pay

    found = json.loads(noted)
    if found["files"] == _listed(files) and not any(is_young(each, found["at"]) for each in files):
        raise InvalidBase(tuple(Problem(*each) for each in found["problems"]))


def _listed(files: Sequence[Stamp]) -> list[list[str | int]]:
    return [[each.path, each.size, each.changed] for each in files]


def _note_problems(path: Path, job: Job, error: InvalidBase) -> None:
    """Note what is wrong with a base, beside the index of when it was not."""
    import json  # noqa: PLC0415 - as above

    from factcli.index.signing import note, noting  # noqa: PLC0415 - only a base that is wrong pays
    from factcli.index.write import Writer  # noqa: PLC0415

    problems = [(each.file, each.line, each.column, each.rule, each.message, each.hint) for each in error.problems]
    noted = json.dumps({"files": _listed(job.files), "at": job.at, "problems": problems})
    with suppress(DatabaseError, OSError):
        if _opened(path, job.base) is None:
            path.unlink(missing_ok=True)
            Writer(path).close(base=str(job.base.absolute()))
        with noting(path) as connection:
            note(connection, problems=noted)


def _renewed(path: Path, base: Path) -> Connection:
    """Compile a base whose index is damaged once more and open that."""
    from factcli.build.job import Job  # noqa: PLC0415 - as above

    with suppress(OSError):
        path.unlink(missing_ok=True)
    job = Job(base, stamps(base), now())
    found = _in_cache(job, path)
    return found.release() if found else _in_memory(job)


def _in_cache(job: Job, path: Path) -> Index | None:
    """Compile beside the path and swap in; None where the cache cannot be written. Raises InvalidBase."""
    from factcli.build.packaged import adopt  # noqa: PLC0415 - once a base

    taken = _fresh(path, job.base, job.files) if not path.exists() and adopt(job, path) else None
    if taken is not None:
        return taken
    from filelock import FileLock, Timeout  # noqa: PLC0415 - 20 ms that only compiling pays

    beside = path.with_name(f"{path.stem}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(FileLock(path.with_suffix(".lock")), job):
            found = _fresh(path, job.base, job.files)
            if found is not None:
                return found
            _clear(path)
            try:
                _compile(job, path, beside).close()
            except InvalidBase as error:
                _note_problems(path, job, error)
                raise
            beside.replace(path)
        index = Index.open(path)
    except (OSError, Timeout, ValueError):
        return None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    index.renew = lambda: _renewed(path, job.base)
    return index


@contextmanager
def _locked(lock: BaseFileLock, job: Job) -> Iterator[None]:
    """Hold the lock of whoever compiles; whoever waits for it sees that nothing of the base is done yet."""
    from filelock import Timeout  # noqa: PLC0415 - as above

    try:
        lock.acquire(timeout=1)
    except Timeout:
        job.done(0)
        lock.acquire(timeout=_PATIENCE)
    try:
        yield
    finally:
        lock.release()


def _clear(path: Path) -> None:
    """Take away what others left behind that were stopped as they compiled: nobody else does now."""
    for each in path.parent.glob(f"{path.stem}.*"):
        if each.suffix in {".new", ".context"}:
            each.unlink(missing_ok=True)


def _compile(job: Job, path: Path, beside: Path) -> Connection:
    """Write the index of a base beside the one there was, of which as much is kept as can be."""
    from factcli.build.compiling import compile_base  # noqa: PLC0415
    from factcli.build.job import TooMuch  # noqa: PLC0415
    from factcli.build.updating import update  # noqa: PLC0415

    index = _opened(path, job.base)
    noted, at = (index.noted(), int(index.meta("at") or 0)) if index is not None else ({}, 0)
    if index is not None:
        index.close()
    if noted:
        with suppress(TooMuch, DatabaseError):
            return update(job, noted, at, path, beside)
        beside.unlink(missing_ok=True)
    return compile_base(job, beside)


def _in_memory(job: Job) -> Connection:
    from factcli.build.packaged import as_packaged  # noqa: PLC0415 - where no cache can be written

    taken = as_packaged(job)
    if taken is not None:
        return taken
    from factcli.build.compiling import compile_base  # noqa: PLC0415 - with the loader 60 ms that only compiling pays

    return compile_base(job, None)
