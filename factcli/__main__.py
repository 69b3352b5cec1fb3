"""The program: `factcli`, or `python -m factcli`."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

INTERRUPTED = 130

_OBJECTS = 100_000
"""New objects after which garbage is looked for; Python's 700 finds none while modules are imported, but takes 7 ms."""


def main(argv: list[str] | None = None) -> int:
    """Run the program on these arguments, or on those it was called with, and return its exit code."""
    try:
        from factcli.commands.program import program  # noqa: PLC0415 - after `run` has set the garbage collector

        return program(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return INTERRUPTED


def run() -> None:
    """Run the program and exit: the entry point.

    It exits at once: what the interpreter would take down piece by piece, in 8 ms, goes with the process.
    """
    gc.set_threshold(_OBJECTS)
    code = main()
    if sys.gettrace() or sys.getprofile():
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # none, closed, or nobody reads
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
