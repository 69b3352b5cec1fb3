"""Reading and parsing the files of a base."""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import tomli

from factcli.errors import BaseError, Problem
from factcli.files import base_files
from factcli.load.document import Document, lines_of
from factcli.load.faults import Faults
from factcli.load.naming import as_key


def read_documents(path: Path, faults: Faults) -> Iterator[Document]:
    """Parse each file of the base; one that cannot be parsed is noted and passed over."""
    for file in base_files(path):
        document = read_document(Path(file), faults)
        if document is not None:
            yield document


def read_document(file: Path, faults: Faults) -> Document | None:
    """Parse a file; None where it cannot be parsed, which is noted. Raises BaseError where it cannot be read."""
    return parsed(file, read_content(file), faults)


def read_content(path: Path) -> bytes:
    """Read a file. Raises BaseError where that cannot be."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BaseError(f"cannot read {path}: {error.strerror}", "check the file and its permissions") from error


def parsed(path: Path, content: bytes, faults: Faults) -> Document | None:
    """Parse what is in a file; None where it cannot be parsed, which is noted."""
    text = _decoded(path, content, faults)
    return None if text is None else _parse(path.as_posix(), text, faults)


def _decoded(path: Path, content: bytes, faults: Faults) -> str | None:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        hint = "save the file in the encoding UTF-8"
        faults.note(Problem(path.as_posix(), line, column, "bad-utf8", "not UTF-8 text", hint))
        return None


def _parse(file: str, text: str, faults: Faults) -> Document | None:
    try:
        tables = tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        message, hint = _said(error.msg)
        faults.note(Problem(file, error.lineno, error.colno, "toml-syntax", message, hint))
    except (ArithmeticError, ValueError):
        # Decimal and int refuse what is too big for them, and tomli passes that on without a place.
        message = "a number is too big to be read"
        faults.note(Problem(file, 0, 0, "toml-syntax", message, "write it with fewer digits"))
    except RecursionError:
        message = "lists or tables are nested too deep"
        faults.note(Problem(file, 0, 0, "toml-syntax", message, "three levels are enough"))
    else:
        return Document(file, tables, lines_of(text, tables))
    return None


def _said(message: str) -> tuple[str, str]:
    """Say what TOML's parser found wrong, and what to do about it."""
    if twice := re.fullmatch(r"Cannot declare (\(.*\)) twice", message):
        keys = ".".join(map(as_key, literal_eval(twice[1])))
        return f"[{keys}] stands here a second time", "rename one of the two, or put their keys together"
    hint = next((hint for start, hint in _HINTS.items() if message.startswith(start)), "see https://toml.io")
    return message[:1].lower() + message[1:], hint


_HINTS = {
    "Cannot overwrite a value": "a key stands there twice: take one out",
    "Illegal character '\\n'": "close the quotes before the line ends, or put a long text between three of them",
    "Invalid value": "a text stands in quotes, a list in brackets, a table in braces",
    "Invalid statement": "a line begins with a key, [ or #",
    "Expected ']'": "close the bracket",
    "Expected '='": "write it as key = value; a key with other signs than letters, digits, - and _ stands in quotes",
    "Expected newline or end of document": "begin a new line here; a text stands in quotes",
    "Unclosed array": "close the bracket",
}
