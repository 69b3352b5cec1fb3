"""A base's TOML files -> :class:`~factcli.model.Base`, or every problem that they have, at once.

``parse`` reads the files, ``tables`` merges what they declare into one set of tables of the right shape, and the
vocabulary and things are made from those, then the facts, document by document. Nothing stops at the first fault: each
is noted in ``faults``, and what could not be made is left out, so that one fault is reported once and not for
everything that builds on it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from factcli.errors import InvalidBase
from factcli.frozen import replace
from factcli.load.declared import Declared, declare, declared, declared_anew
from factcli.load.document import Document
from factcli.load.facts import gather
from factcli.load.faults import Faults
from factcli.load.parse import parsed, read_content, read_document, read_documents
from factcli.model import Base, Fact

__all__ = [
    "Declared",
    "Document",
    "Faults",
    "declare",
    "declared",
    "declared_anew",
    "load",
    "parsed",
    "read_content",
    "read_document",
    "uncollected",
    "whole",
]


def load(path: Path) -> Base:
    """Load the file, or every ``*.toml`` of the folder but ``questions.toml``, as one base.

    Raises BaseNotFound where there is nothing, BaseError where a file cannot be read, and InvalidBase with all its
    problems where the base is wrong.
    """
    faults = Faults()
    with uncollected():
        base = whole(list(read_documents(path, faults)), path, faults)
        problems = faults.problems()
    if problems:
        raise InvalidBase(problems)
    return base


def whole(documents: Iterable[Document], path: Path, faults: Faults) -> Base:
    """Make the base at a path of its documents; what is wrong with it is noted, what could not be made left out."""
    documents = list(documents)
    of = declare(documents, path.as_posix(), faults)
    facts: dict[str, Fact] = {}
    for each in documents:
        gather(of.facts(each), facts, faults)
    return replace(of.base, facts=facts)


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the search for reference cycles: a base is millions of objects without one, and it doubles the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
