"""A base of which files have changed: made fresh piece by piece, its index is the one that compiling it anew gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcli.build import compiling
from factcli.errors import InvalidBase
from tests.test_build import lighthouses, lights, never, tables


def _reword(folder: Path) -> None:
    edit(folder / "3.toml", "wrote 2 letters", "wrote twelve telegrams")


def _add_fact(folder: Path) -> None:
    add(folder / "5.toml", '[facts.new]\ntext = "A foghorn was heard at Cape 2 Light."\nabout = ["light1"]\n')


def _drop_fact(folder: Path) -> None:
    edit(folder / "5.toml", "[facts.f5-1]", "[facts.f5-x]")


def _claim_otherwise(folder: Path) -> None:
    add(
        folder / "2.toml",
        '[facts.other]\nsubject = "light5"\nproperty = "colour"\nvalue = "white"\nrank = "preferred"\n',
    )


def _pair_otherwise(folder: Path) -> None:
    add(folder / "2.toml", '[facts.t]\nsubject = "light1"\nproperty = "twin"\nvalue = "light3"\nas_of = "2000"\n')


def _add_thing(folder: Path) -> None:
    add(folder / "4.toml", '[things.keeper]\nname = "Salt Cove"\nkind = "coast"\nwithin = ["light4"]\n')


def _add_thing_before(folder: Path) -> None:
    edit(folder / "4.toml", "[things", '[things.lens]\nname = "Letters of hand"\nkind = "coast"\n[things')


def _rename_thing(folder: Path) -> None:
    edit(folder / "1.toml", 'name = "Cape 1 Light"', 'name = "Cape One Light"')


def _move_thing(folder: Path) -> None:
    edit(folder / "1.toml", "[things", "# a remark\n[things")


def _drop_thing(folder: Path) -> None:
    edit(folder / "0.toml", '[things.north]\nname = "North Coast"\nkind = "coast"\n', "")


def _rename_in_absence(folder: Path) -> None:
    edit(folder / "0.toml", "North Coast", "Northern Coast")


def _move_namesake(folder: Path) -> None:
    edit(folder / "7.toml", "[things.namesake]", "# a remark\n[things.namesake]")


def _add_source(folder: Path) -> None:
    add(
        folder / "6.toml",
        '[sources.log]\ntitle = "Log"\naliases = ["the log of hand"]\n[facts.l]\ntext = "L."\nsource = "log"\n',
    )


def _drop_source(folder: Path) -> None:
    edit(folder / "0.toml", '[sources.chart]\ntitle = "The chart"\naliases = ["sheet 4"]\n', "")


def _retitle_source(folder: Path) -> None:
    edit(folder / "8.toml", 'title = "Almanac"', 'title = "Nautical almanac"')


def _redate_source(folder: Path) -> None:
    edit(folder / "8.toml", 'published = "1950"', 'published = "1951-02"')


def _recall_source(folder: Path) -> None:
    edit(folder / "8.toml", 'aliases = ["the yearbook"]', 'aliases = ["the old book"]')


def _publish_source(folder: Path) -> None:
    edit(folder / "8.toml", 'published = "1950"', 'published = "1950"\npublisher = "Cape 12 Light"')


def _retitle(folder: Path) -> None:
    edit(folder / "0.toml", 'title = "Lighthouses"', 'title = "Lights"\ndescription = "All of them."')


def _new_kind(folder: Path) -> None:
    edit(folder / "0.toml", "[kinds.coast]", '[kinds.cliff]\nbroader = "coast"\n[kinds.coast]')


def _new_value(folder: Path) -> None:
    edit(folder / "0.toml", "values.red = {}", 'values.green = {}\nvalues.red = { words = ["scarlet"] }')


def _new_label(folder: Path) -> None:
    edit(folder / "0.toml", "[properties.colour]", '[properties.colour]\nlabel = "hue"')


def _new_relation(folder: Path) -> None:
    edit(folder / "0.toml", "[properties.twin]", '[properties.twin]\nwords = ["pair with"]')
    edit(folder / "0.toml", "symmetric = true", "symmetric = false")


def _add_file(folder: Path) -> None:
    (folder / "55.toml").write_text(lights(55), encoding="utf-8")


def _add_first_file(folder: Path) -> None:
    (folder / "00.toml").write_text('[facts.first]\ntext = "First."\n', encoding="utf-8")


def _drop_file(folder: Path) -> None:
    (folder / "5.toml").unlink()


def _drop_facts(folder: Path) -> None:
    (folder / "9.toml").write_text("", encoding="utf-8")


def _new_word(folder: Path) -> None:
    edit(folder / "0.toml", "[kinds.coast]", '[kinds.coast]\nwords = ["shore"]')


def edit(file: Path, old: str, new: str) -> None:
    """Change a text that a file has."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def add(file: Path, text: str) -> None:
    """Write more into a file."""
    file.write_text(file.read_text("utf-8") + text, encoding="utf-8")


