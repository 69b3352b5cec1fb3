"""What came of holding a base against its documents: as text, and as one JSON object (`factcli.verify/1`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from factcli.formats import safe
from factcli.formats.as_json import Json, write_json
from factcli.verify import UNCHECKED, Checked, Report

SCHEMA = "factcli.verify/1"


def checks_text(report: Report, *, strict: bool) -> str:
    """Write what does not hold, what could not be checked, and at the end how much was checked."""
    wrong = report.failures + (report.unchecked if strict else ())
    lines = [line for each in wrong for line in (*_lines(each), "")]
    return "".join(f"{line}\n" for line in (*lines, *_figures(report)))


def checks_json(report: Report) -> str:
    """Write the report as one indented object."""
    document: dict[str, Json] = {
        "schema": SCHEMA,
        "checks": {
            check: {verdict: Decimal(number) for verdict, number in sorted(verdicts.items())}
            for check, verdicts in report.counts.items()
        },
        "failures": [_object(each) for each in report.failures],
        "unchecked": [_object(each) for each in report.unchecked],
    }
    return write_json(document, indent=True) + "\n"


def _lines(checked: Checked) -> Iterator[str]:
    place = f"{checked.file}:{checked.line}: " if checked.file else ""
    of = "source" if checked.check == "copy" else "fact"
    yield safe.line(f'{place}{of} "{checked.id}": {checked.check} {checked.verdict}: {checked.message}')
    if checked.hint:
        yield f"    {safe.line(checked.hint)}"


def _figures(report: Report) -> Iterator[str]:
    width = max(map(len, report.counts))
    for check, verdicts in report.counts.items():
        each = ", ".join(f"{number} {verdict}" for verdict, number in _ranked(verdicts.items())) or "none"
        yield f"{check:<{width}}  {sum(verdicts.values()):>5}: {each}"
    checked = len(report.checked) - len(report.unchecked)
    yield f"{checked} checked, {len(report.failures)} wrong, {len(report.unchecked)} unchecked"


def _ranked(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the verdicts, the commonest first and what is unchecked last."""
    return sorted(counts, key=lambda each: (each[0] == UNCHECKED, -each[1], each[0]))


def _object(checked: Checked) -> dict[str, Json]:
    return {
        "check": checked.check,
        "verdict": checked.verdict,
        "id": checked.id,
        "file": checked.file or None,
        "line": Decimal(checked.line) if checked.line else None,
        "message": checked.message,
        "hint": checked.hint or None,
    }
