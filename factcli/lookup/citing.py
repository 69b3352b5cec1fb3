"""`cite`: sources as a bibliography has them, each with the places that facts are taken from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcli.answer.nearest import near_things
from factcli.cite import Chain, Cited, Link, Passage
from factcli.errors import UnknownName
from factcli.frozen import replace
from factcli.index import Index
from factcli.lookup import names
from factcli.model import Reference, Source
from factcli.reply import Reply


def cite(wanted: Iterable[str], index: Index) -> tuple[Cited, ...] | Reply:
    """Return the sources of these names and of these facts, each source once; without a name, all sources.

    A reply instead says why there is nothing to cite: there are no sources, or a name stands for several. Raises
    :class:`UnknownName`.
    """
    found: dict[str, Cited] = {}
    for name in wanted:
        meant = _meant(name, index)
        if isinstance(meant, Reply):
            return meant
        for each in meant:
            _add(found, each)
    cited = tuple(found.values()) if found else tuple(_whole(each, index) for each in index.sources())
    hint = "docs/format.md says how to write one"
    return cited or Reply(None, "unanswered", cause="there is no source in this base", hint=hint)


def _meant(name: str, index: Index) -> list[Cited] | Reply:
    """Return what a name has cited: a fact its places, a source itself; of several sources, none."""
    fact = index.fact(name.strip().removeprefix("@"))
    if fact is not None:
        return [cited for each in fact.references for cited in _place(each, index)]
    try:
        sources = [source for each in names.things(name, index) if (source := index.source(each))]
    except UnknownName as error:
        raise UnknownName("source or fact", name, error.candidates) from None
    if not sources:
        raise UnknownName("source or fact", name, _near_sources(name, index))
    if len(sources) > 1:
        choices = tuple(names.described(each.id, index) for each in sources)
        cause = f'"{name}" may stand for several sources of this base'
        return Reply(None, "ambiguous", choices=choices, cause=cause, hint="name one of them by its id")
    return [_whole(sources[0], index)]


def _near_sources(name: str, index: Index) -> tuple[str, ...]:
    """Return the sources with names like this one, else the first there are."""
    known = tuple(each.id for each in index.sources())
    return tuple(each for each in near_things(name, index) if each in known) or known[:3]


def _add(found: dict[str, Cited], cited: Cited) -> None:
    """Add a source, or its passages to those that are cited from it already."""
    before = found.get(cited.source.id, replace(cited, passages=()))
    passages = (*before.passages, *(each for each in cited.passages if each not in before.passages))
    found[cited.source.id] = replace(before, passages=passages, reports=() if passages else cited.reports)


def _place(reference: Reference, index: Index) -> Iterator[Cited]:
    source = index.source(reference.source)
    if source is not None:
        via = tuple(_link(each, index) for each in reference.via)
        located = reference.paragraph is not None or via
        yield Cited(source, (Passage(reference.paragraph, via),) if located else ())


def _whole(source: Source, index: Index) -> Cited:
    return Cited(source, reports=tuple(_chains(source, index)))


def _chains(source: Source, index: Index) -> Iterator[Chain]:
    """Yield every way from what a source reports on to where that comes from in the end."""
    for each in source.reports:
        link = _link(each, index)
        further = list(_chains(link.source, index)) if link.source else []
        yield from ((link, *chain) for chain in further or [()])


def _link(identifier: str, index: Index) -> Link:
    source = index.source(identifier)
    thing = index.thing(identifier)
    name = source.title if source else thing.name if thing else identifier
    return Link(name, source)
