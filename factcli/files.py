"""Which files make a base."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from factcli.errors import BaseNotFound

GOLDEN_QUESTIONS = "questions.toml"
"""The file beside a base that is no part of it."""


def base_files(path: Path) -> list[str]:
    """Return the paths of the files that make the base at a path, sorted; BaseNotFound where there is nothing.

    Hidden files and folders are passed over: editors keep their locks there, and projects their tools.
    """
    if path.is_dir():
        return sorted(_within(str(path)), key=_parts)
    if not path.exists():
        raise BaseNotFound(f"no base at {path}", "name a TOML file or a folder of them with --base or FACTCLI_BASE")
    return [str(path)]


def golden_path(base: Path) -> Path:
    """Return where the golden questions of a base stand, in its folder or beside it; there need not be any."""
    return base / GOLDEN_QUESTIONS if base.is_dir() else base.with_name(GOLDEN_QUESTIONS)


def _parts(path: str) -> list[str]:
    return path.replace(os.sep, "\0").split("\0")


def _within(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for each in entries:
            if each.name.startswith("."):
                continue
            if each.is_dir(follow_symlinks=False):
                yield from _within(each.path)
            elif each.name.endswith(".toml") and each.name != GOLDEN_QUESTIONS and not each.is_dir():
                yield each.path
