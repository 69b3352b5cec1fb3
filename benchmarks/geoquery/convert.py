#!/usr/bin/env python3
"""Write the GeoQuery data as a fact base: TOML files, with the vocabulary beside them.

    convert.py FACTS.json FOLDER

FACTS.json holds `kinds` (each a list of things with their attributes), `relations` ([relation, subject id, object id])
and `meta` (where it is from). README.md says how it is modelled and why.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

VOCABULARY = Path(__file__).with_name("vocabulary.toml")

READ_AS_WORDS = {"al", "co", "de", "hi", "id", "in", "la", "ma", "me", "mi", "ms", "mt", "oh", "ok", "or", "pa"}
"""Abbreviations of states that are other words or abbreviations too: never a name by themselves."""

SMALL_WORDS = {"in", "me", "or"}
"""Those of them that say nothing behind the name of a city either ("Portland or Seattle")."""

OTHER_NAMES = {
    "country/usa": (
        "us",
        "united states",
        "united states of america",
        "america",
        "american",
        "the union",
        "continental us",
        "continental usa",
        "continental united states",
    ),
    "city/new_york_ny": ("new york city", "nyc"),
    "city/los_angeles_ca": ("l.a.",),
    "city/philadelphia_pa": ("philly",),
}
OTHER_NAMES_REASON = "names in general use, not in the data; people who say continental US mean the USA here"

DERIVED = "computed from other figures of the data when it was converted"

Scalar = str | int | float
Value = Scalar | list[str] | list[int]


class OddInputError(Exception):
    """The input is not what this program reads; the message says where."""


@dataclass
class Claim:
    """A fact written out, because its subject's name alone does not tell which thing is meant, or it is derived."""

    property: str
    value: Scalar
    text: str
    inferred: str | None = None


@dataclass
class Thing:
    """A thing with what is said of it: `record` by property, `claims` with a text of their own."""

    id: str
    name: str
    kind: str
    description: str
    aliases: list[str] = field(default_factory=list)
    record: dict[str, Value] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)


class Data:
    """The parsed input, with look-ups that name what is missing."""

    def __init__(self, parsed: Any) -> None:
        if not isinstance(parsed, dict) or not all(key in parsed for key in ("kinds", "relations", "meta")):
            raise OddInputError("no object with kinds, relations and meta")
        if not isinstance(parsed["kinds"], dict):
            raise OddInputError("kinds is no object with a list of things for each kind")
        self._parsed = parsed
        self.states = {self.text(row, "name"): self.text(row, "id") for row in self.rows("state")}
        self.capitals = dict(self.pairs("capital"))

    def rows(self, kind: str) -> list[dict[str, Any]]:
        """Return the things of a kind."""
        rows = self._parsed["kinds"].get(kind)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise OddInputError(f"kinds.{kind} is no list of things")
        return rows

    def pairs(self, relation: str) -> list[tuple[str, str]]:
        """Return subject and object of each case of a relation."""
        triples = self._parsed["relations"]
        if not isinstance(triples, list) or not all(_is_triple(each) for each in triples):
            raise OddInputError("relations is no list of [relation, subject id, object id]")
        return [(subject, value) for name, subject, value in triples if name == relation]

    def origin(self) -> str:
        """Return where the data is from."""
        return self.text(self._parsed["meta"], "source")

    def text(self, row: Any, key: str) -> str:
        """Return a text of a row."""
        value = row.get(key) if isinstance(row, dict) else None
        if not isinstance(value, str) or not value:
            raise OddInputError(f"{_where(row)} has no text {key}")
        return value

    def number(self, row: dict[str, Any], key: str) -> int:
        """Return a whole number of a row."""
        value = row.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise OddInputError(f"{_where(row)} has no whole number {key}")
        return value

    def state(self, row: dict[str, Any], name: Any) -> str:
        """Return the id of a state that a row names."""
        if not isinstance(name, str) or name not in self.states:
            raise OddInputError(f"{_where(row)} names an unknown state: {name!r}")
        return self.states[name]

    def states_of(self, row: dict[str, Any]) -> list[str]:
        """Return the ids of the states that a row lists."""
        names = row.get("states")
        if not isinstance(names, list) or not names:
            raise OddInputError(f"{_where(row)} has no list of states")
        return [self.state(row, name) for name in names]

    def roles(self, row: dict[str, Any]) -> list[Any]:
        """Return what a place is, and of which state."""
        roles = row.get("roles")
        if not isinstance(roles, list):
            raise OddInputError(f"{_where(row)} has no list of roles")
        return roles

    def country(self, row: dict[str, Any]) -> str:
        """Return the id of the country that a row names."""
        return f"country/{slug(self.text(row, 'country'))}"


