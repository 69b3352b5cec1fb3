"""The program: its arguments in, its exit code out, and every error said in one place."""

from __future__ import annotations

import sys

from typer import TyperException

from factcli.commands import screen
from factcli.commands.app import app
from factcli.errors import FactcliError

INTERRUPTED = 130
BUG = 70


def main(argv: list[str] | None = None) -> int:
    """Run the program on these arguments, or on those it was called with, and return its exit code."""
    screen.set_up()
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except screen.OutputClosed:
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED


def run() -> None:
    """Run the program and exit: the entry point."""
    sys.exit(main())


def _run(argv: list[str]) -> int:
    try:
        return int(app(argv, prog_name="factcli", standalone_mode=False) or 0)
    except FactcliError as error:
        screen.complain(error)
        return error.exit_code
    except TyperException as error:
        screen.complain_usage(error)
        return FactcliError.exit_code
    except (screen.OutputClosed, KeyboardInterrupt):
        raise
    except Exception:
        screen.complain_bug()
        return BUG


if __name__ == "__main__":
    run()
