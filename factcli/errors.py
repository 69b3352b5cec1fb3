"""What can go wrong, as data; nothing here prints.

FactcliError             exit 2: what the user can mend
├── UsageError           an option or argument that cannot be
├── QueryError           a typed query that cannot be read
├── UnknownName          a thing, kind, source or fact that the base does not have
└── BaseError            a base that cannot be used
    ├── BaseNotFound     no file there
    └── InvalidBase      read, but wrong: every problem at once
"""

from __future__ import annotations

from factcli.frozen import frozen


@frozen
class Problem:
    """One fault of a base: where it is, what it is, what to do.

    ``line`` and ``column`` count from 1; 0 where the fault is of the whole file. ``rule`` is the stable
    id of the check that found it.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    hint: str

    @property
    def place(self) -> str:
        """``FILE:LINE``, or ``FILE`` for a fault of the whole file."""
        return f"{self.file}:{self.line}" if self.line else self.file

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What it is sorted by: where it is, then what it is."""
        return self.file, self.line, self.column, self.rule, self.message


class FactcliError(Exception):
    """The root: a message in plain words and a hint that says what to do about it."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(FactcliError):
    """An option or argument that cannot be."""


class QueryError(FactcliError):
    """A typed query that cannot be read; ``position`` is the offset of the first bad character."""

    def __init__(self, message: str, hint: str = "", *, position: int = 0) -> None:
        super().__init__(message, hint)
        self.position = position


class UnknownName(FactcliError):
    """A name that stands for nothing in this base; ``candidates`` are the nearest that do."""

    def __init__(self, what: str, name: str, candidates: tuple[str, ...] = ()) -> None:
        near = f"did you mean {', '.join(candidates)}?" if candidates else "`factcli about` says what this base holds"
        super().__init__(f"unknown {what} {name!r}", near)
        self.name = name
        self.candidates = candidates


class BaseError(FactcliError):
    """A base that cannot be used."""


class BaseNotFound(BaseError):
    """No base at the path that was given."""


class InvalidBase(BaseError):
    """A base with faults, all of them in ``problems``, in order of file and line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        count = len(problems)
        super().__init__(f"{count} problem{'s' if count != 1 else ''} in the base")
        self.problems = problems
