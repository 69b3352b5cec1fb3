"""Runs a command line: arguments in, exit code out, every error said in one place."""

from __future__ import annotations

import os

from typer import TyperException

from factcli.commands import screen
from factcli.commands.app import app
from factcli.errors import FactcliError, UsageError

BUG = 70

_COMPLETING = "_FACTCLI_COMPLETE"
"""Set in the environment where a shell asks how a line may go on."""


def program(argv: list[str]) -> int:
    """Run the program on these arguments and return its exit code."""
    screen.set_up()
    try:
        return _run(argv)
    except screen.OutputClosed:
        return 0
    except SystemExit as left:  # Typer's, of a completion with what fish goes by; else a pipe is closed on its help
        return int(left.code or 0) if _COMPLETING in os.environ else 0


def _run(argv: list[str]) -> int:
    try:
        return int(app(argv, prog_name="factcli", standalone_mode=False) or 0)
    except FactcliError as error:
        screen.complain(error)
        return error.exit_code
    except TyperException as error:
        screen.complain(_usage(error))
        return UsageError.exit_code
    except screen.OutputClosed:
        raise
    except Exception as error:
        if isinstance(error, OSError) and screen.is_closed(error):
            raise screen.OutputClosed from error
        if isinstance(error, OSError) and "--install-completion" in argv:
            screen.complain(_not_installed(error))
            return UsageError.exit_code
        screen.complain_of_bug()
        return BUG


def _not_installed(error: OSError) -> UsageError:
    message = f"cannot install completion: {error.filename}: {error.strerror}"
    return UsageError(message, "put what `factcli --show-completion` prints where the shell reads it")


def _usage(error: TyperException) -> UsageError:
    """Say what Typer finds wrong with the arguments as our own errors are said."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "factcli"
    message = error.format_message().rstrip(".")
    return UsageError(message[:1].lower() + message[1:], f"see `{command} --help`")
