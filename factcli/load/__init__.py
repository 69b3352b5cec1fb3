"""A base's TOML files -> :class:`~factcli.model.Base`, or every problem that they have, at once.

``parse`` reads the files, ``tables`` merges them into one set of tables of the right shape, and the
vocabulary, things and facts are made from those in that order. Nothing stops at the first fault: each is noted in
``faults``, and what could not be made is left out, so that one fault is reported once and not for everything that
builds on it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcli.errors import InvalidBase
from factcli.load.facts import make_facts
from factcli.load.faults import Faults
from factcli.load.names import check_aliases, check_cycles
from factcli.load.parse import read_documents
from factcli.load.references import references_of
from factcli.load.scope import Scope
from factcli.load.sentences import Sentences
from factcli.load.tables import Tables, merge
from factcli.load.things import make_sources, make_things
from factcli.load.vocabulary import make_kinds, make_properties, make_topics
from factcli.model import Base

__all__ = ["load"]


def load(path: Path) -> Base:
    """Load the file, or every ``*.toml`` of the folder but ``questions.toml``, as one base.

    Raises BaseNotFound where there is nothing, BaseError where a file cannot be read, and InvalidBase with all its
    problems where the base is wrong.
    """
    faults = Faults()
    with _no_collection():
        base = _base(merge(list(read_documents(path, faults)), path.as_posix(), faults), faults)
        problems = faults.problems()
    if problems:
        raise InvalidBase(problems)
    return base


def _base(tables: Tables, faults: Faults) -> Base:
    kinds = make_kinds(tables, faults)
    scope = Scope(tables, faults, kinds)
    scope.properties = make_properties(tables, scope)
    references = references_of(scope)
    sources, things = make_sources(tables, scope), make_things(tables, scope, references)
    names = {id_: source.title for id_, source in sources.items()}
    names |= {id_: thing.name for id_, thing in things.items()}
    facts = make_facts(tables, scope, references, Sentences(names))
    check_aliases(tables, faults)
    check_cycles(tables, faults)
    about = tables.base.table if tables.base else {}
    return Base(
        title=about.get("title", ""),
        description=about.get("description", ""),
        kinds=kinds,
        properties=scope.properties,
        topics=make_topics(tables["topics"]),
        acts=make_topics(tables["acts"]),
        sources=sources,
        things=things,
        facts=facts,
    )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Pause the search for reference cycles: a base is millions of objects without one, and it doubles the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
