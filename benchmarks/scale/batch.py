"""Many different questions in one process: how many a second, and whether the memory grows."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from folders import Made, say
from processes import asked, memory
from rows import BLOCK, Fact, block
from subject import ACTS, PROPERTIES
from tables import megabytes, table
from world import World

_ABOUT = {
    "length": "how long is {}?",
    "depth": "how deep is {}?",
    "founded": "when was {} founded?",
    "charted": "when was {} charted?",
    "born": "when was {} born?",
    "layout": "is {} {}?",
    "calling": "what is the calling of {}?",
    "capital": "what is the capital of {}?",
}


def batch(all_made: Sequence[Made], count: int) -> list[str]:
    """Return the table of asking so many questions at each size."""
    rows = [_measure(each, count) for each in all_made]
    head = (
        *("facts", "questions", "answered", "answers", "a second", "a second of those with one answer"),
        *("memory after 100", "after half", "near the end"),
    )
    return [table("Many questions in one process: `factcli ask --batch`", head, rows)]


def questions(world: World, count: int) -> Iterator[str]:
    """Yield different questions about different things, from facts all over the base, that it has an answer to."""
    blocks = -(-world.facts // BLOCK)
    chosen = sorted({each * blocks // 50 for each in range(50)})
    asked: dict[str, None] = {}
    for number in chosen:
        found = dict.fromkeys(_question(fact, world) for fact in block(world, number))
        asked.update(islice(found.items(), -(-count // len(chosen))))
    yield from islice(asked, count)


def _question(fact: Fact, world: World) -> str:
    """Return a question that a fact answers."""
    name = {each: world.name(each) for each in fact.things}
    if fact.form == "quotation":
        return f"what did {name[fact.speaker or '']} say about {name[fact.about or '']}?"
    if fact.form == "act":
        verb = ACTS[fact.act or ""][0]
        if fact.reason:
            return f"why was {name[fact.object or '']} {verb}?"
        return f"who {verb} {name[fact.object or '']}?"
    subject, of = name[fact.subject or ""], fact.property or ""
    if of in _ABOUT:
        return _ABOUT[of].format(subject, fact.value)
    if PROPERTIES[of].type == "number":
        return f"what is the {of} of {subject}?"
    return f"what is the {of.replace('-', ' ')} of {subject}?"


def _measure(made: Made, count: int) -> tuple[str, ...]:
    file = made.folder / "questions.txt"
    file.write_text("".join(f"{each}\n" for each in questions(made.world, count)), "utf-8")
    asked_ = len(file.read_text("utf-8").splitlines())
    say(f"asking {asked_:,} questions of {made.facts:,} facts")
    looked_at = (min(100, asked_ // 10), asked_ // 2, asked_ * 19 // 20)
    lines: list[tuple[float, str]] = []
    held: list[int | None] = []
    for line, pid in asked(_command(made), file, made.environment):
        lines.append((time.perf_counter(), line))  # read later, so that nobody waits for it
        if len(lines) - 1 in looked_at:
            held.append(memory(pid))
    replies = [json.loads(line) for _, line in lines]
    answers = [len(each["answers"]) for each in replies]
    took = [after - before for (before, _), (after, _) in pairwise(lines)]  # the first has Python's start in it
    single = [seconds for seconds, count in zip(took, answers[1:], strict=True) if count == 1]
    answered = sum(each["status"] == "answered" for each in replies)
    counts = (made.facts, asked_, answered, sum(answers), len(took) / sum(took), len(single) / sum(single))
    return *(f"{each:,.0f}" for each in counts), *map(megabytes, held)


def _command(made: Made) -> list[str]:
    return [sys.executable, "-m", "factcli", "ask", "--base", str(made.base), "--batch"]
