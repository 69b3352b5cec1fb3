"""The compiled form of a base: one SQLite file, and the only reads of it. Nothing else knows SQL."""

from __future__ import annotations

from factcli.index.read import Index, Meaning
from factcli.index.write import compile_base

__all__ = ["Index", "Meaning", "compile_base"]
