"""The command `about`."""

from __future__ import annotations

from factcli.commands import options, screen
from factcli.commands.opening import opened
from factcli.lookup import overview


def about(*, base: options.Base = None, form: options.Format = None, json: options.Json = False) -> int:
    """Say what this base knows, and which questions it answers.

    Examples:
        factcli about
        factcli --base facts.toml about --json
    """
    with opened(base) as index:
        return screen.show_overview(overview(index), form, json=json)
