"""Names that clash, and chains that run in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcli.english.small import key
from factcli.load.document import Entry
from factcli.load.faults import Faults
from factcli.load.naming import fold, quoted
from factcli.load.tables import Tables

_CHAINS = (
    ("kinds", "broader", "kind-cycle"),
    ("things", "within", "within-cycle"),
    ("sources", "reports", "source-cycle"),
)


def check_aliases(tables: Tables, faults: Faults) -> None:
    """Note each alias that is another thing's name or alias, unless its thing says that it is shared.

    Two things may have the same name: then a question that uses it must say more. Names that are spelt alike and told
    apart in questions all the same ("IT staff", "its staff"; "O'Brien", "O Brien") are two.
    """
    bearers = _bearers(tables["things"])
    for entry in tables["things"].values():
        if "aliases" in entry.table or "shared" in entry.table:
            _check_aliases_of(entry, tables["things"], bearers, faults)


def check_cycles(tables: Tables, faults: Faults) -> None:
    """Note each chain of kinds, things or sources that comes back to where it began."""
    for section, link, rule in _CHAINS:
        entries = tables[section]
        graph = {id_: _targets(entry, link) for id_, entry in entries.items() if link in entry.table}
        for cycle in cycles(graph):
            way = " > ".join((*cycle, cycle[0]))
            hint = f'take "{link}" out of one of them'
            faults.in_entry(entries[cycle[0]], (link,), rule, f'"{link}" runs in a circle: {way}', hint)


def cycles(graph: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the cycles that a walk along all edges runs into, each once, from the node where it was entered."""
    done: set[str] = set()
    for start in graph:
        path: dict[str, Iterator[str]] = {} if start in done else {start: iter(graph[start])}
        while path:
            node, edges = next(reversed(path.items()))
            target = next(edges, None)
            if target is None:
                del path[node]
                done.add(node)
            elif target in path:
                way = list(path)
                yield tuple(way[way.index(target) :])
            elif target not in done and target in graph:
                path[target] = iter(graph[target])


def _bearers(things: Mapping[str, Entry]) -> dict[str, list[str]]:
    """Return for each folded name the things that have it as name or alias."""
    bearers: dict[str, list[str]] = {}
    for id_, entry in things.items():
        for name in {fold(name) for name in _called(entry)}:
            bearers.setdefault(name, []).append(id_)
    return bearers


def _called(entry: Entry) -> tuple[str, ...]:
    return entry.table.get("name", ""), *entry.table.get("aliases", ())


def _check_aliases_of(
    entry: Entry, things: Mapping[str, Entry], bearers: Mapping[str, Sequence[str]], faults: Faults
) -> None:
    aliases, shared = entry.table.get("aliases", ()), entry.table.get("shared", ())
    names = (entry.table.get("name"), *aliases)
    for position, alias in enumerate(shared):
        if alias not in names:
            hint = faults.did_you_mean(alias, aliases, "list it under aliases as well")
            faults.in_entry(entry, ("shared", position), "unknown-alias", f"no alias {quoted(alias)} to share", hint)
    for position, alias in enumerate(aliases):
        others = [] if alias in shared else [id_ for id_ in bearers[fold(alias)] if id_ != entry.id]
        others = [id_ for id_ in others if key(alias) and key(alias) in map(key, _called(things[id_]))]
        if others:
            what = f"the alias {quoted(alias)} is also a name of {' and '.join(map(quoted, others))}"
            hint = f"take it out, or add shared = [{quoted(alias)}] if both are called so"
            faults.in_entry(entry, ("aliases", position), "alias-clash", what, hint)


def _targets(entry: Entry, link: str) -> Sequence[str]:
    target = entry.table[link]
    return (target,) if isinstance(target, str) else target