def _is_triple(case: Any) -> bool:
    return isinstance(case, list) and len(case) == 3 and all(isinstance(each, str) for each in case)


def _where(row: Any) -> str:
    return str(row["id"]) if isinstance(row, dict) and "id" in row else "a thing or meta"


def title(name: str) -> str:
    """Return a name with capitals: the same name once case is folded."""
    if name == "usa":
        return "USA"
    parts = [part if part in {"of", "the"} else part.capitalize() for part in re.split(r"([ -])", name)]
    return re.sub(r"\bMc(\w)", lambda found: "Mc" + found[1].upper(), "".join(parts))


def slug(name: str) -> str:
    """Return a name as a part of an id."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def folded(name: str) -> str:
    """Return a name without case and punctuation."""
    return re.sub(r"[^a-z0-9]+", " ", name.lower().replace(".", "")).strip()


def spellings(name: str) -> list[str]:
    """Return a name in the other ways its first words are written: "mt hood" for "mount hood"."""
    pairs = (("mount ", "mt "), ("fort ", "ft "), ("st. ", "saint "), ("mount st. ", "mount saint "))
    return [long + name.removeprefix(short) for short, long in pairs if name.startswith(short)]


# One function a kind: rows to things.


def states(data: Data) -> Iterator[Thing]:
    """Yield the states, with their neighbours once a pair: the relation is symmetric."""
    towns: Counter[str] = Counter()
    residents: Counter[str] = Counter()
    for row in data.rows("city"):
        towns[data.state(row, row.get("state"))] += 1
        residents[data.state(row, row.get("state"))] += data.number(row, "population")
    borders = data.pairs("borders")
    for row in data.rows("state"):
        id_, name = data.text(row, "id"), data.text(row, "name")
        short = data.text(row, "abbreviation")
        aliases = [f"{name} state", *([] if short in READ_AS_WORDS else [short])]
        people, area = data.number(row, "population"), data.number(row, "area")
        if area <= 0:
            raise OddInputError(f"{id_} has no area")
        elevations = [data.number(row, "highest_elevation"), data.number(row, "lowest_elevation")]
        record: dict[str, Value] = {
            "state-population": people,
            "state-area": area,
            "density": round(people / area, 2),
            "state-elevation": list(dict.fromkeys(elevations)),
            "capital": data.capitals.get(id_) or unlisted_capital_id(data, row),
            "high-point": point_id(data.text(row, "highest_point"), name),
            "low-point": point_id(data.text(row, "lowest_point"), name),
            "in-country": data.country(row),
        }
        if neighbours := sorted({b for a, b in borders if a == id_ and (a < b or (b, a) not in borders)}):
            record["borders"] = neighbours
        state = Thing(id_, title(name), "state", "a state of the USA", aliases, record)
        if towns[id_]:
            listed = "1 city" if towns[id_] == 1 else f"{towns[id_]} cities"
            text = f"{residents[id_]:,} people live in cities of {title(name)}: the total of the {listed} listed."
            state.claims.append(Claim("urban-population", residents[id_], text, DERIVED))
        yield state


def cities(data: Data) -> Iterator[Thing]:
    """Yield the cities, and the capitals that are not among them."""
    state_rows = {data.text(row, "name"): row for row in data.rows("state")}
    known = Counter(data.text(row, "name") for row in data.rows("city"))
    for row in data.rows("city"):
        name, state = data.text(row, "name"), data.text(row, "state")
        data.state(row, state)
        city = _settlement(data, data.text(row, "id"), name, state_rows[state])
        people = data.number(row, "population")
        if known[name] == 1:
            city.record["city-population"] = people
        else:
            text = f"{title(name)} in {title(state)} has {people:,} inhabitants."
            city.claims.append(Claim("city-population", people, text))
        yield city
    for row in state_rows.values():
        if row["id"] not in data.capitals:
            capital = _settlement(data, unlisted_capital_id(data, row), data.text(row, "capital"), row)
            capital.kind = "unlisted-capital"
            capital.description = f"the capital of {title(row['name'])}, not among the cities listed"
            yield capital


def _settlement(data: Data, id_: str, name: str, state: dict[str, Any]) -> Thing:
    """Return a city, known by its name with that of its state too: "austin texas", "austin tx"."""
    short = data.text(state, "abbreviation")
    suffixes = [state["name"], *([] if short in SMALL_WORDS else [short])]
    aliases = [*spellings(name), *(f"{each} {suffix}" for each in (name, *spellings(name)) for suffix in suffixes)]
    record: dict[str, Value] = {"in-state": [state["id"]], "in-country": data.country(state)}
    return Thing(id_, title(name), "city", f"a city in {title(state['name'])}", aliases, record)


def unlisted_capital_id(data: Data, state: dict[str, Any]) -> str:
    """Return the id of a capital that is no city of the data."""
    return f"capital/{slug(data.text(state, 'capital'))}_{data.text(state, 'abbreviation')}"


def rivers(data: Data) -> Iterator[Thing]:
    """Yield the rivers."""
    for row in data.rows("river"):
        name = data.text(row, "name")
        aliases = [f"{each} river" for each in (name, *spellings(name))] + [f"river {name}"]
        record: dict[str, Value] = {
            "length": data.number(row, "length"),
            "traverses": data.states_of(row),
            "in-country": data.country(row),
        }
        yield Thing(data.text(row, "id"), title(name), "river", "a river of the USA", aliases, record)


def mountains(data: Data) -> Iterator[Thing]:
    """Yield the mountains."""
    for row in data.rows("mountain"):
        name = data.text(row, "name")
        mount = [f"mount {name}", f"mt {name}", *spellings(f"mount {name}")]
        aliases = [*dict.fromkeys(mount), f"{name} mountain", f"{name} peak", f"mountain {name}"]
        record: dict[str, Value] = {
            "height": data.number(row, "height"),
            "in-state": [data.state(row, row.get("state"))],
            "in-country": data.country(row),
        }
        about = f"a mountain in {title(row['state'])}"
        yield Thing(data.text(row, "id"), title(name), "mountain", about, aliases, record)


def lakes(data: Data) -> Iterator[Thing]:
    """Yield the lakes. None is a "michigan lake": that is any lake of Michigan."""
    for row in data.rows("lake"):
        name = data.text(row, "name")
        aliases = [f"lake {each}" for each in (name, *spellings(name))]
        if name not in data.states:
            aliases.append(f"{name} lake")
        if "lake" in name.split() or name.endswith(" sea"):
            aliases = []
        record: dict[str, Value] = {
            "lake-area": data.number(row, "area"),
            "in-state": data.states_of(row),
            "in-country": data.country(row),
        }
        yield Thing(data.text(row, "id"), title(name), "lake", "a lake of the USA", aliases, record)


def points(data: Data) -> Iterator[Thing]:
    """Yield the highest and lowest points, one for each place and state: a river is low at another height in each."""
    countries = {data.text(row, "name"): data.country(row) for row in data.rows("state")}
    for row in data.rows("place"):
        name = data.text(row, "name")
        for role in data.roles(row):
            state = data.text(role, "state")
            extreme = data.text(role, "role").replace("_", " ")
            about = f"the {extreme} of {title(state)}"
            record: dict[str, Value] = {"in-state": [data.state(row, state)], "in-country": countries[state]}
            point = Thing(point_id(name, state), title(name), "point", about, spellings(name), record)
            elevation = data.number(role, "elevation")
            text = f"{title(name)}, {about}, has an elevation of {elevation:,} metres."
            point.claims.append(Claim("elevation", elevation, text))
            yield point


def point_id(name: str, state: str) -> str:
    """Return the id of a place as a point of one state."""
    return f"point/{slug(name)}-{slug(state)}"


def countries(data: Data) -> Iterator[Thing]:
    """Yield the countries, with what their states make together: the data has no figures of their own."""
    for row in data.rows("country"):
        id_, name = data.text(row, "id"), title(data.text(row, "name"))
        theirs = [state for state in data.rows("state") if data.country(state) == id_]
        country = Thing(id_, name, "country", "the country that all states here are of")
        if theirs:
            people = sum(data.number(state, "population") for state in theirs)
            area = sum(data.number(state, "area") for state in theirs)
            density = round(people / area, 2)
            of = f"the {len(theirs)} states listed, the District of Columbia among them"
            texts: list[tuple[str, Scalar, str]] = [
                ("country-population", people, f"{people:,} people live in the {name}: the total of {of}."),
                ("country-area", area, f"The {name} has an area of {area:,} square miles: the total of {of}."),
                ("country-density", density, f"The {name} has {density} people per square mile: over {of}."),
            ]
            country.claims = [Claim(*each, DERIVED) for each in texts]
        yield country


# Things to TOML.


def quoted(value: Value) -> str:
    """Return a value in TOML."""
    if isinstance(value, list):
        return "[" + ", ".join(quoted(each) for each in value) + "]"
    if isinstance(value, str):  # a JSON string is a TOML one, but for the one control character JSON lets through
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)


def table(header: str, key: str, entries: Iterable[tuple[str, Value | None]]) -> str:
    """Return one table of TOML; entries without a value are left out."""
    lines = [f"[{header}.{quoted(key)}]"]
    lines += [f"{name} = {quoted(value)}" for name, value in entries if value not in (None, [], "")]
    return "\n".join(lines) + "\n"


def tables(thing: Thing, taken: Counter[str]) -> Iterator[str]:
    """Yield the tables of a thing, its record and its claims."""
    other = OTHER_NAMES.get(thing.id, ())
    aliases = [*dict.fromkeys([*thing.aliases, *other])]
    shared = [alias for alias in aliases if taken[folded(alias)] > 1]
    yield table(
        "things",
        thing.id,
        [
            ("name", thing.name),
            ("kind", thing.kind),
            ("aliases", aliases),
            ("shared", shared),
            ("description", thing.description),
            ("inferred.aliases", OTHER_NAMES_REASON if other else None),
        ],
    )
    if thing.record:
        yield table("records", thing.id, thing.record.items())
    for claim in thing.claims:
        yield table(
            "facts",
            f"{thing.id}/{claim.property}",
            [
                ("text", claim.text),
                ("subject", thing.id),
                ("property", claim.property),
                ("value", claim.value),
                ("inferred.value", claim.inferred),
            ],
        )


def source(data: Data, digest: str) -> str:
    """Return the table of the one source."""
    origin = data.origin()
    where = re.match(r"(?P<repository>[\w.-]+/[\w.-]+) @(?P<commit>[0-9a-f]{7,40}) (?P<path>[\w./-]+)", origin)
    return table(
        "sources",
        "geobase",
        [
            ("title", "GEOBASE: the geography of the USA" if where else f"GEOBASE: {origin}"),
            ("type", "database"),
            ("publisher", where["repository"] if where else None),
            (
                "url",
                f"https://github.com/{where['repository']}/blob/{where['commit']}/{where['path']}" if where else None,
            ),
            ("digest", f"sha256:{digest}"),
        ],
    )


def convert(content: bytes) -> dict[str, str]:
    """Return the files of the base, by name. Raises OddInputError."""
    try:
        data = Data(json.loads(content))
    except ValueError as error:
        raise OddInputError(f"not JSON: {error}") from None
    kinds = {each.__name__: list(each(data)) for each in (countries, states, cities, rivers, mountains, lakes, points)}
    taken: Counter[str] = Counter()
    for thing in (thing for things in kinds.values() for thing in things):
        names = [thing.name, *thing.aliases, *OTHER_NAMES.get(thing.id, ())]
        taken.update({folded(name) for name in names})
    files = {"sources.toml": source(data, hashlib.sha256(content).hexdigest())}
    for name, things in kinds.items():
        files[f"{name}.toml"] = "\n".join(text for thing in things for text in tables(thing, taken))
    return files


def main() -> int:
    """Convert, and say what was written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path, metavar="FACTS.json")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    try:
        files = convert(options.facts.read_bytes())
        options.folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (options.folder / name).write_text(text, encoding="utf-8", newline="\n")
        shutil.copyfile(VOCABULARY, options.folder / VOCABULARY.name)
    except OddInputError as error:
        print(f"error: {options.facts}: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"error: {error.filename or options.facts}: {error.strerror}", file=sys.stderr)
        return 2
    print(f"{options.folder}: {', '.join(files)}, {VOCABULARY.name}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
