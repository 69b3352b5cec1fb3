"""The command `diff`."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcli.commands import options, screen
from factcli.commands.opening import meant
from factcli.errors import UsageError
from factcli.formats.as_changes import changes_json, changes_text
from factcli.frozen import replace

if TYPE_CHECKING:
    from factcli import changes, history

Form = Literal["text", "json"]

Before = Annotated[str, typer.Argument(metavar="REV", show_default=False, help="A revision, as git names it.")]
After = Annotated[
    str | None, typer.Argument(metavar="[REV]", show_default=False, help="Another, else the base as it stands.")
]
Format = Annotated[Form | None, typer.Option("--format", metavar="FORM", help="text or json.", show_default=False)]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if anything changed.")]


def diff(
    before: Before,
    after: After = None,
    *,
    base: options.Base = None,
    form: Format = None,
    json: options.Json = False,
    exit_code: ExitCode = False,
) -> int:
    """Show which answers and facts changed between two revisions.

    The base must stand in a work tree of git. The golden questions of both
    revisions (`questions.toml`) are asked of both, and those are shown that have
    another status or other answers now; then what became of facts, things and
    sources. Nothing is said where nothing changed. Exits with 0 either way, as
    `git diff` does.

    Examples:
        factcli diff HEAD
        factcli diff v1.0 main
        factcli --base facts.toml diff HEAD~1 --json --exit-code
    """
    if json and form == "text":
        raise UsageError("--json and --format text contradict each other", "give one of them")
    from factcli import history  # noqa: PLC0415 - with the loader and the engine 13 ms that a Tab does not pay

    is_json, path = json or form == "json", meant(base)
    old = history.at(path, before)
    new = history.now(path) if after is None else history.at(path, after)
    found = _compared(old, new)
    screen.say(changes_json(found, before, after) if is_json else changes_text(found))
    if not found.questions and not is_json:
        screen.say_beside("no golden questions at either revision: no answers were compared\n")
    return 1 if exit_code and found.any else 0


def _compared(old: history.Version, new: history.Version) -> changes.Changes:
    """Hold two versions against each other, with their questions if they have any."""
    from factcli import changes  # noqa: PLC0415 - as above
    from factcli.build import compiled  # noqa: PLC0415

    found = changes.compare(old.base, new.base)
    questions = changes.of_both(old.questions, new.questions)
    if not questions:
        return found
    with closing(compiled(old.base)) as before, closing(compiled(new.base)) as after:
        asked = screen.counted(questions, "questions asked")
        return replace(found, questions=len(questions), answers=changes.answers(asked, before, after))
