"""The command `check`."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from factcli import check as checks
from factcli.commands import options, screen
from factcli.commands.opening import meant
from factcli.errors import Problem, UsageError
from factcli.formats.as_problems import problems_github, problems_json, problems_sarif, problems_text
from factcli.frozen import replace

Form = Literal["text", "json", "sarif", "github"]

Rules = Annotated[list[str] | None, typer.Option("--rule", metavar="RULE", help="Only this rule; may be given again.")]
Format = Annotated[
    Form | None, typer.Option("--format", metavar="FORM", help="text, json, sarif or github.", show_default=False)
]
Strict = Annotated[bool, typer.Option("--strict", help="The rules on style as well.")]
Explain = Annotated[str | None, typer.Option("--explain", metavar="RULE", help="Say what a rule is for, and stop.")]


def check(
    *,
    rules: Rules = None,
    strict: Strict = False,
    explain: Explain = None,
    base: options.Base = None,
    form: Format = None,
    json: options.Json = False,
) -> int:
    """Check a base by named rules, all problems at once.

    What stops a base from being read comes first; one that can be read is held
    against rules on how well it can be found, trusted and kept. Nothing is said
    where nothing is wrong. Exits with 0 if nothing is, else with 1.

    Examples:
        factcli check
        factcli --base facts.toml check --strict
        factcli check --explain no-locator
        factcli check --format sarif > factcli.sarif
    """
    if explain is not None:
        screen.say(f"{explain}: {_rules([explain], strict=True)[0].explanation}\n")
        return 0
    if json and form not in {None, "json"}:
        raise UsageError(f"--json and --format {form} contradict each other", "give one of them")
    path = meant(base)
    problems = tuple(map(_near, checks.check(path, _rules(rules or [], strict=strict), checks.Context(today()))))
    screen.say(_written(problems, "json" if json else form or "text"))
    return 1 if problems else 0


def today() -> date:
    """Return what day it is where the program runs."""
    return datetime.now().astimezone().date()


def _rules(names: list[str], *, strict: bool) -> list[checks.Rule]:
    try:
        return checks.chosen(names, strict=strict)
    except KeyError as error:
        known = ", ".join(checks.RULES)
        raise UsageError(f'no rule "{error.args[0]}"', f"there are {known}") from None


def _near(problem: Problem) -> Problem:
    """Return a problem with its file named from the current folder, if it is in there: so tools show it at its line."""
    file = Path(problem.file)
    is_inside = file.is_absolute() and file.is_relative_to(Path.cwd())
    return replace(problem, file=file.relative_to(Path.cwd()).as_posix()) if is_inside else problem


def _written(problems: tuple[Problem, ...], form: Form) -> str:
    match form:
        case "json":
            return problems_json(problems)
        case "sarif":
            from importlib.metadata import version  # noqa: PLC0415 - 15 ms that the other forms do not pay

            explanations = {rule.id: rule.explanation for rule in checks.RULES.values()}
            return problems_sarif(problems, explanations, version("factcli"))
        case "github":
            return problems_github(problems)
        case _:
            return problems_text(problems, _lines(problems))


def _lines(problems: tuple[Problem, ...]) -> dict[str, list[str]]:
    """Return the lines of the files with problems, of those that can be read."""
    lines: dict[str, list[str]] = {}
    for file in {each.file for each in problems}:
        with suppress(OSError):
            lines[file] = Path(file).read_text("utf-8-sig", "replace").splitlines()
    return lines
