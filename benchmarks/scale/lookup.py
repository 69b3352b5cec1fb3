"""The questions, asked of every tool in whole processes: the same ids from all, and how long each takes."""

from __future__ import annotations

import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from expected import ORDERED, QUESTIONS
from folders import Made, say
from processes import run
from tables import milliseconds, ratio, table
from tools import TOOLS

_BARE = Path(__file__).parent.with_name("bare.py")


class Case(NamedTuple):
    """One question to one tool at one size; a floor is a case of no facts."""

    facts: int
    tool: str
    question: str


Times = dict[Case, list[float]]


def lookup(all_made: Sequence[Made], tools: Sequence[str], runs: int, budget: float) -> tuple[list[str], list[str]]:
    """Return the tables, and what tools disagree on: then there are no tables."""
    commands = dict(_floors(tools))
    for each, tool in product(all_made, tools):
        for question, command in TOOLS[tool].commands(each.folder, each.targets).items():
            commands[Case(each.facts, tool, question)] = command
    caches = {each.facts: each.environment for each in all_made}
    first = {}
    for case, command in commands.items():  # warms the files, too
        say(f"{case.facts:,} facts, {case.tool}: {case.question}")
        first[case] = run(command, caches.get(case.facts))
    wrong = list(disagreements({case: spent.printed for case, spent in first.items()}))
    if wrong:
        return [], wrong
    times: Times = {case: [spent.seconds] if spent.seconds > budget else [] for case, spent in first.items()}
    for number in range(runs):
        say(f"round {number + 1} of {runs}")
        for case, command in commands.items():
            if not times[case] or sum(times[case]) < budget:
                times[case].append(run(command, caches.get(case.facts)).seconds)
    return list(_tables(times, [each.facts for each in all_made], tools)), []


def _floors(tools: Sequence[str]) -> Iterator[tuple[Case, list[str]]]:
    yield Case(0, "python -c pass", ""), [sys.executable, "-c", "pass"]
    yield Case(0, "bare Typer program", ""), [sys.executable, str(_BARE), "hello", "x"]
    if "sqlite3" in tools:
        yield Case(0, "sqlite3, nothing asked", ""), ["sqlite3", ":memory:", "SELECT 1"]


def disagreements(printed: dict[Case, str]) -> Iterator[str]:
    """Yield for each question a line on each tool that does not answer it as most do."""
    answers: dict[tuple[int, str], dict[str, list[str]]] = {}
    for case, text in printed.items():
        if case.facts:
            question = "value" if case.question == "misspelt" else case.question
            found = TOOLS[case.tool].ids(case.question, text)
            tool = f"{case.tool} ({case.question})"
            answers.setdefault((case.facts, question), {})[tool] = found if question in ORDERED else sorted(found)
    for (facts, _), by_tool in answers.items():
        (right, _), *_ = Counter(map(tuple, by_tool.values())).most_common(1)
        for tool, found in by_tool.items():
            if tuple(found) != right or not found:
                yield f"{tool} at {facts:,} facts: {_some(found)} where most have {_some(right)}"


def _some(ids: Sequence[str]) -> str:
    return f"{len(ids)} ids ({', '.join(ids[:12])})"


def _tables(times: Times, sizes: Sequence[int], tools: Sequence[str]) -> Iterator[str]:
    medians = {case: statistics.median(each) for case, each in times.items()}
    yield table("Floors: milliseconds, median (minimum)", ("program", "ms"), _rows_of_floors(times))
    head = ("question", "tool", *(f"{size:,} facts" for size in sizes), "largest / smallest")
    title = "Questions: milliseconds of the whole process, median (minimum)"
    yield table(title, head, _rows_of_questions(times, medians, sizes, tools))
    if "factcli" in tools:
        peers = [tool for tool in tools if tool != "factcli"]
        for size in sizes:
            title = f"What factcli takes of each peer's time, at {size:,} facts"
            yield table(title, ("question", *peers), _rows_of_peers(medians, size, peers))
        if "sqlite3" in peers:
            head = ("question", "facts", "factcli less the bare Typer program, ms", "sqlite3, ms", "ratio")
            yield table("factcli without Python's and Typer's start, beside sqlite3", head, _rows_beside(medians))


def _rows_of_floors(times: Times) -> Iterator[tuple[str, ...]]:
    for case, each in times.items():
        if not case.facts:
            yield case.tool, milliseconds(each)


def _rows_of_questions(
    times: Times, medians: dict[Case, float], sizes: Sequence[int], tools: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    for question, tool in product(QUESTIONS, tools):
        cases = [Case(size, tool, question) for size in sizes]
        if cases[0] in times:
            grown = ratio(medians[cases[-1]], medians[cases[0]])
            yield question, tool, *(milliseconds(times[case]) for case in cases), grown
        elif tool == tools[-1] and question == "misspelt":
            yield question, "the others", *("no counterpart" for _ in sizes), ""


def _rows_of_peers(medians: dict[Case, float], size: int, peers: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for question in QUESTIONS:
        own = medians[Case(size, "factcli", question)]
        theirs = [medians.get(Case(size, peer, question)) for peer in peers]
        yield question, *("no counterpart" if other is None else ratio(own, other) for other in theirs)


def _rows_beside(medians: dict[Case, float]) -> Iterator[tuple[str, ...]]:
    start = medians[Case(0, "bare Typer program", "")]
    for (facts, tool, question), seconds in medians.items():
        other = medians.get(Case(facts, "sqlite3", question))
        if tool == "factcli" and other is not None:
            rest = seconds - start
            yield question, f"{facts:,}", f"{rest * 1000:.1f}", f"{other * 1000:.1f}", ratio(rest, other)
