"""Whether words stand in a document, and as what: a verdict, never a score.

A likeness of nine tenths hides a changed digit or a lost "not", so no likeness passes. The verdicts are those of
docs/provenance.md; the matching of a text-quote selector follows the W3C Web Annotation model (section 4.2.4).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Literal

from factcli.frozen import frozen
from factcli.verify.texts import Text, normal, quoted

Verdict = Literal["verbatim", "normalised", "fragments", "elsewhere", "unquoted", "not-found"]

_ELLIPSIS = re.compile(r"\s*(?:\[\s*)?(?:…|\.\s?\.\s?\.)(?:\s*\])?\s*")


@frozen
class Found:
    """What came of looking for a quotation: the verdict, where it stands, and, where it does not, what is nearest.

    ``paragraph`` is 0 where nothing is there; ``source`` is another one that it was found in.
    """

    verdict: Verdict
    paragraph: int = 0
    source: str | None = None
    nearest: str = ""
    stops: str = ""


def find(quote: str, source: str, texts: Mapping[str, Text], paragraph: int | None) -> Found:
    """Look for a quotation in the text of a source, in the given paragraph first, then in the other texts."""
    text = texts[source]
    numbers = sorted(range(1, len(text.paragraphs) + 1), key=lambda number: number != paragraph)
    for verdict, stands in _WAYS:
        for number in numbers:
            if stands(quote, text.paragraphs[number - 1]):
                printed = any(stands(quote, each) for each in quoted(text.paragraphs[number - 1]))
                return Found(verdict if printed else "unquoted", number)
    for other, its in texts.items():
        for number, each in enumerate(its.paragraphs, 1):
            if other != source and _normalised(quote, each):
                return Found("elsewhere", number, other)
    return _nearest(quote, text)


def _verbatim(quote: str, paragraph: str) -> bool:
    return quote in paragraph


def _normalised(quote: str, paragraph: str) -> bool:
    return normal(quote) in normal(paragraph)


def _in_order(quote: str, paragraph: str) -> bool:
    """Whether the pieces of a quotation with an ellipsis stand there one behind the other."""
    pieces = [piece for piece in _ELLIPSIS.split(normal(quote)) if piece]
    at, told = 0, normal(paragraph)
    for piece in pieces:
        at = told.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return len(pieces) > 1


_LACKING = 40
"""Signs that a quotation may lack at most for its beginning to be looked for before the window."""

_WAYS: tuple[tuple[Verdict, Callable[[str, str], bool]], ...] = (
    ("verbatim", _verbatim),
    ("normalised", _normalised),
    ("fragments", _in_order),
)
"""The ways in which a quotation may stand in a paragraph, the strictest first."""


def _nearest(quote: str, text: Text) -> Found:
    """Return the real text that is most like a quotation, and up to where the two agree."""
    from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415 - only what is not found needs it

    wanted = normal(quote)
    best = (0.0, 0, "")
    for number, paragraph in enumerate(map(normal, text.paragraphs), 1):
        aligned = partial_ratio_alignment(wanted, paragraph)
        if aligned is not None and aligned.score > best[0]:
            start = _begun(wanted, paragraph, aligned.dest_start)
            best = (aligned.score, number, _whole(paragraph, start, aligned.dest_end))
    return Found("not-found", best[1], nearest=best[2].strip(" \"'.,"), stops=_stop(wanted, best[2]))


def _begun(wanted: str, paragraph: str, start: int) -> int:
    """Return where a piece begins that lacks words of the text: the window that is as long as it begins too late."""
    first = f"{wanted.partition(' ')[0]} "
    if paragraph.startswith(first, start):
        return start
    before = paragraph.rfind(first, max(0, start - _LACKING), start)
    return start if before < 0 else before


def _whole(paragraph: str, start: int, end: int) -> str:
    """Return a piece of a paragraph with the words that it begins and ends in."""
    return paragraph[paragraph.rfind(" ", 0, start + 1) + 1 : (paragraph.find(" ", end) + 1 or len(paragraph) + 1) - 1]


def _stop(wanted: str, nearest: str) -> str:
    """Return the first words of a quotation that the nearest text does not go on with."""
    words = wanted.split()
    told = [word.strip("\"'") for word in nearest.split()]
    end, behind = 0, None
    for block in SequenceMatcher(None, words, told, autojunk=False).get_matching_blocks():
        if block.a != end or (behind is not None and block.b != behind):
            break
        end, behind = block.a + block.size, block.b + block.size
    return " ".join(words[end : end + 3])


def places(start: str | None, end: str | None, paragraph: str) -> Iterator[tuple[int, int]]:
    """Yield where a text-quote selector fits: from each of its starts to the first of its ends, which may overlap."""
    text = normal(paragraph)
    first, last = normal(start or end or ""), normal(end or start or "")
    at = text.find(first) if first else -1
    while at >= 0:
        close = text.find(last, max(at, at + len(first) - len(last)))
        if close >= 0:
            yield at, close + len(last)
        at = text.find(first, at + 1)
