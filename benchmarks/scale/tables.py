"""Figures in Markdown tables."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table under its title."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join([f"### {title}", "", *(f"| {' | '.join(line)} |" for line in lines), ""])


def milliseconds(times: Sequence[float]) -> str:
    """Return the median and the minimum of some seconds in milliseconds."""
    return f"{_short(statistics.median(times) * 1000)} ({_short(min(times) * 1000)})"


def ratio(one: float, other: float) -> str:
    """Return how many times the other one is."""
    return f"{_short(one / other)} x"


def megabytes(size: float | None) -> str:
    """Return bytes in megabytes."""
    return "not measured (pip install psutil)" if size is None else f"{_short(size / 1e6)} MB"


def _short(number: float) -> str:
    """Return a number with about three digits."""
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.1f}" if abs(number) >= 10 else f"{number:.2f}"
