"""What is to be compiled, and how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from factcli.build.stamps import Stamp
from factcli.frozen import frozen

Progress = Callable[[int, int], None]
"""Is told how many bytes of how many are done."""

LARGE = 4 << 20
"""Bytes of a base that is read in several processes, each file twice at most; a smaller one is read once, here."""

GAP = 16
"""Between the slots of two files: so often at least one can come in between."""


@frozen
class Job:
    """A base to be compiled: where it is, its files as they were at a time, by how many processes, who is told."""

    base: Path
    files: Sequence[Stamp]
    at: int
    jobs: int = 1
    progress: Progress | None = None

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(each.size for each in self.files)

    @property
    def large(self) -> bool:
        """Whether it is better not kept in memory."""
        return self.size > LARGE

    @property
    def slots(self) -> dict[str, int]:
        """The slot of each file, by its name."""
        return {each.name: number * GAP for number, each in enumerate(self.files, 1)}

    def done(self, size: int) -> None:
        """Tell how far it is."""
        if self.progress is not None:
            self.progress(size, self.size)


class TooMuch(Exception):
    """More has changed than an index can be made fresh for piece by piece, or something is wrong."""
