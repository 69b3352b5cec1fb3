"""From the files of a base to an open, fresh index: compiled when they have changed, in memory where it must be."""

from __future__ import annotations

import json
import os
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcli.files import base_files
from factcli.index import Connection, DatabaseError, Index

if TYPE_CHECKING:
    from factcli.model import Base

_YOUNG = 2.0
"""Seconds within which a file may change again without its time of change showing it (FAT keeps even seconds)."""

FILE_NAME = "facts.toml"
SHIPPED = Path(__file__).with_name(FILE_NAME)
"""The base that ships, in an installed package; in a checkout it stands beside the package."""


def shipped() -> Path:
    """Return the path of the base that ships."""
    return SHIPPED if SHIPPED.exists() else SHIPPED.parent.parent / FILE_NAME


def nearest(folder: Path) -> Path:
    """Return the base of a folder: its `facts.toml`, else that of the nearest parent, else the one that ships."""
    for each in (folder, *folder.parents):
        if (each / FILE_NAME).is_file():
            return each / FILE_NAME
    return shipped()


def user_cache() -> Path:
    """Return the user's cache folder for compiled bases."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - 3 ms that a named folder does not pay

    return user_cache_path("factcli", appauthor=False)


def open_index(base: Path, cache: Path | None) -> Index:
    """Return a fresh index of a base, compiled into the cache folder if need be; in memory where there is none.

    One from the cache that turns out to be damaged as it is read is compiled anew, and nobody notices.
    Raises :class:`BaseNotFound` and, of the loader, :class:`InvalidBase`.
    """
    files = base_files(base)
    if cache is None:
        return _compile_in_memory(base, _fingerprint(base, files))
    path = _path(base, cache)
    found = _fresh(path, base, files)
    if found is not None:
        return found
    return _compile_in_cache(path, base, files) or _compile_in_memory(base, _fingerprint(base, files))


def compiled(base: Base) -> Index:
    """Return the index of a base that is loaded already, compiled in memory."""
    from factcli.index.write import write_index  # noqa: PLC0415 - with the loader 60 ms that only compiling pays

    return Index(write_index(base, "{}", None))


def _renewed(path: Path, base: Path) -> Connection:
    """Compile a base whose index is damaged once more and open that."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
    files = base_files(base)
    found = _compile_in_cache(path, base, files) or _compile_in_memory(base, _fingerprint(base, files))
    return found.release()


def _path(base: Path, cache: Path) -> Path:
    return cache / f"{zlib.crc32(os.fsencode(base.absolute())):08x}-{base.absolute().name[:60]}.sqlite"


def _fresh(path: Path, base: Path, files: list[Path]) -> Index | None:
    """Return the index at a path if it is of these files as they are now."""
    if not path.exists():
        return None
    try:
        index = Index.open(path)
    except ValueError:
        return None
    with suppress(DatabaseError, ValueError):
        noted = json.loads(index.meta("fingerprint") or "{}")
        if _is_stamped(noted, base, files):
            return _mending(index, path, base)
        if _is_alike(noted, base, files):
            _stamp(path, base, files)
            return _mending(index, path, base)
    index.close()
    return None


def _stamp(path: Path, base: Path, files: list[Path]) -> None:
    """Note the times of files that were read and found the same, so that they need not be read again."""
    from factcli.index.write import note  # noqa: PLC0415 - once a change of the times

    with suppress(DatabaseError, OSError):
        note(path, "fingerprint", _fingerprint(base, files))


def _mending(index: Index, path: Path, base: Path) -> Index:
    """Let an index of the cache be compiled once more where it turns out to be damaged."""
    index.renew = lambda: _renewed(path, base)
    return index


def _is_stamped(noted: dict[str, Any], base: Path, files: list[Path]) -> bool:
    """Whether a fingerprint is of these files by their sizes and times, which were old enough when they were noted."""
    if noted.get("base") != str(base.absolute()) or noted["stats"] != _stats(base, files):
        return False
    return all(noted["at"] - each.stat().st_mtime > _YOUNG for each in files)


def _is_alike(noted: dict[str, Any], base: Path, files: list[Path]) -> bool:
    """Whether a fingerprint is of these files by what is in them."""
    if noted.get("base") != str(base.absolute()):
        return False
    same = [row[:2] for row in noted["stats"]] == [row[:2] for row in _stats(base, files)]
    return same and noted["digest"] == _digest(files)


def _stats(base: Path, files: list[Path]) -> list[list[str | int]]:
    rows: list[list[str | int]] = []
    for each in files:
        stat = each.stat()
        rows.append([each.name if each == base else each.relative_to(base).as_posix(), stat.st_size, stat.st_mtime_ns])
    return rows


def _digest(files: list[Path]) -> str:
    import hashlib  # noqa: PLC0415 - 2.5 ms, most of it OpenSSL, that a base that has not changed does not pay

    digest = hashlib.sha256()
    for each in files:
        digest.update(each.read_bytes())
    return digest.hexdigest()


def _fingerprint(base: Path, files: list[Path]) -> str:
    noted = {"base": str(base.absolute()), "stats": _stats(base, files), "digest": _digest(files), "at": time.time()}
    return json.dumps(noted)


def _compile_in_cache(path: Path, base: Path, files: list[Path]) -> Index | None:
    """Compile beside the path and swap in; None where the cache cannot be written."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - 20 ms that only compiling pays

    beside = path.with_name(f"{path.stem}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock"), timeout=60):
            found = _fresh(path, base, files)
            if found is not None:
                return found
            _compile(base, _fingerprint(base, files), beside).close()
            beside.replace(path)
        return _mending(Index.open(path), path, base)
    except (OSError, Timeout, ValueError):
        return None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _compile_in_memory(base: Path, fingerprint: str) -> Index:
    return Index(_compile(base, fingerprint, None))


def _compile(base: Path, fingerprint: str, path: Path | None) -> Connection:
    from factcli.index.write import write_index  # noqa: PLC0415 - with the loader 60 ms that only compiling pays
    from factcli.load import load  # noqa: PLC0415

    return write_index(load(base), fingerprint, path)