PIECEMEAL = [
    _reword,
    _add_fact,
    _drop_fact,
    _claim_otherwise,
    _pair_otherwise,
    _add_thing,
    _move_thing,
    _drop_thing,
    _rename_in_absence,
    _move_namesake,
    _add_source,
    _drop_source,
    _retitle_source,
    _redate_source,
    _recall_source,
    _publish_source,
    _drop_file,
    _drop_facts,
    _retitle,
    _new_word,
    _new_kind,
    _new_value,
]
"""Edits after which no more is read again than the files that changed, and those with facts that they touch."""

WHOLE = [_add_thing_before, _rename_thing, _add_file, _add_first_file, _new_label, _new_relation]
"""Edits that touch too much, or what cannot be told by names."""

MORE = {
    "0.toml": '[sources.chart]\ntitle = "The chart"\naliases = ["sheet 4"]\n',
    "7.toml": '[things.namesake]\nname = "Cape 11 Light"\nkind = "coast"\n'
    '[facts.same]\ntext = "Cape 11 Light shone."\n',
    "8.toml": '[sources.almanac]\ntitle = "Almanac"\npublished = "1950"\naliases = ["the yearbook"]\n'
    '[facts.tide]\ntext = "The tide was low, says the yearbook."\nsource = "almanac"\n',
    "9.toml": '[facts.nine]\ntext = "Nine."\n',
    "90.toml": '[facts.none]\nlooked_for = ["North Coast"]\nlooked_on = "2020"\nsource = ["almanac", "pilot"]\n',
}
"""What stands in the files of the base of lighthouses besides; the last two have nothing else."""


def lighthouses_and_more(folder: Path) -> Path:
    """Write the base of lighthouses with namesakes, sources of its own and an absence."""
    lighthouses(folder, 12)
    for name, text in MORE.items():
        if name.startswith("9"):
            (folder / name).write_text(text, encoding="utf-8")
        else:
            add(folder / name, text)
    return folder


