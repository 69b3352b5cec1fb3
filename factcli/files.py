"""Which files make a base."""

from __future__ import annotations

import os
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

from factcli.errors import BaseNotFound

GOLDEN_QUESTIONS = "questions.toml"
"""The file beside a base that is no part of it."""


def base_files(path: Path) -> list[str]:
    """Return the paths of the files that make the base at a path, sorted; BaseNotFound where there is nothing.

    Hidden files and folders are passed over: editors keep their locks there, and projects their tools.
    """
    return [str(path / name) if name else str(path) for name, _ in base_entries(path)]


def base_entries(path: Path) -> list[tuple[str, os.stat_result]]:
    """Return the files that make the base at a path, by their names there (none where it is one file), as they are now.

    Raises BaseNotFound where there is nothing.
    """
    try:
        if path.is_dir():
            return list(_within(str(path), ""))
        return [("", path.stat())]
    except FileNotFoundError:
        hint = "name a TOML file or a folder of them with --base or FACTCLI_BASE"
        raise BaseNotFound(f"no base at {path}", hint) from None


def golden_path(base: Path) -> Path:
    """Return where the golden questions of a base stand, in its folder or beside it; there need not be any."""
    return base / GOLDEN_QUESTIONS if base.is_dir() else base.with_name(GOLDEN_QUESTIONS)


def _within(folder: str, before: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files of a base below a folder, in the order of their paths, name by name."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=attrgetter("name"))
    for each in found:
        name = each.name
        if name.startswith("."):
            continue
        if name.endswith(".toml") and not each.is_dir():
            if name != GOLDEN_QUESTIONS:
                yield before + name, each.stat()
        elif each.is_dir(follow_symlinks=False):
            yield from _within(each.path, f"{before}{name}/")
