"""How factcli does as a base grows, beside other tools on the same facts: whole processes, medians, Markdown tables.

python benchmarks/scale --facts 1000 1000000
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from batch import batch
from compiling import compiled, compiling, sizes
from folders import made, say
from lookup import lookup
from tools import TOOLS

PARTS = ("lookup", "compile", "batch", "sizes")


def main() -> int:
    """Measure what the command line asks for; return 1 where the tools do not agree."""
    options = _options()
    tools = list(_installed(options.tools))
    parts = [part for part in options.part if "factcli" in tools or part in {"lookup", "sizes"}]
    all_made = [made(facts, options.seed, options.data) for facts in sorted(options.facts)]
    out: list[str] = []
    if "compile" in parts:
        out += compiling(all_made)
    if "factcli" in tools:
        for each in all_made:
            compiled(each)
    if "lookup" in parts:
        tables, wrong = lookup(all_made, tools, options.runs, options.budget)
        if wrong:
            print(*wrong, sep="\n", file=sys.stderr)
            return 1
        out += tables
    if "batch" in parts:
        out += batch(all_made, options.questions)
    if "sizes" in parts:
        out += sizes(all_made)
    print(*out, sep="\n")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python benchmarks/scale", description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("--facts", type=int, nargs="+", default=[1000, 100_000], help="sizes to measure, multiples of 20 from 300 on")
    add("--part", nargs="+", choices=PARTS, default=PARTS, help="what to measure; all, unless some are named")
    add("--tools", nargs="+", choices=TOOLS, default=list(TOOLS), help="whom to ask; all that are installed")
    add("--runs", type=int, default=15, help="how often each question is asked")
    add("--budget", type=float, default=10, help="seconds after which a slow question is asked no more (but once)")
    add("--questions", type=int, default=3000, help="how many are asked in one process")
    add("--data", type=Path, default=Path(tempfile.gettempdir()) / "factcli-scale", help="the folder to keep data in")
    add("--seed", default="1", help="another one makes other data")
    return parser.parse_args()


def _installed(names: list[str]) -> Iterator[str]:
    for name in TOOLS:
        if name in names and TOOLS[name].here():
            yield name
        elif name in names:
            say(f"{name} is left out: it is not installed ({TOOLS[name].install})")


if __name__ == "__main__":
    sys.exit(main())
