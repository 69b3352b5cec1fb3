"""From the files of a base to an open, fresh index: compiled when they have changed, in memory where it must be."""

from __future__ import annotations

from factcli.build.opening import compiled, open_index
from factcli.build.places import nearest, shipped, user_cache

__all__ = ["compiled", "nearest", "open_index", "shipped", "user_cache"]