@pytest.mark.parametrize("change", [*PIECEMEAL, *WHOLE], ids=lambda change: change.__name__[1:])
def test_a_base_of_which_a_file_changed_has_the_index_it_would_have_anew(
    tmp_path: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taken over piece by piece, a change leaves not a row other than compiling it all; and undone, none at all."""
    folder, cache = lighthouses_and_more(tmp_path / "base"), tmp_path / "cache"
    before = tables(folder, cache)
    texts = {file: file.read_bytes() for file in folder.iterdir()}
    change(folder)
    with monkeypatch.context() as patched:
        if change in PIECEMEAL:
            patched.setattr(compiling, "compile_base", never)
        after = tables(folder, cache)
    assert after == tables(folder, tmp_path / "anew")
    for file in folder.iterdir():
        file.unlink()
    for file, text in texts.items():
        file.write_bytes(text)
    assert tables(folder, cache) == before


MILLS = {
    "0.toml": '[base]\ntitle = "Mills"\nsource = { id = "src", paragraph = 1 }\n'
    '[sources.src]\ntitle = "Survey"\n[kinds.mill]\n'
    '[properties.near]\nof = ["mill"]\ntype = "thing"\nsymmetric = true\n',
    **{f"{number}.toml": f'[facts.x{number}]\ntext = "A light was seen."\n' for number in range(4, 24)},
}
"""A base whose other files a case writes."""

ABC = "".join(f'[things.{id_}]\nname = "{id_.upper()} Mill"\nkind = "mill"\n' for id_ in "abc")
CASES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "a claim that was superseded, and another one from its other end": (
        {
            "1.toml": ABC + '[facts.old]\nsubject = "a"\nproperty = "near"\nvalue = "b"\nas_of = "1990"\n',
            "2.toml": '[facts.new]\nsubject = "a"\nproperty = "near"\nvalue = "c"\nas_of = "2000"\n',
            "3.toml": "",
        },
        {"3.toml": '[facts.other]\nsubject = "b"\nproperty = "near"\nvalue = "c"\n'},
    ),
    "an alias that is shared no more": (
        {
            "1.toml": '[things.a]\nname = "Old Mill"\nkind = "mill"\n',
            "2.toml": '[things.b]\nname = "B"\nkind = "mill"\naliases = ["Old Mill"]\nshared = ["Old Mill"]\n',
        },
        {"2.toml": '[things.b]\nname = "B"\nkind = "mill"\naliases = ["Old Mill"]\n'},
    ),
    "an alias spelt like another one, and told apart": (
        {
            "1.toml": '[things.a]\nname = "A"\nkind = "mill"\naliases = ["O\'Brien"]\n',
            "2.toml": '[things.b]\nname = "B"\nkind = "mill"\n',
        },
        {"2.toml": '[things.b]\nname = "B"\nkind = "mill"\naliases = ["O Brien"]\n'},
    ),
    "a thing that is gone, and lies within by one with the id of a source": (
        {
            "1.toml": '[things.t]\nname = "T"\nkind = "mill"\nwithin = ["x"]\n',
            "2.toml": '[sources.t]\ntitle = "T"\n[things.x]\nname = "X"\nkind = "mill"\n',
        },
        {"2.toml": '[sources.t]\ntitle = "T"\n'},
    ),
    "a source that is gone, reported on by one with the id of a thing": (
        {
            "1.toml": '[sources.t]\ntitle = "T"\nreports = ["x"]\n',
            "2.toml": '[things.t]\nname = "T"\nkind = "mill"\n[sources.x]\ntitle = "X"\n',
        },
        {"2.toml": '[things.t]\nname = "T"\nkind = "mill"\n'},
    ),
    "an alias of a thing with the id of a source": (
        {
            "1.toml": '[things.t]\nname = "T"\nkind = "mill"\naliases = ["Foo"]\n',
            "2.toml": '[sources.t]\ntitle = "T"\n[things.u]\nname = "U"\nkind = "mill"\n',
        },
        {"2.toml": '[sources.t]\ntitle = "T"\n[things.u]\nname = "U"\nkind = "mill"\naliases = ["Foo"]\n'},
    ),
    "a thing that is gone, and a record of nothing of it": (
        {"1.toml": ABC, "2.toml": "[records.b]\n"},
        {"1.toml": ABC.replace("[things.b]", "[things.bb]")},
    ),
    "a source that is gone, and a record of nothing from it": (
        {"1.toml": ABC, "2.toml": '[sources.s]\ntitle = "S"\n', "3.toml": '[records.b]\nsource = "s"\n'},
        {"2.toml": ""},
    ),
    "names without a letter": (
        {
            "1.toml": '[things.f]\nname = "!!!"\nkind = "mill"\n',
            "2.toml": '[sources.s]\ntitle = "S"\npublisher = "???"\n',
            "3.toml": '[facts.f]\ntext = "Nothing."\nsource = "s"\n',
        },
        {"3.toml": '[facts.f]\ntext = "Something."\nsource = "s"\n'},
    ),
    "a line to be filled in": (
        {"3.toml": '[facts.f]\ntext = "Nothing."\n'},
        {"3.toml": '[facts.f]\ntext = "Form a ____-____ line."\n'},
    ),
    "a paragraph that is none": ({}, {"0.toml": MILLS["0.toml"].replace("paragraph = 1", "paragraph = true")}),
}
"""Files of the base of mills, and what becomes of them."""


@pytest.mark.parametrize("case", CASES)
def test_a_change_comes_to_what_compiling_anew_comes_to(tmp_path: Path, case: str) -> None:
    """Where a change touches more than it seems to, and where it touches less: the same index, the same problems."""
    before, after = CASES[case]
    folder = tmp_path / "base"
    folder.mkdir()
    for name, text in (MILLS | before).items():
        (folder / name).write_text(text, encoding="utf-8")
    assert indexed(folder, tmp_path / "cache") == indexed(folder, tmp_path / "first")
    for name, text in after.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert indexed(folder, tmp_path / "cache") == indexed(folder, tmp_path / "anew")


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("5.toml", '[things.light2]\nname = "Two"\nkind = "light"\n', "duplicate-id"),
        ("8.toml", '[sources.pilot]\ntitle = "Pilot"\n', "duplicate-id"),
        ("8.toml", "[kinds.coast]\n", "duplicate-id"),
        ("5.toml", '[things.north]\nname = "North"\nkind = "light"\n', "duplicate-id"),
        ("2.toml", '[things.x]\nname = "X"\nkind = "light"\naliases = ["Cape 4 Light"]\n', "alias-clash"),
        ("8.toml", '[sources.x]\ntitle = "X"\nreports = ["y"]\n', "unknown-source"),
    ],
)
def test_what_a_change_makes_wrong_is_found(tmp_path: Path, file: str, text: str, problem: str) -> None:
    """An id or a name that another file has, and one that no file has, are found when only one file is read again."""
    folder, cache = lighthouses_and_more(tmp_path / "base"), tmp_path / "cache"
    add(folder / "8.toml", "[kinds.isle]\n")
    tables(folder, cache)
    add(folder / file, text)
    with pytest.raises(InvalidBase) as caught:
        tables(folder, cache)
    assert [each.rule for each in caught.value.problems] == [problem]


NAMES = ("Old Mill", "Mill", "Long Bridge", "The Ford", "Ford House")
THINGS, WITHIN = ("a", "b", "c", "d"), {"a": "c", "b": "c", "c": "d"}
SOURCES, REPORTS = ("p", "q", "r"), {"p": "q"}


def table(section: str, id_: str, **values: object) -> str:
    """Return a table of a base, without what is empty."""
    rows = [f"{key} = {json.dumps(value)}\n" for key, value in values.items() if value not in (None, [None], "")]
    return "".join((f"[{section}.{id_}]\n", *rows))


def maybe(*values: str) -> st.SearchStrategy[str | None]:
    """Draw one of some values, or none."""
    return st.sampled_from((None, *values))


def a_thing(id_: str) -> st.SearchStrategy[str]:
    """Draw a table of a thing: its name may be another one's."""
    return st.builds(
        lambda name, kind, alias, source: table(
            "things", id_, name=name, kind=kind, aliases=[alias], within=[WITHIN.get(id_)], source=source
        ),
        st.sampled_from(NAMES),
        st.sampled_from(("place", "town")),
        maybe(f"{id_} house", f"ford of {id_}"),
        maybe(*SOURCES),
    )


def a_source(id_: str) -> st.SearchStrategy[str]:
    """Draw a table of a source: its names may be those of things, and who publishes it may be one."""
    return st.builds(
        lambda title, alias, publisher, published: table(
            *("sources", id_),
            title=title,
            aliases=[alias],
            publisher=publisher,
            published=published,
            reports=[REPORTS.get(id_)],
        ),
        st.sampled_from(("Gazette", "Almanac", *NAMES)),
        maybe("Paper", *NAMES),
        maybe(*NAMES),
        maybe("1950", "1951-02"),
    )


def a_fact(id_: str) -> st.SearchStrategy[str]:
    """Draw a table of a fact: of words alone, a claim with or without a sentence, or an absence."""
    source, name = maybe(*SOURCES), st.sampled_from((*NAMES, "a house", "Paper"))
    text = st.builds("The keeper of {} wrote to {}.".format, name, name)
    told = st.builds(
        lambda text, source, speaker: table("facts", id_, text=text, source=source, speaker=speaker),
        *(text, source, maybe(*THINGS, *SOURCES)),
    )
    claimed = st.builds(
        lambda text, source, subject, value, as_of: table(
            *("facts", id_), text=text, source=source, subject=subject, property="near", value=value, as_of=as_of
        ),
        *(st.none() | text, source, st.sampled_from(THINGS), st.sampled_from(THINGS), maybe("1990", "2001")),
    )
    absent = st.builds(
        lambda name, source, about: table(
            "facts", id_, looked_for=[name], looked_on="2020", source=source, about=[about]
        ),
        *(name, st.sampled_from(SOURCES), maybe(*THINGS)),
    )
    return told | claimed | absent


VOCABULARY = st.builds(
    lambda title, words, label, sentence, town: "".join(
        (
            f'[base]\ntitle = "{title}"\nsource = "base"\n[sources.base]\ntitle = "Survey"\n',
            table("kinds", "place", words=words),
            town,
            table(
                "properties",
                "near",
                of=["place"],
                type="thing",
                range=["place"],
                words=words,
                label=label,
                sentence=sentence,
            ),
        )
    ),
    st.sampled_from(("Places", "More places")),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True),
    maybe("nearness"),
    maybe("{subject} is near {value}."),
    st.sampled_from(('[kinds.town]\nbroader = "place"\n', '[kinds.hill]\n[kinds.town]\nbroader = "place"\n')),
)
TABLES = {
    ("0.toml", ""): VOCABULARY,
    **{(f"{1 + (id_ > 'b')}.toml", id_): a_thing(id_) for id_ in THINGS},
    **{(f"{1 + (id_ > 'p')}.toml", id_): a_source(id_) for id_ in SOURCES},
    **{(f"{number % 3 + 1}.toml", f"f{number}"): a_fact(f"f{number}") for number in range(8)},
}
"""What stands in which file; a third one has nothing but facts."""
CHANGES = st.sampled_from(list(TABLES)).flatmap(
    lambda place: st.tuples(
        st.just(place), st.integers(0, 5).flatmap(lambda some: TABLES[place] if some else st.just(""))
    )
)


def indexed(folder: Path, cache: Path) -> object:
    """Return all that the index of a base says, or what is wrong with the base."""
    try:
        return tables(folder, cache)
    except InvalidBase as error:
        return error.problems


@settings(max_examples=30)
@given(st.fixed_dictionaries(TABLES), st.lists(CHANGES, min_size=1, max_size=5))
def test_any_changes_of_files_come_to_what_compiling_anew_comes_to(
    tables: dict[tuple[str, str], str], changes: list[tuple[tuple[str, str], str]]
) -> None:
    """Whatever comes, goes or is called otherwise: the same index or the same problems, with and without a cache."""
    with TemporaryDirectory() as place:
        folder = Path(place, "base")
        folder.mkdir()
        for number in range(4, 24):
            (folder / f"{number}.toml").write_text(f'[facts.x{number}]\ntext = "A light was seen."\n', "utf-8")
        for step, change in enumerate([{}, *({where: text} for where, text in changes)]):
            tables |= change
            for name in {name for name, _ in tables}:
                text = "".join(text for (file, _), text in tables.items() if file == name)
                (folder / name).write_text(text, encoding="utf-8")
            assert indexed(folder, Path(place, "cache")) == indexed(folder, Path(place, f"anew{step}"))
