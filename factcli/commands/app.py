"""The commands joined: each is imported when it is called for."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Annotated, Any

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from factcli.commands import options, screen
from factcli.errors import UsageError

NAMES = (
    "ask",
    "list",
    "said",
    "compare",
    "timeline",
    "why",
    "show",
    "search",
    "sources",
    "cite",
    "about",
    "query",
    "check",
    "verify",
    "test",
    "diff",
)
"""The commands, in the order in which the help lists them."""


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
        return list(NAMES)

    def get_command(self, _context: Any, name: str) -> Any:
        """Return the command of this name. Raises :class:`UsageError` where there is none."""
        if name not in NAMES:
            near = get_close_matches(name, NAMES, 1)
            meant = (
                f"did you mean `factcli {near[0]}`?"
                if near
                else "a question goes to `factcli ask`; see `factcli --help`"
            )
            raise UsageError(f'no command "{name}"', meant)
        module = import_module(f"factcli.commands.{name}")
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(name, cls=Command)(getattr(module, name, None) or getattr(module, f"{name}_"))
        return typer.main.get_command(app)


app = typer.Typer(cls=Commands, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def _version(wanted: bool) -> None:
    if wanted:
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
