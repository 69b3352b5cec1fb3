"""What a base declares, and the facts of one document after the other in terms of it.

Facts refer to what is declared anywhere in a base, but never to each other: with all that is declared at hand, a base
of any size is read document by document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factcli.errors import Problem
from factcli.frozen import replace
from factcli.load.document import Document
from factcli.load.facts import Made, make_facts
from factcli.load.faults import Faults
from factcli.load.names import check_aliases, check_cycles
from factcli.load.references import References, references_of
from factcli.load.scope import Scope
from factcli.load.sentences import Sentences
from factcli.load.tables import Tables, merge
from factcli.load.things import make_sources, make_things
from factcli.load.vocabulary import make_kinds, make_properties, make_topics
from factcli.model import Base, Reference


@dataclass(slots=True)
class Declared:
    """What a base declares, as a base without facts, and what makes facts of that."""

    base: Base
    scope: Scope
    references: References
    sentences: Sentences

    def facts(self, document: Document) -> list[Made]:
        """Make the facts that a document tells; what is wrong with them is noted in the scope's faults."""
        tables = merge([document.telling()], self.scope.faults)
        return list(make_facts(tables, self.scope, self.references, self.sentences))


def declare(documents: Iterable[Document], path: str, faults: Faults) -> Declared:
    """Make what documents declare; what is wrong with it is noted, what could not be made left out."""
    documents = list(documents)
    tables = merge((each.declaring() for each in documents), faults)
    if not faults and tables.base is None:
        _note_lack(path, any(each.tables for each in documents), faults)
    scope = Scope(tables.sections, faults)
    scope.kinds = make_kinds(tables, scope)
    scope.properties = make_properties(tables, scope)
    references = references_of(tables.base, scope)
    base = _base(tables, scope, references)
    check_aliases(tables, faults)
    check_cycles(tables, faults)
    return Declared(base, scope, references, Sentences(_namer(base)))


def declared(base: Base, default: tuple[Reference, ...], faults: Faults) -> Declared:
    """Take up what was declared before and had no faults; ``default`` is where facts come from that name no source."""
    sections = {
        "kinds": base.kinds,
        "properties": base.properties,
        "topics": base.topics,
        "acts": base.acts,
        "sources": base.sources,
        "things": base.things,
    }
    scope = Scope(sections, faults, base.kinds, base.properties, base.things)
    return Declared(base, scope, References(scope, default, bool(default)), Sentences(_namer(base)))


def declared_anew(documents: Iterable[Document], of: Base, default: tuple[Reference, ...], faults: Faults) -> Base:
    """Make what some documents of a base declare, and nothing else, in terms of all that it declares.

    What is wrong with that is noted, but for names that those of other documents have too, and circles through them.
    """
    tables = merge((each.declaring() for each in documents), faults)
    before = {
        "kinds": of.kinds,
        "properties": of.properties,
        "topics": of.topics,
        "acts": of.acts,
        "sources": of.sources,
        "things": of.things,
    }
    sections = {section: known.keys() | tables[section].keys() for section, known in before.items()}
    scope = Scope(sections, faults, things=of.things)
    kinds = make_kinds(tables, scope)
    scope.kinds = {**of.kinds, **kinds}
    properties = make_properties(tables, scope)
    scope.properties = {**of.properties, **properties}
    check_aliases(tables, faults)
    check_cycles(tables, faults)
    made = _base(tables, scope, References(scope, default, bool(default)))
    return replace(made, kinds=kinds, properties=properties)


def _base(tables: Tables, scope: Scope, references: References) -> Base:
    about = tables.base.table if tables.base else {}
    sources = make_sources(tables, scope)
    scope.things = make_things(tables, scope, references)
    return Base(
        title=about.get("title", ""),
        description=about.get("description", ""),
        kinds=scope.kinds,
        properties=scope.properties,
        topics=make_topics(tables["topics"]),
        acts=make_topics(tables["acts"]),
        sources=sources,
        things=scope.things,
        facts={},
    )


def _namer(base: Base) -> Callable[[str], str]:
    """Return what tells what sentences call a thing or a source."""

    def name(identifier: str) -> str:
        thing = base.things.get(identifier)
        if thing is not None:
            return thing.name
        source = base.sources.get(identifier)
        return identifier if source is None else source.title

    return name


def _note_lack(path: str, anything: bool, faults: Faults) -> None:
    if anything:
        hint = 'begin with [base] and title = "…"'
        faults.note(Problem(path, 0, 0, "missing-base", "no [base] table", hint))
    else:
        hint = "docs/format.md says how to write one"
        faults.note(Problem(path, 0, 0, "empty-base", "there is nothing in this base", hint))
