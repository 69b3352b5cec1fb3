"""The commands joined: each is imported when it is called for.

Without `from __future__ import annotations`, or Typer would compile each annotation of the callback four times: 0.3 ms.
"""

import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Annotated, Any

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from factcli.commands import options, screen
from factcli.errors import UsageError

COMMANDS = {
    "ask": "Answer a question in English, each answer with its source.",
    "list": "List the things of a kind, all or those that meet conditions.",
    "said": "Show what somebody or a document said, all or about something.",
    "compare": "Show who says what about a thing, speaker by speaker.",
    "timeline": "Show the dated facts in order, the earliest first.",
    "why": "Show what stands behind a fact.",
    "show": "Show a thing and all facts on it, or a fact with all its parts.",
    "search": "Find facts by their words, the best match first.",
    "sources": "List the sources and what they report on, or show all about one.",
    "cite": "Cite sources, or the sources of facts with place and chain.",
    "about": "Say what this base knows, and which questions it answers.",
    "query": "Answer a typed query, as `factcli ask --explain` shows it.",
    "check": "Check a base by named rules, all problems at once.",
    "verify": "Hold a base against the documents that it was curated from.",
    "test": "Ask a base its golden questions.",
    "diff": "Show which answers and facts changed between two revisions.",
}
"""The commands in the order in which they are listed, each with the first line of its docstring.

They are listed without being imported, which saves the help and a Tab 50 ms; the tests hold the lines against the
docstrings.
"""


_ANY = "a question goes to `factcli ask`; see `factcli --help`"
"""What is said where no command is near."""


class Help:
    """Shows a docstring as it is set."""

    help: str | None

    def format_help_text(self, _context: Any, formatter: Any) -> None:
        """Write the help text line by line, or its examples would run together."""
        lines = (self.help or "").splitlines()
        formatter.write("\n" + "".join(f"  {line}".rstrip() + "\n" for line in lines))


class Command(Help, TyperCommand):
    """One command."""


class Commands(Help, TyperGroup):
    """All commands; only the one that is called is imported, which saves 1 ms a command."""

    def list_commands(self, _context: Any) -> list[str]:
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, _context: Any, name: str) -> Any:
        """Return a command as it is listed: its name and what it does."""
        return Command(name, help=COMMANDS[name])

    def resolve_command(self, context: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Return the command that is called and its arguments. Raises :class:`UsageError` where there is none."""
        name, *rest = args
        if name in COMMANDS:
            return name, _imported(name), rest
        if context.resilient_parsing:  # the shell asks how a line may go on
            return None, None, rest
        near = get_close_matches(name, COMMANDS, 1)
        meant = (
            f"did you mean `factcli {near[0]}`?" if near else "a question goes to `factcli ask`; see `factcli --help`"
        )
        raise UsageError(f'no command "{name}"', meant)


def _imported(name: str) -> Any:
    module = import_module(f"factcli.commands.{name}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=Command)(getattr(module, name, None) or getattr(module, f"{name}_"))
    return typer.main.get_command(app)


app = typer.Typer(cls=Commands, rich_markup_mode=None, pretty_exceptions_enable=False)


def _version(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version  # noqa: PLC0415 - 15 ms that only --version pays

        screen.say(f"factcli {version('factcli')}\n")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", is_eager=True, callback=_version, help="Show the version.")]


@app.callback(invoke_without_command=True)
def factcli(
    context: typer.Context,
    *,
    base: options.Base = None,
    form: options.Format = None,
    json: options.Json = False,
    version: Version = False,  # noqa: ARG001 - its callback has done it
) -> int:
    """Ask a fact base and get each answer with its source.

    Examples:
        factcli about
        factcli ask which rivers are longer than 500 km
        factcli --base facts.toml list river --where "length>500"

    Exit codes: 0 answered, 1 nothing recorded, 2 to be mended by the user,
    3 not understood, 4 ambiguous, 70 a bug, 130 interrupted.

    Environment: FACTCLI_BASE names the base, FACTCLI_CACHE the folder of compiled
    bases; NO_COLOR is obeyed.
    """
    if context.invoked_subcommand is None:
        screen.say(context.get_help() + "\n", sys.stderr)
        return 2
    context.default_map = {context.invoked_subcommand: {"base": base, "form": form, "json": json}}
    return 0
