"""What all look-ups share: which base, of which time, in which form. Said once, and added to each command's own."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, cast

from factcli.commands import options, screen
from factcli.frozen import frozen, replace
from factcli.view import View, view

if TYPE_CHECKING:
    from factcli.index import Index
    from factcli.reply import Reply

P = ParamSpec("P")

_SHARED: dict[str, tuple[Any, object]] = {
    "as_of": (options.AsOf, None),
    "since": (options.Since, None),
    "until": (options.Until, None),
    "former": (options.Former, False),
    "base": (options.Base, None),
    "form": (options.Format, None),
    "json": (options.Json, False),
    "limit": (options.Limit, None),
    "explain": (options.Explain, False),
}
"""The options by the names of their parameters: annotation and default."""


@frozen
class Look:
    """What is looked at, and how it is written."""

    base: Path | None
    seen: View
    form: options.Form | None
    json: bool
    limit: int | None
    explain: bool

    @contextmanager
    def opened(self) -> Iterator[Index]:
        """Open the base that is meant, as it is seen, and let go of it in the end."""
        from factcli.commands.opening import opened  # noqa: PLC0415 - 5 ms that `ask --help` and a Tab do not pay

        with opened(self.base) as index:
            yield index.at(self.seen)

    def show(self, reply: Reply, *, explain: bool = False) -> int:
        """Write a reply and return the exit code."""
        if self.seen.timed and reply.status == "unanswered":
            reply = replace(reply, hint="leave out --as-of, --since and --until to see what there is of other times")
        return screen.show(reply, self.form, json=self.json, limit=self.limit, explain=explain or self.explain)


def looking(command: Callable[Concatenate[Look, P], int]) -> Callable[..., int]:
    """Make a command that takes the shared options besides its own parameters, and gets them as its first."""

    @wraps(command)
    def run(*args: Any, **given: Any) -> int:
        as_of, since, until, former, *rest = (given.pop(name) for name in _SHARED)
        return command(Look(rest[0], view(as_of, since, until, former=former), *rest[1:]), *args, **given)

    signature = inspect.signature(command, eval_str=True)
    own = list(signature.parameters.values())[1:]
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in _SHARED.items()
    ]
    run.__signature__ = signature.replace(parameters=[*own, *added])  # type: ignore[attr-defined]
    run.__annotations__ = {}  # the signature has them; Typer would take 0.3 ms to resolve them once more
    return run


def looks_up(command: Callable[Concatenate[Index, P], Reply]) -> Callable[..., int]:
    """Make a command of a look-up in an index: the shared options besides its own, the reply written."""

    @wraps(command)
    def run(look: Look, *args: P.args, **given: P.kwargs) -> int:
        with look.opened() as index:
            return look.show(command(index, *args, **given))

    return looking(cast("Callable[Concatenate[Look, P], int]", run))
