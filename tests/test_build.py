"""Building: an index is always of the base as it is now, whatever became of the cache in the meantime."""

from __future__ import annotations

import marshal
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from factcli.answer import answer
from factcli.build import job, nearest, open_index, opening, shipped
from factcli.errors import BaseNotFound, InvalidBase
from factcli.index.schema import VERSION
from factcli.query import Every, ListOf

ROOT = Path(__file__).parent.parent
BASE = """\
[base]
title = "Lamps"
source = "inventory"
[kinds.lamp]
[sources.inventory]
title = "Inventory"
[things.hall]
name = "{name}"
kind = "lamp"
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Write a base that was not touched for a while."""
    path = tmp_path / "lamps" / "facts.toml"
    path.parent.mkdir()
    write(path, "Hall lamp")
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return a cache folder that is not there yet."""
    return tmp_path / "cache" / "factcli"


def write(path: Path, name: str, age: float = 60) -> None:
    """Write the base with one lamp of that name, as if some seconds ago."""
    path.write_text(BASE.format(name=name), encoding="utf-8")
    then = time.time() - age
    os.utime(path, (then, then))


def lamps(base: Path, cache: Path | None) -> list[str]:
    """Open a base, ask it for its lamps and close it."""
    index = open_index(base, cache)
    reply = answer(ListOf(Every("lamp")), index)
    index.close()
    return [getattr(each.value, "name", "") for each in reply.answers]


def made(cache: Path) -> list[str]:
    """Return what is in the cache but for locks, by ending."""
    return sorted(path.suffix for path in cache.glob("*") if path.suffix != ".lock")


def lighthouses(folder: Path, files: int) -> Path:
    """Write a base of several files, each with things and facts of its own."""
    folder.mkdir(parents=True)
    (folder / "0.toml").write_text(LIGHTS, encoding="utf-8")
    for file in range(1, files + 1):
        (folder / f"{file}.toml").write_text(lights(file), encoding="utf-8")
    return folder


def lights(file: int, facts: int = 4) -> str:
    """Return one file of the base of lighthouses."""
    things = f'[things.light{file}]\nname = "Cape {file} Light"\nkind = "light"\naliases = ["Number {file}"]\n'
    rows = (
        f'[facts.f{file}-{number}]\ntext = "The keeper of Cape {number + 1} Light wrote {number} letters-of-hand."\n'
        f'subject = "light{file}"\nproperty = "height"\nvalue = {20 + number}\nas_of = "19{number}0"\n'
        for number in range(facts)
    )
    return things + "".join(rows) + f'[records.light{file}]\ncolour = "{"red" if file % 2 else "white"}"\n'


LIGHTS = """\
[base]
title = "Lighthouses"
source = "pilot"
[kinds.light]
[kinds.coast]
[sources.pilot]
title = "Coast pilot"
[properties.height]
of = ["light"]
type = "number"
[properties.colour]
of = ["light"]
type = "value"
values.red = {}
values.white = {}
[properties.twin]
of = ["light"]
type = "thing"
range = ["light"]
symmetric = true
[facts.twins]
subject = "light1"
property = "twin"
value = "light2"
as_of = "1990"
[things.north]
name = "North Coast"
kind = "coast"
"""


def tables(base: Path, cache: Path, jobs: int = 1) -> dict[str, list[str]]:
    """Open a base and return all that its index says, numbers as what they stand for, in the order of the base."""
    open_index(base, cache, jobs=jobs).close()
    (path,) = cache.glob("*.sqlite")
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, term, instance)")
        found = {name: [repr(_read(row)) for row in connection.execute(query)] for name, query in ROWS.items()}
    connection.close()
    return found


def _read(row: tuple[object, ...]) -> tuple[object, ...]:
    """Return a row with its records read: the same one may be written in different bytes."""
    return tuple(marshal.loads(each) if isinstance(each, bytes) else each for each in row)


ROWS = {
    "things": "SELECT id, body FROM thing ORDER BY number",
    "facts": "SELECT id, body, marks FROM fact ORDER BY number",
    "sources": "SELECT * FROM source ORDER BY id",
    "members": "SELECT kind, id FROM member JOIN thing ON number = thing ORDER BY kind, number",
    "spans": "SELECT id, first, last, till FROM span JOIN fact ON number = fact ORDER BY number",
    "claims": "SELECT fact.id, subject.id, property, object.id, named, claimed.number, single, same, standing, since,"
    " upto, lasts, current FROM claimed JOIN fact ON fact.number = place / 2"
    " JOIN thing AS subject ON subject.number = subject"
    " LEFT JOIN thing AS object ON object.number = thing ORDER BY place",
    "lexicon": "SELECT * FROM lexicon ORDER BY key, sense, target",
    "spelling": "SELECT * FROM spelling ORDER BY bent, word",
    "spoken": "SELECT * FROM spoken ORDER BY word",
    "known": "SELECT * FROM known ORDER BY term",
    "terms": "SELECT term, id FROM vocabulary JOIN fact ON number = doc ORDER BY term, number",
    "files": "SELECT name, size, digest, declares FROM file ORDER BY slot",
    "notes": "SELECT key, value FROM meta WHERE key NOT IN ('at', 'problems', 'differs') ORDER BY key",
}
"""All that an index says, by query."""


def never(*_: object) -> None:
    """Fail if called."""
    pytest.fail("was called")


def test_an_unchanged_base_is_neither_compiled_nor_read_again(
    base: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time the index is opened as it is: not a byte of the base is read."""
    assert lamps(base, cache) == ["Hall lamp"]
    for name in ("_compile", "digest"):
        monkeypatch.setattr(opening, name, never)
    assert lamps(base, cache) == ["Hall lamp"]
    assert made(cache) == [".sqlite"]


