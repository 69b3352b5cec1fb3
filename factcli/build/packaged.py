"""The index that comes with the package: of the base that ships, compiled when the package is built.

Whoever installs the program has the first answer at once. It is taken into the cache like one that was compiled there,
and only while it is of this very base.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from factcli.build.job import Job
from factcli.build.places import shipped
from factcli.build.stamps import Stamp, digest, stamps
from factcli.index import Connection, DatabaseError, Index


def packaged_path() -> Path:
    """Return where the index of the base that ships stands; there is none in a checkout."""
    return shipped().with_suffix(".sqlite")


def write_packaged(base: Path, path: Path) -> None:
    """Compile a base into the index that is to come with it. Raises what compiling it does."""
    from factcli.build.compiling import compile_base  # noqa: PLC0415 - whoever only asks does not compile

    path.unlink(missing_ok=True)
    compile_base(Job(base, stamps(base), 0), path).close()


def adopt(job: Job, path: Path) -> bool:
    """Take the packaged index over to a path of the cache; tell whether that could be, or it is of another base."""
    index = _opened(job.base, job.files)
    if index is None:
        return False
    index.close()
    beside = path.with_name(f"{path.stem}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(packaged_path(), beside)
        _sign(beside, job)
        beside.replace(path)
    except (OSError, DatabaseError):
        return False
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return True


def _sign(path: Path, job: Job) -> None:
    """Note in a copy of the packaged index of which file it is, where that stands here."""
    from factcli.index.signing import sign  # noqa: PLC0415 - once a base

    (file,) = job.files
    sign(path, str(job.base.absolute()), job.at, (file.name, file.changed))


def as_packaged(job: Job) -> Connection | None:
    """Open the packaged index where it is, if it is of this base: for a cache that cannot be written."""
    index = _opened(job.base, job.files)
    return None if index is None else index.release()


def _opened(base: Path, files: Sequence[Stamp]) -> Index | None:
    if base.absolute() != shipped().absolute() or not packaged_path().exists():
        return None
    with suppress(ValueError, OSError):
        index = Index.open(packaged_path())
        with suppress(DatabaseError):
            noted = list(index.noted().values())
            if [each.digest for each in noted] == [digest(Path(file.path).read_bytes()) for file in files]:
                return index
        index.close()
    return None
