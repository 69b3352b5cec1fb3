"""What compiling a base takes, whole and after a change of one file: time, memory, disk."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from folders import Made, say, size
from processes import Spent, peak, run
from tables import megabytes, ratio, table

_PARSE = """
import sys, time, tomli
from decimal import Decimal
from pathlib import Path
start = time.perf_counter()
for each in sorted(Path(sys.argv[1]).rglob("*.toml")):
    tomli.loads(each.read_text("utf-8"), parse_float=Decimal)
print(time.perf_counter() - start)
"""
_FEW = 20_000
"""Facts up to which a base is compiled three times, and a larger one once."""

Rows = list[tuple[str, ...]]


def compiling(all_made: Sequence[Made]) -> list[str]:
    """Return the table of compiling."""
    rows: list[Rows] = []
    for each in all_made:
        say(f"compiling {each.facts:,} facts")
        rows.append(_measure(each))
    head = ("", *(f"{each.facts:,} facts" for each in all_made))
    return [
        table("Compiling", head, [(column[0][0], *(row[1] for row in column)) for column in zip(*rows, strict=True)])
    ]


def sizes(all_made: Sequence[Made]) -> list[str]:
    """Return the table of sizes on disk, with what each is of the TOML's."""
    head = ("on disk", *(f"{each.facts:,} facts" for each in all_made))
    files = ("base", "cache", "facts.jsonl", "facts.rec", "facts.sqlite", "facts.duckdb")
    called = {"base": "TOML", "cache": "index of factcli"}
    return [
        table("Sizes", head, [(called.get(each, each), *(_size(made, each) for made in all_made)) for each in files])
    ]


def compiled(made: Made) -> None:
    """See to it that the index of a base is there and fresh."""
    run(_command(made), made.environment)


def _size(made: Made, name: str) -> str:
    if not (made.folder / name).exists():
        return "none"
    found = size(made.folder / name)
    return f"{megabytes(found)}, {ratio(found, size(made.base))}"


def _measure(made: Made) -> Rows:
    whole = [_anew(made) for _ in range(3 if made.facts <= _FEW else 1)]
    warm = statistics.median(run(_command(made), made.environment).seconds for _ in range(5))
    seconds = statistics.median(each.seconds for each in whole) - warm
    parsed = float(run([sys.executable, "-c", _PARSE, str(made.base)]).printed)
    changed = [each - warm for each in _after_changes(made)]
    shutil.rmtree(made.cache, ignore_errors=True)
    most = peak(_command(made), made.environment)
    return [
        ("whole, seconds", f"{seconds:.2f}"),
        ("the same, microseconds a fact", f"{seconds / made.facts * 1e6:.0f}"),
        ("processor seconds, all processes", f"{statistics.median(each.processor for each in whole):.2f}"),
        ("tomli alone on the same files, seconds", f"{parsed:.2f}"),
        ("whole / tomli", ratio(seconds, parsed)),
        ("after a change of one file, seconds", " and ".join(f"{each:.2f}" for each in changed)),
        ("peak memory of all processes", megabytes(most)),
    ]


def _command(made: Made) -> list[str]:
    """Return the command that asks for least: what it takes the first time is compiling."""
    return [sys.executable, "-m", "factcli", "list", "--base", str(made.base), "town", "--limit", "1", "--json"]


def _anew(made: Made) -> Spent:
    shutil.rmtree(made.cache, ignore_errors=True)
    return run(_command(made), made.environment)


def _after_changes(made: Made) -> Iterator[float]:
    """Change a sentence in one file of facts and change it back: the seconds of the next command, both times."""
    files = sorted((made.base / "facts").iterdir())
    with _changed(files[len(files) // 2]):
        yield run(_command(made), made.environment).seconds
    yield run(_command(made), made.environment).seconds


@contextmanager
def _changed(path: Path) -> Iterator[None]:
    """Change a file, as long ago as a minute: one that has just changed is read twice, to be on the safe side."""
    before, stat = path.read_text("utf-8"), path.stat()
    minute = time.time_ns() - 60 * 10**9
    try:
        path.write_text(before.replace('."\n', ', so they say."\n', 1), "utf-8")
        os.utime(path, ns=(minute, minute))
        yield
    finally:
        path.write_text(before, "utf-8")
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
