"""Which files make a base."""

from __future__ import annotations

from pathlib import Path

from factcli.errors import BaseNotFound

GOLDEN_QUESTIONS = "questions.toml"
"""The file beside a base that is no part of it."""


def base_files(path: Path) -> list[Path]:
    """Return the files that make the base at a path, sorted; BaseNotFound where there is nothing.

    Hidden files and folders are passed over: editors keep their locks there, and projects their tools.
    """
    if path.is_dir():
        return sorted(each for each in path.rglob("*.toml") if _is_part(each.relative_to(path)) and not each.is_dir())
    if not path.exists():
        raise BaseNotFound(f"no base at {path}", "name a TOML file or a folder of them with --base or FACTCLI_BASE")
    return [path]


def golden_path(base: Path) -> Path:
    """Return where the golden questions of a base stand, in its folder or beside it; there need not be any."""
    return base / GOLDEN_QUESTIONS if base.is_dir() else base.with_name(GOLDEN_QUESTIONS)


def _is_part(path: Path) -> bool:
    return path.name != GOLDEN_QUESTIONS and not any(part.startswith(".") for part in path.parts)
