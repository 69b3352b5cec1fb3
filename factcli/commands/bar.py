"""A progress bar on the terminal of standard error, for what takes over a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 1.0
"""Seconds that somebody waits before it is shown how far it is."""


class Bar:
    """Is told how much of how much is done, shows it where somebody watches, and is gone in the end."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._begun = time.monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def __call__(self, done: int, total: int) -> None:
        """Show that so much of so much is done."""
        if self._shown is None and time.monotonic() - self._begun > _PATIENCE:
            self._shown = self._start()
        if self._shown is not None:
            bar, task = self._shown
            bar.update(task, completed=done, total=total)

    def _start(self) -> tuple[Progress, TaskID] | None:
        if sys.stderr is None or not sys.stderr.isatty():
            return None
        from rich.console import Console  # noqa: PLC0415 - 45 ms that what is done at once does not pay
        from rich.progress import Progress  # noqa: PLC0415

        bar = Progress(console=Console(stderr=True), transient=True)
        bar.start()
        return bar, bar.add_task(self._what)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._shown is not None:
            self._shown[0].stop()
