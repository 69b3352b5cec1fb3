"""Which base a command works on, and its index."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcli.build import nearest, open_index, user_cache
from factcli.commands.bar import Bar
from factcli.errors import BaseError
from factcli.files import golden_path
from factcli.index import Index


@contextmanager
def opened(base: Path | None) -> Iterator[Index]:
    """Open the base that is meant, and let go of it in the end."""
    with Bar("compiling the base") as bar:
        index = open_index(meant(base), cache_folder(), jobs=_processors(), progress=bar)
    try:
        yield index
    finally:
        index.close()


def _processors() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS and Windows
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def meant(base: Path | None) -> Path:
    """Return the base to use: the one that is given, else $FACTCLI_BASE, else the nearest, else the one that ships."""
    if base is not None:
        return base
    named = os.environ.get("FACTCLI_BASE")
    return Path(named) if named else nearest(Path.cwd())


def golden_file(base: Path | None) -> Path:
    """Return the file of a base's golden questions, in its folder or beside it. Raises BaseError if there is none."""
    file = golden_path(meant(base))
    if not file.exists():
        raise BaseError(f"no golden questions at {file}", "write them there (docs/format.md), or name the file")
    return file


def cache_folder() -> Path | None:
    """Return the folder of compiled bases: $FACTCLI_CACHE, else the user's cache folder for this program."""
    named = os.environ.get("FACTCLI_CACHE")
    if named:
        return Path(named)
    if sys.platform != "linux":
        return user_cache()
    shared = Path(os.environ.get("XDG_CACHE_HOME", ""))  # as platformdirs does, whose import takes 3 ms
    try:
        return (shared if shared.is_absolute() else Path.home() / ".cache") / "factcli"
    except RuntimeError:  # nobody's home
        return None
