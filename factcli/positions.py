"""Where tables and keys stand in a TOML text: the parser of TOML keeps no positions.

:func:`header_lines` is a scan that costs next to nothing and finds ordinary headers; :func:`places` knows the grammar
and finds every key, at 7 MB/s.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

Keys = tuple[str | int, ...]
"""The way to a place: keys of tables, positions in lists."""

Place = tuple[int, int]
"""Line and column, in characters, from 1; (0, 0) for the whole text."""

LARGE = 1_000_000
"""Characters of a text of which only the tables in question are parsed: the tree takes 30 times the text in memory."""

_HEADER = re.compile(
    r"\n[ \t]*\[[ \t]*([A-Za-z0-9_-]+)[ \t]*\.[ \t]*"
    r"""(?:([A-Za-z0-9_-]+)|"([^"\\\n]*)"|'([^'\n]*)')[ \t]*\]"""
)
"""A line ``[section.id]``. It begins with a literal newline, which is four times as fast as ``^``."""


def header_lines(text: str) -> dict[Keys, int]:
    """Return the line of each header ``[section.id]`` that stands there once.

    What looks like a header within a multi-line text is taken for one as well, so where a table's own header is
    found besides, neither is returned.
    """
    lines: dict[Keys, int] = {}
    twice = set()
    line, counted = 1, 0
    for keys, offset in _headers(text):
        line += text.count("\n", counted, offset)
        counted = offset
        if keys in lines:
            twice.add(keys)
        lines[keys] = line
    for keys in twice:
        del lines[keys]
    return lines


def places(text: str, wanted: Collection[Keys]) -> dict[Keys, Place]:
    """Return where each key or table stands, or else the table around it."""
    prefixes = {keys[:length] for keys in wanted for length in range(1, len(keys) + 1)}
    found = _in_tables(text, prefixes) if len(text) > LARGE else {}
    if not all(keys in found for keys in wanted):
        found = _in_text(text, prefixes)
    return {keys: _innermost(keys, found) for keys in wanted}


def _headers(text: str) -> Iterator[tuple[Keys, int]]:
    """Yield the keys of each ordinary header, with the offset of its line."""
    # With a newline in front, the newline of a match has the offset that its line has in the text.
    for match in _HEADER.finditer("\n" + text):
        section, bare, basic, literal = match.groups()
        yield (section, bare or basic or literal or ""), match.start()


def _innermost(keys: Keys, found: dict[Keys, Place]) -> Place:
    """Return the place of the keys, or of as many of them as were found."""
    prefixes = (keys[:length] for length in range(len(keys), 0, -1))
    return next((found[prefix] for prefix in prefixes if prefix in found), (0, 0))


def _in_tables(text: str, wanted: Collection[Keys]) -> dict[Keys, Place]:
    """Find the keys by parsing only the tables they are in, each from its header to the next."""
    lines = header_lines(text)
    found: dict[Keys, Place] = {}
    headers = list(_headers(text))
    for number, (keys, offset) in enumerate(headers):
        if keys in wanted and keys in lines:
            end = headers[number + 1][1] if number + 1 < len(headers) else len(text)
            inside = _in_text(text[offset:end], wanted)
            found |= {each: (line + lines[keys] - 1, column) for each, (line, column) in inside.items()}
    return found


def _in_text(text: str, wanted: Collection[Keys]) -> dict[Keys, Place]:
    import tree_sitter_toml  # noqa: PLC0415 - 35 ms for the two
    from tree_sitter import Language, Parser  # noqa: PLC0415

    source = text.encode()
    root = Parser(Language(tree_sitter_toml.language())).parse(source).root_node
    found: dict[Keys, Place] = {}
    for keys, node in _walk(root, (), wanted):
        if keys in wanted and keys not in found:
            row, column = node.start_point
            before = source[node.start_byte - column : node.start_byte]
            found[keys] = (row + 1, len(before.decode()) + 1)
    return found


def _walk(node: Node, inside: Keys, wanted: Collection[Keys]) -> Iterator[tuple[Keys, Node]]:
    """Yield the tables, keys and list items under a node with the keys that lead to them, as far as wanted."""
    counts: dict[Keys, int] = {}
    for child in node.named_children:
        match child.type:
            case "pair" | "table" | "table_array_element":
                keys = (*inside, *_dotted(child.named_children[0]))
                yield from ((keys[:length], child) for length in range(len(inside) + 1, len(keys) + 1))
                if child.type == "table_array_element":
                    counts[keys] = counts.get(keys, -1) + 1
                    keys = (*keys, counts[keys])
                    yield keys, child
                if keys in wanted:
                    yield from _walk(child, keys, wanted)
            case "array":
                items = (item for item in child.named_children if item.type != "comment")
                for position, item in enumerate(items):
                    yield (*inside, position), item
                    if item.type == "inline_table":
                        yield from _walk(item, (*inside, position), wanted)
            case "inline_table" | "ERROR":
                yield from _walk(child, inside, wanted)


def _dotted(key: Node) -> Keys:
    """Return the parts of a key; escapes in quoted ones are left as written."""
    if key.type == "dotted_key":
        return tuple(part for child in key.named_children for part in _dotted(child))
    written = (key.text or b"").decode()
    return (written[1:-1] if key.type == "quoted_key" else written,)
