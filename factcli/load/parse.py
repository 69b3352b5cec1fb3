"""Reading and parsing the files of a base."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import tomli

from factcli.errors import BaseError, Problem
from factcli.files import base_files
from factcli.load.document import Document
from factcli.load.faults import Faults


def read_documents(path: Path, faults: Faults) -> Iterator[Document]:
    """Parse each file of the base; one that cannot be parsed is noted and passed over."""
    for file in base_files(path):
        text = _read(file, faults)
        document = None if text is None else _parse(str(file), text, faults)
        if document is not None:
            yield document


def _read(path: Path, faults: Faults) -> str | None:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BaseError(f"cannot read {path}: {error.strerror}", "check the file and its permissions") from error
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        hint = "save the file in the encoding UTF-8"
        faults.note(Problem(str(path), line, column, "bad-utf8", "not UTF-8 text", hint))
        return None


def _parse(file: str, text: str, faults: Faults) -> Document | None:
    try:
        return Document(file, text, tomli.loads(text, parse_float=Decimal))
    except tomli.TOMLDecodeError as error:
        hint = "texts stand in quotes, names of tables in brackets; the rules of TOML: https://toml.io"
        message = error.msg[:1].lower() + error.msg[1:]
        faults.note(Problem(file, error.lineno, error.colno, "toml-syntax", message, hint))
    except (ArithmeticError, ValueError):
        # Decimal and int refuse what is too big for them, and tomli passes that on without a place.
        message = "a number is too big to be read"
        faults.note(Problem(file, 0, 0, "toml-syntax", message, "write it with fewer digits"))
    except RecursionError:
        message = "lists or tables are nested too deep"
        faults.note(Problem(file, 0, 0, "toml-syntax", message, "three levels are enough"))
    return None
