"""How the parts of an answer are put in words, the same in every form that people read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from factcli import dates
from factcli.formats import safe
from factcli.formats.number import digits
from factcli.reply import Answer, Citation, Name

_DATE = r"[0-9X]{4}(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:[0-9]{2}|XX))?)?[?~%]?"
_DATES = rf"{_DATE}|(?:{_DATE}|\.\.)?/(?:{_DATE}|\.\.)?"
"""The EDTF dates and periods that can be said in words."""


class Numbering:
    """Sources numbered from 1 in the order they are first cited; the same citation keeps its number."""

    def __init__(self) -> None:
        self._numbers: dict[Citation, int] = {}
        self._told = 0

    def cite(self, sources: Iterable[Citation]) -> list[int]:
        """Return the numbers of these sources, each once."""
        found = [self._numbers.setdefault(source, len(self._numbers) + 1) for source in sources]
        return list(dict.fromkeys(found))

    def new(self) -> list[tuple[int, Citation]]:
        """Return the sources cited since this was last asked, with their numbers."""
        fresh = [(number, source) for source, number in self._numbers.items() if number > self._told]
        self._told = len(self._numbers)
        return fresh


def date_words(edtf: str) -> str:
    """Say an EDTF date in words: ``2016-08~`` is "about August 2016"; what cannot be said stays as it is written."""
    return dates.say(dates.Period(edtf, "", "")) if re.fullmatch(_DATES, edtf) else safe.line(edtf)


def bound_words(answer: Answer) -> str:
    """Say how exact a number is: ``more than``; nothing where it is exact."""
    bound = answer.bound or "exact"
    return "" if bound == "exact" else safe.line(bound.replace("-", " "))


def quoted(text: str) -> str:
    """Put words in quotation marks."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{safe.line(text)}\N{RIGHT DOUBLE QUOTATION MARK}"


def listed(words: Sequence[str]) -> str:
    """List words as a sentence does: ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def thing(answer: Answer) -> str:
    """Return the name of the thing that is the answer, or nothing."""
    return safe.line(answer.value.name) if isinstance(answer.value, Name) else ""


def value_words(answer: Answer) -> str:
    """Say the value of an answer, a number with its unit; nothing where it has none."""
    match answer.value:
        case None:
            return ""
        case Name(name=name):
            return safe.line(name)
        case Decimal():
            return safe.line(f"{digits(answer.value)} {answer.unit or ''}")
        case _:
            return safe.line(answer.value)


def lead(answer: Answer) -> str:
    """Return the name of the thing that is the answer where its sentence does not begin with it, or nothing."""
    name = thing(answer)
    begins = re.match(rf"(?:the |an? )?{re.escape(name)}(?!\w)", safe.line(answer.text), re.IGNORECASE)
    return "" if begins else name


def qualifiers(answer: Answer) -> str:
    """Say how surely, by whom, as of when and how it stands: ``(alleged; according to X; as of 2016)``, or nothing.

    What the sentence itself says, according to whom and as of when, is not said twice.
    """
    parts = []
    if answer.status != "asserted":
        parts.append(safe.line(answer.status))
    if answer.according_to is not None and "according to" not in answer.text.casefold():
        parts.append(f"according to {safe.line(answer.according_to.name)}")
    if answer.as_of:
        date = date_words(answer.as_of)
        parts.append("" if date in safe.line(answer.text) else f"as of {date}")
    parts.append("deprecated" if answer.rank == "deprecated" else "")
    parts.append("contested" if answer.contested_by else "")
    parts.append("superseded" if answer.superseded_by else "")
    parts.append("possibly of that time" if answer.then == "possibly" else "")
    said = "; ".join(filter(None, parts))
    return f"({said})" if said else ""


def quotation(answer: Answer) -> str:
    """Return the words as printed, in quotation marks, with their speaker; nothing where nobody is quoted."""
    if answer.quote is None:
        return ""
    words = quoted(answer.quote)
    return words if answer.speaker is None else f"{words} \N{EM DASH} {safe.line(answer.speaker.name)}"
