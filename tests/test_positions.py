"""Positions: every key is found where it stands, in the whole text and table by table alike."""

from __future__ import annotations

import pytest

from factcli import positions
from factcli.positions import Keys, header_lines, places

TEXT = """\
title = "é"
x.y = { z = 1, "é" = { w = 2 } }

[facts.a]
text = '''
[facts.b]
[facts.d]
'''
list = [
    # a comment
    "one", { inner = 1 },
]

  [ facts . "b/c" ]
quoted = "}"
"key with spaces" = 1

[[facts.b.source]]
id = "first"
[[facts.b.source]]
id = "second"

[facts.b]
text = "[facts.a]"
"""

PLACES: dict[Keys, positions.Place] = {
    ("title",): (1, 1),
    ("x",): (2, 1),
    ("x", "y", "z"): (2, 9),
    ("x", "y", "é", "w"): (2, 24),
    ("facts",): (4, 1),
    ("facts", "a"): (4, 1),
    ("facts", "a", "text"): (5, 1),
    ("facts", "a", "list", 0): (11, 5),
    ("facts", "a", "list", 1, "inner"): (11, 14),
    ("facts", "b/c"): (14, 3),
    ("facts", "b/c", "key with spaces"): (16, 1),
    ("facts", "b", "source", 0, "id"): (19, 1),
    ("facts", "b", "source", 1, "id"): (21, 1),
    ("facts", "b", "text"): (24, 1),
}


def test_every_key_is_found() -> None:
    """Tables, keys and list items are found, quoted, dotted or inline."""
    assert places(TEXT, PLACES) == PLACES


def test_a_large_text_is_parsed_table_by_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large text only the tables in question are parsed, with the same outcome."""
    wanted = {keys: place for keys, place in PLACES.items() if keys[:2] == ("facts", "b/c")}
    parsed: list[str] = []
    parse = positions._in_text

    def noted(text: str, keys: set[Keys]) -> dict[Keys, positions.Place]:
        parsed.append(text)
        return parse(text, keys)

    monkeypatch.setattr(positions, "LARGE", 10)
    monkeypatch.setattr(positions, "_in_text", noted)
    assert places(TEXT, wanted) == wanted
    assert sum(map(len, parsed)) < len(TEXT) / 2


def test_a_large_text_is_parsed_whole_where_that_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a text within the table looks like a header, nothing is lost."""
    monkeypatch.setattr(positions, "LARGE", 10)
    assert places(TEXT, PLACES) == PLACES


@pytest.mark.parametrize("keys", [("facts", "a", "nothing"), ("facts", "a", "list", 9)])
def test_what_is_not_there_is_placed_at_what_is_around_it(keys: Keys) -> None:
    """A key that is not found is placed at the innermost table or key that is."""
    assert places(TEXT, {keys})[keys] == places(TEXT, {keys[:-1]})[keys[:-1]]


def test_nothing_is_placed_at_the_whole_text() -> None:
    """Keys without any table around them are the text's."""
    assert places(TEXT, {("nowhere",), ()}) == {("nowhere",): (0, 0), (): (0, 0)}


def test_toml_1_1_has_places() -> None:
    """The grammar is of TOML 1.0; tables of several lines, which 1.1 allows, are found all the same."""
    text = '[facts.a]\nsource = {\n  id = "s",\n  paragraph = 1, # last\n}\n[facts.b]\ntext = "B."\n'
    wanted: dict[Keys, positions.Place] = {
        ("facts", "a", "source", "paragraph"): (4, 3),
        ("facts", "b", "text"): (7, 1),
    }
    assert places(text, wanted) == wanted


def test_headers_have_lines() -> None:
    """The scan finds ordinary headers and says nothing of one that also stands in a text."""
    assert header_lines(TEXT) == {("facts", "a"): 4, ("facts", "d"): 7, ("facts", "b/c"): 14}
    assert header_lines("[facts.a]\r\n[facts.'b']\r\n") == {("facts", "a"): 1, ("facts", "b"): 2}
