"""What came of a base's golden questions: as text, and as one JSON object (`factcli.test/1`, docs/json.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_DOWN, Decimal

from factcli.formats import safe
from factcli.formats.as_json import Json, reply_object, write_json
from factcli.formats.wording import quoted, value_words
from factcli.golden import Golden, Report, Score, Verdict
from factcli.reply import Answer

SCHEMA = "factcli.test/1"

_MOST = 3
"""Answers that are shown of a failure."""


def verdicts_text(report: Report) -> str:
    """Write each failure, and at the end the figures."""
    failures = "".join(f"{line}\n" for verdict in report.failures for line in (*_failure(verdict), ""))
    return failures + "".join(f"{line}\n" for line in _figures(report))


def verdicts_json(report: Report) -> str:
    """Write the report as one indented object."""
    document: dict[str, Json] = {
        "schema": SCHEMA,
        "questions": Decimal(report.questions),
        "precision": _score(report.precision),
        "coverage": _score(report.coverage),
        "refusals": _score(report.refusals),
        "failures": [_verdict(each) for each in report.failures],
        "differences": [_verdict(each) for each in report.differences],
    }
    return write_json(document, indent=True) + "\n"


def _figures(report: Report) -> Iterator[str]:
    answerable, to_refuse = report.coverage.of, report.refusals.of
    yield f"{_count(report.questions, 'question')}: {answerable} to be answered, {to_refuse} to be refused"
    yield _figure("precision", report.precision, "right of {} answered")
    yield _figure("coverage", report.coverage, "right of {} to be answered")
    yield _figure("right refusals", report.refusals, "refused of {} to be refused")
    yield f"{_count(len(report.differences), 'refusal')} with another status than expected"
    yield _count(len(report.failures), "failure") if report.failures else "no failures"


def _figure(name: str, score: Score, said: str) -> str:
    share = "\N{EN DASH}"
    if score.share is not None:
        share = f"{(score.share * 100).quantize(Decimal('0.1'), ROUND_DOWN)} %"
    return f"{name:<14} {share:>7}  {score.right} {said.format(score.of)}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _failure(verdict: Verdict) -> Iterator[str]:
    golden = verdict.golden
    yield f"{safe.line(golden.file)}:{golden.line}: {safe.line(golden.ask)}"
    yield f"    expected: {_expected(golden)}"
    if verdict.missing or verdict.missing_facts:
        yield f"    missing:  {_words(verdict.missing, verdict.missing_facts)}"
    if verdict.unwanted:
        yield f"    unwanted: {_words(verdict.unwanted)}"
    came = list(_came(verdict))
    yield f"    came:     {came[0]}"
    yield from (f"              {line}" for line in came[1:])


def _expected(golden: Golden) -> str:
    if golden.refused is not None:
        return f"a refusal: {golden.refused}"
    never = f"; not {_words(golden.never)}" if golden.never else ""
    return _words(golden.answers, golden.facts) + never


def _words(texts: Iterable[str], facts: Iterable[str] = ()) -> str:
    return ", ".join([*map(quoted, texts), *(f"fact {safe.line(each)}" for each in facts)])


def _came(verdict: Verdict) -> Iterator[str]:
    reply = verdict.reply
    yield f"{reply.status}: {safe.line(reply.cause)}" if reply.cause else reply.status
    yield from (_answer(each) for each in reply.answers[:_MOST])
    if len(reply.answers) > _MOST:
        yield f"and {_count(len(reply.answers) - _MOST, 'answer')} more"


def _answer(answer: Answer) -> str:
    value = value_words(answer)
    facts = ", ".join(dict.fromkeys(map(safe.line, answer.facts)))
    return f"{f'{value}: ' if value else ''}{safe.line(answer.text)} [{facts}]"


def _score(score: Score) -> dict[str, Json]:
    return {"right": Decimal(score.right), "of": Decimal(score.of), "share": score.share}


def _verdict(verdict: Verdict) -> dict[str, Json]:
    golden = verdict.golden
    return {
        "file": golden.file,
        "line": Decimal(golden.line),
        "question": golden.ask,
        "expected": {
            "answers": golden.answers,
            "facts": golden.facts,
            "not": golden.never,
            "refused": golden.refused,
        },
        "outcome": verdict.outcome,
        "missing": verdict.missing,
        "missing_facts": verdict.missing_facts,
        "unwanted": verdict.unwanted,
        "reply": reply_object(verdict.reply),
    }
