"""The answers worked out in plain Python from the rows: what every tool must come to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from rows import Fact
from targets import Targets

QUESTIONS = {
    "thing": "all facts of one thing, about ten",
    "list": "the first ten towns with a layout",
    "said": "what the busiest speaker said about a thing",
    "text": "the facts with a rare word, about ten",
    "count": "how many towns have a layout",
    "most": "the longest bridge",
    "value": "how long one bridge is",
    "misspelt": "the same with a slip of the keyboard",
}
"""The questions that all tools are asked; the last one only factcli can answer."""

ORDERED = {"list"}
"""Those whose answers have an order."""

LIMIT = 10


def expected(facts: Iterable[Fact], targets: Targets) -> dict[str, list[str]]:
    """Return for each question the ids that answer it, of facts or things; for a count the number."""
    facts = list(facts)
    has_word = re.compile(rf"\b{targets.word}\b").search
    fitting = [fact.subject or "" for fact in facts if fact.property == "layout" and fact.value == targets.layout]
    lengths = [fact for fact in facts if fact.property == "length" and str(fact.subject).endswith("-bridge")]
    greatest = max(fact.number or 0 for fact in lengths)
    value = [fact.id for fact in lengths if fact.subject == targets.thing]
    return {
        "thing": [fact.id for fact in facts if targets.thing in fact.things],
        "list": list(islice(fitting, LIMIT)),
        "said": [fact.id for fact in facts if fact.speaker == targets.speaker and targets.about in fact.things],
        "text": [fact.id for fact in facts if has_word(f"{fact.text} {fact.quote} {fact.reason}")],
        "count": [str(len(fitting))],
        "most": [fact.subject or "" for fact in lengths if fact.number == greatest],
        "value": value,
        "misspelt": value,
    }
