"""The compiled form of a base: one SQLite file, and the only reads of it. Nothing else knows SQL."""

from __future__ import annotations

from factcli.index.finder import Found, Wanted
from factcli.index.read import Index
from factcli.index.store import Connection, DatabaseError, Meaning, Noted

__all__ = ["Connection", "DatabaseError", "Found", "Index", "Meaning", "Noted", "Wanted"]
