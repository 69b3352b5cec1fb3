"""Which files make a base."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from factcli.errors import BaseNotFound

GOLDEN_QUESTIONS = "questions.toml"
"""The file beside a base that is no part of it."""


File = tuple[str, int, int]
"""A file of a base as it is now: its name there, its size in bytes, when it was changed in nanoseconds."""

_FOLDER = -1
"""The size by which a folder is told from the files beside it."""


def base_files(path: Path) -> list[str]:
    """Return the paths of the files that make the base at a path, sorted; BaseNotFound where there is nothing.

    Hidden files and folders are passed over: editors keep their locks there, and projects their tools.
    """
    return [str(path / name) if name else str(path) for name, _, _ in base_entries(path)]


def base_entries(path: Path) -> list[File]:
    """Return the files that make the base at a path, by their names there (none where it is one file).

    Raises BaseNotFound where there is nothing.
    """
    try:
        if path.is_dir():
            return list(_within(str(path), ""))
        found = path.stat()
    except FileNotFoundError:
        hint = "name a TOML file or a folder of them with --base or FACTCLI_BASE"
        raise BaseNotFound(f"no base at {path}", hint) from None
    return [("", found.st_size, found.st_mtime_ns)]


def golden_path(base: Path) -> Path:
    """Return where the golden questions of a base stand, in its folder or beside it; there need not be any."""
    return base / GOLDEN_QUESTIONS if base.is_dir() else base.with_name(GOLDEN_QUESTIONS)


def _within(folder: str, before: str) -> Iterator[File]:
    """Yield the files of a base below a folder, in the order of their paths, name by name."""
    found: list[File] = []
    with os.scandir(folder) as entries:
        for each in entries:
            name = each.name
            if name.startswith("."):
                continue
            if name.endswith(".toml") and not each.is_dir():
                if name != GOLDEN_QUESTIONS:
                    stat = each.stat()
                    found.append((name, stat.st_size, stat.st_mtime_ns))
            elif each.is_dir(follow_symlinks=False):
                found.append((name, _FOLDER, 0))
    found.sort()
    for name, size, changed in found:
        if size == _FOLDER:
            yield from _within(os.path.join(folder, name), f"{before}{name}/")  # noqa: PTH118 - as it came
        else:
            yield before + name, size, changed
