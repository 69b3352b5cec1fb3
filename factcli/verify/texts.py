"""The copies of the documents that a base was curated from: paragraphs, numbered from 1, and a digest."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from factcli.errors import BaseError
from factcli.frozen import frozen
from factcli.model import Source

_LEFT, _RIGHT = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
_QUOTED = re.compile(rf"“[^”]*”?|{_LEFT}(?:[^{_RIGHT}]|{_RIGHT}(?=\w))*{_RIGHT}?|\"[^\"]*\"?")
"""What a document prints in quotation marks; a mark that is never closed runs on to the end of the paragraph."""

_ALIKE = str.maketrans(
    dict.fromkeys(f"{_LEFT}{_RIGHT}\N{SINGLE LOW-9 QUOTATION MARK}`", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
    | {"\u00ad": None, "\u200b": None}
)


@frozen
class Text:
    """The text of a copy: its paragraphs, and the digest of its bytes as ``sha256:…``."""

    paragraphs: tuple[str, ...]
    digest: str


def read_texts(folder: Path, sources: Iterable[Source]) -> dict[str, Text]:
    """Return the texts of those sources whose file is in a folder, by source id.

    Raises :class:`BaseError` where there is no such folder or a file cannot be read.
    """
    if not folder.is_dir():
        raise BaseError(f"no folder of texts at {folder}", "give the folder that the documents' copies are in")
    return {source.id: _read(folder / source.file) for source in sources if source.file and _is_in(folder, source.file)}


def _is_in(folder: Path, file: str) -> bool:
    """Whether a file is in a folder: a base's file names lead nowhere else."""
    path = (folder / file).resolve()
    return path.is_relative_to(folder.resolve()) and path.is_file()


def _read(path: Path) -> Text:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BaseError(f"cannot read {path}: {error.strerror}") from error
    lines = content.decode("utf-8-sig", "replace").splitlines()
    return Text(tuple(filter(None, map(str.strip, lines))), f"sha256:{hashlib.sha256(content).hexdigest()}")


def normal(text: str) -> str:
    """Return a text with one kind of quotation mark, of dash and of space, on both sides of a comparison alike."""
    return " ".join(text.translate(_ALIKE).split())


def quoted(paragraph: str) -> Iterator[str]:
    """Yield what a paragraph prints in quotation marks, the marks included."""
    yield from (found[0] for found in _QUOTED.finditer(paragraph))


def unquoted(paragraph: str) -> str:
    """Return a paragraph without what it prints in quotation marks: its own words."""
    return _QUOTED.sub(" ", paragraph)


def around(paragraphs: tuple[str, ...], number: int | None) -> Mapping[int, str]:
    """Return a paragraph and those beside it by number; all of them where no number is given."""
    if number is None:
        return dict(enumerate(paragraphs, 1))
    return {each: paragraphs[each - 1] for each in (number, number - 1, number + 1) if 1 <= each <= len(paragraphs)}
