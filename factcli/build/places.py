"""Where bases and their compiled forms are."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

FILE_NAME = "facts.toml"
SHIPPED = Path(__file__).parent.with_name(FILE_NAME)
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


def index_path(base: Path, cache: Path) -> Path:
    """Return where the index of a base stands in a cache folder."""
    return cache / f"{zlib.crc32(os.fsencode(base.absolute())):08x}-{base.absolute().name[:60]}.sqlite"
