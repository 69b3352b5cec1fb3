"""Names as messages and hints show them."""

from __future__ import annotations


def quoted(name: str) -> str:
    """Put a name in double quotes, with whatever would break the line or act on a terminal escaped."""
    return f'"{name}"' if name.isprintable() else f'"{name.encode("unicode_escape").decode()}"'


def as_key(name: str) -> str:
    """Write a name as a key of TOML."""
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else quoted(name)
