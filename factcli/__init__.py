"""Ask a fact base and get each answer with its source.

::

    import factcli

    with factcli.open_base("facts.toml") as base:
        reply = base.ask("which bridges are closed?")
        print([answer.text for answer in reply.answers])

Importing this imports nothing else: each name below is fetched when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcli.errors import BaseError, BaseNotFound, FactcliError, InvalidBase, Problem, QueryError, UnknownName
    from factcli.face import OpenBase, open_base
    from factcli.reply import Answer, Citation, Correction, Detail, Name, Overview, Reading, Reply

__all__ = [
    "Answer",
    "BaseError",
    "BaseNotFound",
    "Citation",
    "Correction",
    "Detail",
    "FactcliError",
    "InvalidBase",
    "Name",
    "OpenBase",
    "Overview",
    "Problem",
    "QueryError",
    "Reading",
    "Reply",
    "UnknownName",
    "open_base",
]
_MODULES = ("errors", "reply", "face")


def __getattr__(name: str) -> Any:
    if name in __all__:
        for module in _MODULES:
            found = getattr(import_module(f"factcli.{module}"), name, None)
            if found is not None:
                globals()[name] = found
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
