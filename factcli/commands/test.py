"""The command `test`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

import typer

from factcli.commands import options, screen
from factcli.commands.opening import golden_file, opened
from factcli.errors import UsageError
from factcli.formats.as_verdicts import verdicts_json, verdicts_text
from factcli.golden import Golden, judge, report
from factcli.load.golden import load_golden

Form = Literal["text", "json"]

File = Annotated[
    Path | None,
    typer.Argument(metavar="[FILE]", show_default=False, help="The questions, else questions.toml beside the base."),
]
Format = Annotated[Form | None, typer.Option("--format", metavar="FORM", help="text or json.", show_default=False)]
Only = Annotated[str | None, typer.Option("--only", metavar="REGEX", help="Only the questions in which this is found.")]
Strict = Annotated[bool, typer.Option("--strict", help="A refusal with another status than expected is a failure.")]


def test(
    file: File = None,
    *,
    base: options.Base = None,
    form: Format = None,
    json: options.Json = False,
    only: Only = None,
    strict: Strict = False,
) -> int:
    """Ask a base its golden questions.

    They stand in `questions.toml` beside the base or in its folder, each with the
    words and facts that its answers must have, or the refusal that must come. The
    failures are listed, then how many were answered and refused rightly. Exits
    with 0 if there is no failure, else with 1.

    Examples:
        factcli test
        factcli test --only "how many" --strict
        factcli --base facts.toml test more.toml --json
    """
    if json and form == "text":
        raise UsageError("--json and --format text contradict each other", "give one of them")
    from factcli import answer  # noqa: PLC0415 - 6 ms that a Tab does not pay

    with opened(base) as index:
        questions = _chosen(load_golden(file or golden_file(base)), only)
        asked = screen.counted(questions, "questions asked")
        result = report([judge(each, answer.ask(each.ask, index)) for each in asked], strict=strict)
    screen.say(verdicts_json(result) if json or form == "json" else verdicts_text(result))
    return 1 if result.failures else 0


def _chosen(questions: tuple[Golden, ...], only: str | None) -> tuple[Golden, ...]:
    """Return the questions in which a pattern is found, in capitals or not."""
    try:
        found = re.compile(only or "", re.IGNORECASE).search
    except (re.error, OverflowError, RecursionError) as error:
        hint = "it is a regular expression: put \\ before a sign that stands for itself"
        raise UsageError(f"cannot read --only: {error}", hint) from error
    chosen = tuple(each for each in questions if found(each.ask))
    if not chosen:
        raise UsageError(f'no question with "{only}"', "leave --only out, or look for less")
    return chosen
