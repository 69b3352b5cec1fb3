"""Make a base of so many facts: a folder of TOML files, the same for the same seed.

    python benchmarks/scale/make.py --facts 100000 --out DIR

A fact is made from the seed and its number and written at once: ten million take no more memory than a thousand.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from rows import BLOCK, Fact, block
from subject import ACTS, NAMES, PROPERTIES, TOPICS, Claimable
from world import Source, Thing, World

_BROADER = {"town": "place", "harbour": "place", "company": "body", "office": "body"}


def make(world: World, out: Path) -> None:
    """Write a base into a folder; what stands there is taken away."""
    shutil.rmtree(out, ignore_errors=True)
    for folder in ("things", "sources", "facts"):
        (out / folder).mkdir(parents=True)
    _write(out / "vocabulary.toml", _vocabulary(world))
    for start in range(0, world.things, BLOCK):
        numbers = range(start, min(start + BLOCK, world.things))
        _write(out / "things" / f"{start // BLOCK:05}.toml", (_thing(world.thing(each)) for each in numbers))
    for start in range(0, world.sources, BLOCK):
        numbers = range(start, min(start + BLOCK, world.sources))
        _write(out / "sources" / f"{start // BLOCK:05}.toml", (_source(world.source(each)) for each in numbers))
    for each in range(-(-world.facts // BLOCK)):
        _write(out / "facts" / f"{each:05}.toml", _facts(block(world, each)))


def _write(path: Path, tables: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(tables)


def _vocabulary(world: World) -> Iterator[str]:
    yield f'[base]\ntitle = "A made country, {world.facts} facts"\ndescription = "Made for measuring; nothing is so."\n'
    for broader, plural in (("place", "places"), ("body", "bodies")):
        yield f'\n[kinds.{broader}]\nplural = "{plural}"\n'
    for kind in NAMES:
        plural = {"company": "companies", "person": "people"}.get(kind, f"{kind}s")
        broader = f'broader = "{_BROADER[kind]}"\n' if kind in _BROADER else ""
        yield f'\n[kinds.{kind}]\nplural = "{plural}"\n{broader}'
    for name, each in PROPERTIES.items():
        yield "".join(_property(name, each))
    for topic in TOPICS:
        yield f"\n[topics.{topic}]\n"
    for act, (verb, noun) in ACTS.items():
        yield f'\n[acts.{act}]\nwords = ["{act}", "{verb}", "{noun.split()[1]}"]\n'


def _property(name: str, each: Claimable) -> Iterator[str]:
    yield f'\n[properties.{name}]\nof = {json.dumps(each.of)}\ntype = "{each.type}"\n{each.words}'
    if each.unit:
        yield f'unit = "{each.unit}"\n'
    if each.range:
        yield f"range = {json.dumps(each.range)}\n"
    if each.many:
        yield "many = true\n"
    if "{subject}" in each.says:
        yield f'sentence = "{each.says}"\n'
    for value in each.values:
        yield f'values.{value} = {{ label = "{value}" }}\n'


def _thing(thing: Thing) -> str:
    alias = f'aliases = ["{thing.alias}"]\n' if thing.alias else ""
    within = f'within = ["{thing.within}"]\n' if thing.within else ""
    described = f'description = "a {thing.kind} of the made country"\n'
    return f'[things.{thing.id}]\nname = "{thing.name}"\nkind = "{thing.kind}"\n{alias}{described}{within}\n'


def _source(source: Source) -> str:
    reports = f'reports = ["{source.reports}"]\n' if source.reports else ""
    return (
        f'[sources.{source.id}]\ntitle = "{source.title}"\ntype = "newspaper article"\n'
        f'publisher = "{source.publisher}"\npublished = "{source.published}"\n{reports}\n'
    )


def _facts(facts: Iterable[Fact]) -> Iterator[str]:
    """Yield the tables of facts; the claims of a record come one after the other, and make one table."""
    records: dict[str, list[str]] = {}
    for fact in facts:
        if fact.form == "record":
            record = records.setdefault(fact.subject or "", [f'[records.{fact.subject}]\nsource = "{fact.source}"\n'])
            record.append(f"{fact.property} = {_value(fact)}\n")
        else:
            yield "".join(_fact(fact))
    for record in records.values():
        yield "".join((*record, "\n"))


def _fact(fact: Fact) -> Iterator[str]:
    yield f'[facts.{fact.id}]\ntext = "{fact.text}"\n'
    place = f', start = "{fact.start}", end = "{fact.end}"' if fact.start else ""
    yield f'source = {{ id = "{fact.source}", paragraph = {fact.paragraph}{place} }}\n'
    if fact.property:
        yield f'subject = "{fact.subject}"\nproperty = "{fact.property}"\nvalue = {_value(fact)}\n'
    for key in ("as_of", "according_to", "speaker", "quote", "reason"):
        if (written := getattr(fact, key)) is not None:
            yield f'{key} = "{written}"\n'
    for key in ("agent", "object", "place"):
        if (written := getattr(fact, key)) is not None:
            yield f'{key} = "@{written}"\n'
    if fact.about:
        yield f'about = ["{fact.about}"]\n'
    if fact.act:
        yield f'acts = ["{fact.act}"]\ntopics = ["{fact.topic}"]\ntime = {{ date = "{fact.time}" }}\n'
    yield "\n"


def _value(fact: Fact) -> str:
    if fact.number is None:
        return f'"{fact.value}"'
    return f'{{ number = {fact.value}, bound = "{fact.bound}" }}' if fact.bound else f"{fact.value}"


def main() -> None:
    """Make a base as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--facts", type=int, required=True, help="how many, a multiple of 20")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write; what stands in it is taken away")
    parser.add_argument("--seed", default="1", help="another one makes another base")
    options = parser.parse_args()
    make(World(options.facts, options.seed), options.out)
    print(f"{options.facts} facts in {options.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
