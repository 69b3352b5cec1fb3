"""Gathering what is wrong with a base, and saying where.

A fault is noted with the keys that lead to it; lines and columns are looked up at the end, in faulty files only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from factcli.errors import Problem
from factcli.load.document import Document, Entry, Keys
from factcli.load.naming import quoted

MOST_SUGGESTIONS = 200
"""Unknown names that get a "did you mean": one takes 0.2 s among a million ids."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at the place that ``keys`` lead to."""

    document: Document
    keys: Keys
    rule: str
    message: str
    hint: str


@dataclass(slots=True)
class Faults:
    """The faults found so far."""

    _faults: list[Fault] = field(default_factory=list)
    _problems: list[Problem] = field(default_factory=list)
    _suggestions: dict[tuple[str, str], str] = field(default_factory=dict)

    def in_entry(self, entry: Entry, keys: Keys, rule: str, what: str, hint: str) -> None:
        """Note a fault of an entry, at ``keys`` inside it."""
        self.in_document(entry.document, (*entry.keys, *keys), rule, f"{entry.label}: {what}", hint)

    def in_document(self, document: Document, keys: Keys, rule: str, message: str, hint: str) -> None:
        """Note a fault at ``keys`` of a document."""
        self._faults.append(Fault(document, keys, rule, message, hint))

    def note(self, problem: Problem) -> None:
        """Note a problem whose place is known."""
        self._problems.append(problem)

    def did_you_mean(self, name: str, known: Collection[str], otherwise: str) -> str:
        """Word a hint with the known names nearest to an unknown one, or else say what to do."""
        asked = (name, otherwise)
        if asked not in self._suggestions:
            if len(self._suggestions) >= MOST_SUGGESTIONS:
                return otherwise
            near = " or ".join(map(quoted, nearest(name, known)))
            self._suggestions[asked] = f"did you mean {near}?" if near else otherwise
        return self._suggestions[asked]

    def __bool__(self) -> bool:
        return bool(self._faults or self._problems)

    def problems(self) -> tuple[Problem, ...]:
        """Return all of them with their places, in order of file and line."""
        by_file = defaultdict(list)
        for fault in self._faults:
            by_file[fault.document.file].append(fault)
        placed = [problem for faults in by_file.values() for problem in _placed(faults)]
        return tuple(sorted({*self._problems, *placed}, key=lambda each: each.order))


def nearest(name: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the up to three known names that are most like a name."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - 20 ms, and only a faulty base needs it

    # WRatio finds a name within a longer one ("usgs", "usgs-1987"); two letters are within too many.
    scorer = fuzz.WRatio if len(name) > 2 else fuzz.ratio
    found = process.extract(name, list(known), scorer=scorer, limit=3, score_cutoff=75)
    return tuple(match for match, score, _ in found if score >= found[0][1] - 10)


def _placed(faults: list[Fault]) -> list[Problem]:
    """Place the faults of one document."""
    from factcli.positions import places  # noqa: PLC0415 - tree-sitter takes 35 ms

    document = faults[0].document
    found = places(document.text, {fault.keys for fault in faults})
    return [Problem(document.file, *found[fault.keys], fault.rule, fault.message, fault.hint) for fault in faults]