@pytest.mark.parametrize("name", ["Porch lamp", "Wall lamp"], ids=["other size", "same size"])
@pytest.mark.parametrize("age", [0, 30])
def test_a_changed_base_is_compiled_again(base: Path, cache: Path, name: str, age: float) -> None:
    """Another size or another time of change shows a change."""
    assert lamps(base, cache) == ["Hall lamp"]
    write(base, name, age)
    assert lamps(base, cache) == lamps(base, cache) == [name]
    assert made(cache) == [".sqlite"]


def test_a_change_that_leaves_size_and_time_is_seen_where_the_file_was_young(base: Path, cache: Path) -> None:
    """A file compiled in the moment it was written may have changed in that moment: its content decides."""
    write(base, "Hall lamp", age=0)
    before = base.stat()
    assert lamps(base, cache) == ["Hall lamp"]
    base.write_text(BASE.format(name="Wall lamp"), encoding="utf-8")
    os.utime(base, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert lamps(base, cache) == ["Wall lamp"]


def test_a_base_that_was_only_touched_is_not_compiled_again(
    base: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same content under another time of change, as after a checkout, keeps its index."""
    lamps(base, cache)
    write(base, "Hall lamp", age=5)
    monkeypatch.setattr(opening, "_compile", never)
    assert lamps(base, cache) == ["Hall lamp"]


def test_a_base_found_unchanged_is_not_read_again(base: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its new time of change is noted: only the first look at it reads the file."""
    lamps(base, cache)
    write(base, "Hall lamp", age=5)
    lamps(base, cache)
    monkeypatch.setattr(opening, "digest", never)
    assert lamps(base, cache) == ["Hall lamp"]


def test_a_folder_is_compiled_again_when_a_file_comes_or_goes(base: Path, cache: Path) -> None:
    """What makes a folder's base is the files in it: one more, one less or one renamed is a change."""
    folder, more = base.parent, base.with_name("more.toml")
    assert lamps(folder, cache) == ["Hall lamp"]
    more.write_text('[things.porch]\nname = "Porch lamp"\nkind = "lamp"\n', encoding="utf-8")
    assert lamps(folder, cache) == ["Hall lamp", "Porch lamp"]
    more.unlink()
    assert lamps(folder, cache) == ["Hall lamp"]


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _scribble(path: Path) -> None:
    path.write_bytes(b"no database at all" * 1000)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _overwrite_pages(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))


def _other_version(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'version'", (f"{VERSION}-other",))
    connection.close()


def _other_tables(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE lamp (id)")
    connection.close()


def _other_base(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '/elsewhere' WHERE key = 'base'")
    connection.close()


@pytest.mark.parametrize(
    "damage",
    [
        _empty,
        _scribble,
        _cut,
        _overwrite_pages,
        _other_version,
        _other_tables,
        _other_base,
        Path.unlink,
    ],
)
def test_an_index_that_cannot_be_used_is_made_anew(base: Path, cache: Path, damage: Callable[[Path], None]) -> None:
    """Empty, no database, cut off, of another version or base, or gone: nobody notices, and the next one is whole."""
    lamps(base, cache)
    (path,) = cache.glob("*.sqlite")
    whole = path.stat().st_size
    damage(path)
    assert lamps(base, cache) == ["Hall lamp"]
    assert path.stat().st_size == whole
    assert made(cache) == [".sqlite"]


@pytest.mark.parametrize("blocked", ["cache", "index", "lock"])
def test_where_the_cache_cannot_be_written_the_index_is_in_memory(base: Path, cache: Path, blocked: str) -> None:
    """A cache that is a file, or has a folder where the index or its lock should be, keeps nobody from an answer."""
    if blocked == "cache":
        cache.parent.mkdir(parents=True)
        cache.write_text("a file where the folder should be")
    else:
        lamps(base, cache)
        (path,) = cache.glob("*.sqlite")
        path.unlink()
        path = path if blocked == "index" else path.with_suffix(".lock")
        path.unlink(missing_ok=True)
        path.mkdir()
    assert lamps(base, cache) == ["Hall lamp"]
    write(base, "Wall lamp")
    assert lamps(base, cache) == ["Wall lamp"]


def test_without_a_cache_the_index_is_in_memory(base: Path, tmp_path: Path) -> None:
    """Nothing is written where no cache folder is given."""
    assert lamps(base, None) == ["Hall lamp"]
    assert [path.name for path in tmp_path.iterdir()] == ["lamps"]


def test_deleting_the_cache_loses_nothing(base: Path, cache: Path) -> None:
    """The index is never the truth: it may go at any time, even while it is open."""
    index = open_index(base, cache)
    for path in cache.iterdir():
        path.unlink()
    assert answer(ListOf(Every("lamp")), index).status == "answered"
    index.close()
    assert lamps(base, cache) == ["Hall lamp"]


def test_a_file_is_named_as_the_base_is(base: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where something stands is a path from where one is, wherever the base was compiled."""
    monkeypatch.chdir(base.parent)
    for given in (Path(base.name), base):
        index = open_index(given, cache)
        (number,) = index.release().execute("SELECT number FROM thing LIMIT 1").fetchone()
        place = index.file(number)
        index.close()
        assert place.startswith(given.as_posix())
        assert Path(place).is_file()


def test_bases_of_one_name_have_an_index_each(base: Path, cache: Path, tmp_path: Path) -> None:
    """Two facts.toml in two folders do not push each other out of the cache."""
    other = tmp_path / "others" / "facts.toml"
    other.parent.mkdir()
    write(other, "Porch lamp")
    assert [lamps(each, cache) for each in (base, other, base)] == [["Hall lamp"], ["Porch lamp"], ["Hall lamp"]]
    assert made(cache) == [".sqlite", ".sqlite"]


BROKEN = ['\n[things.porch]\nname = "Porch lamp"\nkind = "lampe"\n', "\n[things"]


def spoil(base: Path, broken: str, age: float = 60) -> None:
    """Write the base with a fault, as if some seconds ago."""
    base.write_text(BASE.format(name="Hall lamp") + broken, encoding="utf-8")
    then = time.time() - age
    os.utime(base, (then, then))


def problems(base: Path, cache: Path | None) -> list[str]:
    """Open a base that is wrong and return what is wrong with it."""
    with pytest.raises(InvalidBase) as caught:
        open_index(base, cache)
    return [f"{each.line}: {each.message}" for each in caught.value.problems]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_base_is_wrong_each_time(base: Path, cache: Path, broken: str) -> None:
    """A base with faults raises all of them, with and without an index of before; mended, it is answered from."""
    spoil(base, broken)
    first = problems(base, None)
    assert problems(base, cache) == problems(base, cache) == first
    write(base, "Hall lamp")
    assert lamps(base, cache) == ["Hall lamp"]
    spoil(base, broken)
    assert problems(base, cache) == problems(base, cache) == first
    assert made(cache) == [".sqlite"]


def test_what_is_wrong_is_noted(base: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time the faults are said from the cache, and not a byte of the base is read."""
    spoil(base, BROKEN[0])
    first = problems(base, cache)
    for name in ("_compile", "digest"):
        monkeypatch.setattr(opening, name, never)
    assert problems(base, cache) == first == ['13: thing "porch": unknown kind "lampe"']


def test_a_base_set_back_to_what_it_was_is_not_compiled_again(
    base: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index of before a fault came in is kept, and good again when the fault is gone."""
    lamps(base, cache)
    spoil(base, BROKEN[0])
    problems(base, cache)
    write(base, "Hall lamp", age=50)
    monkeypatch.setattr(opening, "_compile", never)
    assert lamps(base, cache) == ["Hall lamp"]


def test_what_others_left_who_were_stopped_is_cleared(base: Path, cache: Path) -> None:
    """An index half written by a process that was killed is thrown away by the next that compiles."""
    lamps(base, cache)
    (path,) = cache.glob("*.sqlite")
    path.with_name(f"{path.stem}.99999.new").write_bytes(b"half")
    path.with_name(f"{path.stem}.99999.context").write_bytes(b"half")
    write(base, "Wall lamp")
    assert lamps(base, cache) == ["Wall lamp"]
    assert made(cache) == [".sqlite"]


def test_a_large_base_is_compiled_in_several_processes_to_the_same_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether files are read here or in other processes, whole or twice, the same index comes out."""
    folder = lighthouses(tmp_path / "base", 7)
    small = tables(folder, tmp_path / "small", jobs=1)
    monkeypatch.setattr(job, "LARGE", 100)
    assert tables(folder, tmp_path / "twice", jobs=1) == small
    assert tables(folder, tmp_path / "several", jobs=2) == small
    assert made(tmp_path / "several") == [".sqlite"]


def test_faults_of_a_large_base_are_those_of_a_small_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that is wrong in any file is said, ids that two files share among it."""
    folder = lighthouses(tmp_path / "base", 5)
    with (folder / "3.toml").open("a", encoding="utf-8") as file:
        file.write('[facts.f1-0]\ntext = "Again."\n[facts.bad]\ntext = "Bad."\nabout = ["nothing"]\n')
    with (folder / "4.toml").open("a", encoding="utf-8") as file:
        file.write('[facts.worse]\ntext = ""\n')
    small = problems(folder, None)
    assert len(small) == 3
    monkeypatch.setattr(job, "LARGE", 100)
    assert problems(folder, tmp_path / "cache") == [each for each in small if "taken" not in each]
    (folder / "4.toml").write_text('[facts.open]\ntext = "open\n', encoding="utf-8")
    for jobs in (1, 2):
        with pytest.raises(InvalidBase) as caught:
            open_index(folder, tmp_path / f"cache{jobs}", jobs=jobs)
        rules = [each.rule for each in caught.value.problems]
        assert rules == ["unknown-thing", "toml-syntax"]
    (folder / "4.toml").write_text("", encoding="utf-8")
    text = (folder / "3.toml").read_text("utf-8").partition("[facts.bad]")[0]
    (folder / "3.toml").write_text(text, encoding="utf-8")
    assert problems(folder, tmp_path / "cache") == problems(folder, None)


def test_no_base_is_an_error_with_its_path(tmp_path: Path, cache: Path) -> None:
    """A base that is not there is named."""
    with pytest.raises(BaseNotFound) as caught:
        open_index(tmp_path / "none.toml", cache)
    assert caught.value.message == f"no base at {tmp_path / 'none.toml'}"
    assert not cache.exists()


def test_several_processes_at_once_make_one_index(base: Path, cache: Path) -> None:
    """Whoever comes first compiles, the others wait and use it; all have the answer."""
    program = (
        "import sys; from pathlib import Path; from factcli.build import open_index; from factcli.answer import ask\n"
        "sys.stdin.readline(); index = open_index(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "print([answer.value.name for answer in ask('list the lamps', index).answers]); index.close()"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", program, str(base), str(cache)],
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    for each in running:
        assert each.stdin
        each.stdin.write("go\n")
        each.stdin.flush()
    assert [each.communicate(timeout=60) for each in running] == [("['Hall lamp']\n", "")] * 3
    assert made(cache) == [".sqlite"]


def test_the_base_of_a_folder_is_its_own_or_its_nearest_parents(base: Path, tmp_path: Path) -> None:
    """Where one stands, or above, lies the base; else the one that ships."""
    below = base.parent / "a" / "b"
    below.mkdir(parents=True)
    assert nearest(below) == nearest(base.parent) == base
    assert shipped().is_file()
    assert nearest(Path(tmp_path.anchor)) in {shipped(), Path(tmp_path.anchor) / "facts.toml"}
