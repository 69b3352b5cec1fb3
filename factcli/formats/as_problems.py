"""The problems of a base: for people with the line and a caret, as JSON, as SARIF 2.1.0, as GitHub's annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import PureWindowsPath
from urllib.parse import quote

from factcli.errors import Problem
from factcli.formats import safe
from factcli.formats.as_json import Json, write_json

SCHEMA = "factcli.check/1"
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"

Lines = Mapping[str, Sequence[str]]
"""The lines of each file that has problems."""


def problems_text(problems: Iterable[Problem], lines: Lines) -> str:
    """Write each problem as ``FILE:LINE:COLUMN: rule: what``, the line with a caret beneath, and what to do."""
    return "".join(f"{line}\n" for problem in problems for line in _text(problem, lines))


def _text(problem: Problem, lines: Lines) -> Iterator[str]:
    column = f":{problem.column}" if problem.column else ""
    yield f"{safe.line(problem.place)}{column}: {problem.rule}: {safe.line(problem.message)}"
    excerpt = lines.get(problem.file, ())[problem.line - 1 : problem.line] if problem.line else ()
    for line in excerpt:
        shown = safe.line(line.expandtabs(1))
        if shown:
            yield f"    {shown[:100]}"
            indent = len(line) - len(line.lstrip())
            yield f"    {' ' * max(0, min(problem.column - 1 - indent, 99))}^"
    if problem.hint:
        yield f"    hint: {safe.line(problem.hint)}"


def problems_json(problems: Sequence[Problem]) -> str:
    """Write the problems as one indented object."""
    document: dict[str, Json] = {"schema": SCHEMA, "problems": [_object(each) for each in problems]}
    return write_json(document, indent=True) + "\n"


def _object(problem: Problem) -> dict[str, Json]:
    return {
        "rule": problem.rule,
        "file": problem.file,
        "line": Decimal(problem.line) if problem.line else None,
        "column": Decimal(problem.column) if problem.column else None,
        "message": problem.message,
        "hint": problem.hint or None,
    }


def problems_sarif(problems: Sequence[Problem], explanations: Mapping[str, str], version: str) -> str:
    """Write the problems as a SARIF 2.1.0 log with one run; ``explanations`` are those of the rules, by id."""
    ids = sorted({*explanations, *(each.rule for each in problems)})
    rules: list[Json] = [
        {"id": each, "shortDescription": {"text": each.replace("-", " ")}, "fullDescription": {"text": text}}
        if (text := explanations.get(each))
        else {"id": each, "shortDescription": {"text": each.replace("-", " ")}}
        for each in ids
    ]
    driver: dict[str, Json] = {"name": "factcli", "version": version, "rules": rules}
    run: dict[str, Json] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, ids) for each in problems],
    }
    return write_json({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, indent=True) + "\n"


def _result(problem: Problem, ids: Sequence[str]) -> dict[str, Json]:
    text = f"{problem.message}: {problem.hint}" if problem.hint else problem.message
    place: dict[str, Json] = {"artifactLocation": {"uri": _uri(problem.file)}}
    if problem.line:
        place["region"] = {"startLine": Decimal(problem.line), "startColumn": Decimal(max(problem.column, 1))}
    return {
        "ruleId": problem.rule,
        "ruleIndex": Decimal(ids.index(problem.rule)),
        "level": "error",
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }


def _uri(file: str) -> str:
    """Return the URI reference of a file (RFC 3986): no sign of its name may be one of the URI's own."""
    path = file.replace("\\", "/")
    if path.startswith("/"):
        return f"file://{quote(path)}"
    if PureWindowsPath(file).is_absolute():
        return f"file:///{path[:2]}{quote(path[2:])}"
    return quote(path)


def problems_github(problems: Iterable[Problem]) -> str:
    """Write the problems as workflow commands that annotate the lines of a change."""
    return "".join(
        f"::error file={_property(each.file)},line={max(each.line, 1)},col={max(each.column, 1)},"
        f"title={_property(each.rule)}::{_data(f'{each.message}: {each.hint}' if each.hint else each.message)}\n"
        for each in problems
    )


def _data(text: str) -> str:
    return safe.line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
