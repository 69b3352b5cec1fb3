"""Golden questions: what a base must answer and what it must refuse, held against what it replies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, Decimal
from typing import Literal

from factcli.english import fold
from factcli.frozen import frozen
from factcli.reply import Answer, Name, Reply, ReplyStatus

Outcome = Literal["right", "wrong", "refused", "answered", "differs"]
"""``wrong``: answered, but not as expected; ``refused`` and ``answered``: where the other was expected; ``differs``:
refused as expected, but with another status."""


@frozen
class Golden:
    """A question and what must come: ``answers``, ``facts`` and none of ``never``, or a refusal."""

    ask: str
    file: str
    line: int
    answers: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    refused: ReplyStatus | None = None


@frozen
class Verdict:
    """A golden question, the reply to it, and what came of it.

    ``missing`` are the expected answers and ``missing_facts`` the expected facts that did not come, ``unwanted`` what
    must not come and did.
    """

    golden: Golden
    reply: Reply
    outcome: Outcome
    missing: tuple[str, ...] = ()
    missing_facts: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


@frozen
class Score:
    """How many of how many are right."""

    right: int
    of: int

    @property
    def share(self) -> Decimal | None:
        """The part that is right, from 0 to 1 and rounded down: 1 is all of them; None of none."""
        return (Decimal(self.right) / self.of).quantize(Decimal("0.0001"), ROUND_DOWN) if self.of else None


@frozen
class Report:
    """What came of all questions.

    ``precision`` is of what was answered, ``coverage`` of what is to be answered, ``refusals`` of what is to be
    refused. ``differences`` are the refusals with another status, which are among the ``failures`` of a strict report.
    """

    questions: int
    precision: Score
    coverage: Score
    refusals: Score
    failures: tuple[Verdict, ...]
    differences: tuple[Verdict, ...]


def judge(golden: Golden, reply: Reply) -> Verdict:
    """Hold a reply against what is expected."""
    if golden.refused is not None:
        return Verdict(golden, reply, _refusal(golden.refused, reply.status))
    if reply.status != "answered":
        return Verdict(golden, reply, "refused")
    texts = [f" {fold(text)} " for answer in reply.answers for text in _texts(answer)]
    facts = {fact for answer in reply.answers for fact in answer.facts}
    missing = tuple(each for each in golden.answers if not _is_in(each, texts))
    missing_facts = tuple(each for each in golden.facts if each not in facts)
    unwanted = tuple(each for each in golden.never if _is_in(each, texts))
    outcome: Outcome = "wrong" if missing or missing_facts or unwanted else "right"
    return Verdict(golden, reply, outcome, missing, missing_facts, unwanted)


def report(verdicts: Sequence[Verdict], *, strict: bool) -> Report:
    """Sum up verdicts; a strict report takes a refusal with another status for a failure."""
    right = sum(each.outcome == "right" for each in verdicts if each.golden.refused is None)
    answered = sum(each.reply.status == "answered" for each in verdicts)
    to_refuse = [each for each in verdicts if each.golden.refused is not None]
    passes: set[Outcome] = {"right"} if strict else {"right", "differs"}
    return Report(
        questions=len(verdicts),
        precision=Score(right, answered),
        coverage=Score(right, len(verdicts) - len(to_refuse)),
        refusals=Score(sum(each.outcome != "answered" for each in to_refuse), len(to_refuse)),
        failures=tuple(each for each in verdicts if each.outcome not in passes),
        differences=tuple(each for each in verdicts if each.outcome == "differs"),
    )


def _refusal(expected: ReplyStatus, status: ReplyStatus) -> Outcome:
    if status == "answered":
        return "answered"
    return "right" if status == expected else "differs"


def _texts(answer: Answer) -> Iterator[str]:
    """Yield what an answer says: its sentence, and its value, a number with its unit."""
    yield answer.text
    match answer.value:
        case Name(name=name):
            yield name
        case Decimal():
            yield from (f"{number} {answer.unit or ''}" for number in _written(answer.value))
        case str():
            yield answer.value


def _written(number: Decimal) -> tuple[str, ...]:
    """Write a number with its digits, and without the zeros at the end of its decimals."""
    if not number.is_finite() or abs(number.adjusted()) > 40:
        return (str(number),)  # no line of a million zeros
    digits = f"{number:f}"
    return (digits, digits.rstrip("0").rstrip(".")) if "." in digits else (digits,)


def _is_in(wanted: str, texts: Sequence[str]) -> bool:
    """Tell whether the words stand in a row in one of the folded texts."""
    return any(f" {fold(wanted)} " in text for text in texts)
