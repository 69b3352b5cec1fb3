"""How long the program takes to start and answer, as multiples of a bare Typer program: whole processes, interleaved.

    pip install .
    python benchmarks/startup.py [RUNS]

Take the figures on a quiet machine, with `factcli` installed from a wheel, so that its modules are compiled. Each row
is held against what the bare program takes for the like: to say hello in a pipe or on a terminal, or to complete a Tab.
Its own `--help` is no measure, as it draws it with Rich: the help is held against a hello. Needs pseudo-terminals.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

BARE = Path(__file__).with_name("bare.py")
QUESTION = "how many civilians died in 2016?"
ABOUT_THINGS = "which groups are externally focused?"
"""A question that facts answer, and one that takes the grammar of things."""


@dataclass(frozen=True)
class Row:
    """A command, in a pipe or on a terminal, with the name of the row that it is held against.

    ``anew``: no base is compiled yet.
    """

    name: str
    against: str
    command: list[str]
    terminal: bool = False
    anew: bool = False
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Time:
    """What one run took, in seconds by the clock and of the processor."""

    wall: float
    processor: float


def rows() -> Iterator[Row]:
    """Yield what is measured."""
    hello = [sys.executable, str(BARE), "hello", "x"]
    program = [str(Path(sys.executable).with_name("factcli"))]
    ask = [*program, "ask", QUESTION]

    yield Row("python -c pass", "bare", [sys.executable, "-c", "pass"])
    yield Row("bare", "bare", hello)
    yield Row("bare, terminal", "bare, terminal", hello, terminal=True)
    yield Row("bare, Tab", "bare, Tab", hello[:2], environment=tab("_BARE.PY_COMPLETE", "bare.py hello --"))
    yield Row("ask --json", "bare", [*ask, "--json"])
    yield Row("ask --json, of things", "bare", [*program, "ask", "--json", ABOUT_THINGS])
    yield Row("ask, plain", "bare", ask)
    yield Row("ask, terminal", "bare, terminal", ask, terminal=True)
    yield Row("ask --json, no index", "bare", [*ask, "--json"], anew=True)
    yield Row("list --json", "bare", [*program, "list", "group", "--json"])
    yield Row("--help", "bare", [*program, "--help"])
    yield Row("ask --help", "bare", [*program, "ask", "--help"])
    for line in ("factcli ", "factcli ask --", "factcli ask --format ", "factcli list "):
        yield Row(f"Tab: {line}", "bare, Tab", program, environment=tab("_FACTCLI_COMPLETE", line))


def tab(variable: str, line: str) -> dict[str, str]:
    """Return the environment in which bash asks how a line goes on."""
    return {variable: "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}


def run(row: Row, folder: Path) -> Time:
    """Run a command to its end, in a folder whose subfolders are the caches."""
    with tempfile.TemporaryDirectory(dir=folder) as empty:
        cache = {"FACTCLI_CACHE": empty if row.anew else str(folder / "cache"), "TERM": "xterm-256color"}
        environment = os.environ | cache | row.environment
        ours, theirs = os.openpty() if row.terminal else os.pipe()
        start = time.perf_counter()
        process = subprocess.Popen(row.command, stdout=theirs, stderr=theirs, cwd=folder, env=environment)
        os.close(theirs)
        with suppress(OSError):  # that is how a terminal ends
            while os.read(ours, 1 << 16):
                pass
        _, status, used = os.wait4(process.pid, 0)
        taken = time.perf_counter() - start
        os.close(ours)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{row.name}: exit code {process.returncode}")
    return Time(taken, used.ru_utime + used.ru_stime)


def main(runs: int) -> None:
    """Print a line a row: the medians and the least, each as a multiple of the bare program's."""
    with tempfile.TemporaryDirectory() as path:
        folder = Path(path)
        measured = list(rows())
        times: dict[str, list[Time]] = {row.name: [] for row in measured}
        for number in range(runs + 2):
            for row in measured:
                taken = run(row, folder)
                if number >= 2:
                    times[row.name].append(taken)
    figures = {
        "median": lambda name: statistics.median(each.wall for each in times[name]),
        "least": lambda name: min(each.wall for each in times[name]),
        "processor": lambda name: statistics.median(each.processor for each in times[name]),
    }
    print("".join(f"{head:>14}    " for head in figures))
    for row in measured:
        pairs = [(figure(row.name), figure(row.against)) for figure in figures.values()]
        print("  ".join(f"{mine * 1000:8.1f} ms {mine / bare:4.2f}" for mine, bare in pairs), row.name, sep="   ")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 25)
