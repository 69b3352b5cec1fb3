"""The house: which room may import what, read from the sources."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "factcli"

GROUND = {"frozen"}
"""What stands in for a part of the language, and is open to every room."""

LAYERS = (
    GROUND,
    {"errors", "model"},
    {"reply", "dates", "positions", "files", "query", "terms", "english"},
    {"written", "golden", "view"},
    {"when"},
    {"load"},
    {"check", "cite", "verify", "edit", "index", "history"},
    {"build", "question"},
    {"answer"},
    {"lookup", "changes"},
    {"formats"},
    {"face"},
    {"commands"},
    {"__init__", "__main__"},
)
"""The rooms from the ground up: each imports from lower layers only. Not all of them need exist."""

ONLY_IN = {
    "tomli": {"load"},
    "sqlite3": {"index"},
    "typer": {"commands", "__main__"},
    "edtf": {"dates"},
    "tree_sitter": {"positions", "edit"},
    "tree_sitter_toml": {"positions", "edit"},
    "snowballstemmer": {"english"},
    "Stemmer": {"english"},
    "filelock": {"build"},
    "platformdirs": {"commands", "build"},
    "rich": {"formats", "commands"},
    "click": set(),  # typer carries its own copy: an exception of click's would not be caught
    "subprocess": {"history"},  # git's
    "tempfile": {"history"},
    "tomllib": set(),  # tomli is three times as fast
}
"""Where else than in these rooms a library is not imported."""

KNOWS_ONLY = {
    "errors": set(),
    "model": set(),
    "reply": set(),
    "dates": set(),
    "positions": set(),
    "query": set(),
    "golden": {"reply", "english"},
    "formats": {"model", "reply", "dates", "golden", "verify", "changes", "errors", "cite"},
}
"""The rooms of ours that a room may know, where its layer alone would allow more."""

NEVER_KNOWS = {
    "question": {"index", "load", "build"},
    "query": {"index"},
    "index": {"question", "load"},
    "changes": {"load", "history"},
}
"""Neighbours that must not meet: no sentence in the index, no database in the reading of sentences, and what changed
between two bases is worked out of them wherever they come from."""

TALKS = {"commands", "__main__"}
"""The rooms that print, exit, and read the environment."""

TALKS_TOO = {
    "english/make.py": "a script for whoever builds the package, not part of the program",
}

SUBJECT = re.compile(
    "haqqani|taliban|afghan|pakistan|india|kabul|toner|pentagon|terror|militant|khaama|qaeda", re.IGNORECASE
)
"""Words of the base that ships, of which the program knows nothing."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def named(path: Path) -> str:
    """Return the name of a module: ``factcli.load.tables``, of a package that of its folder."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def room_of(module: str) -> str:
    """Return the room a module of ours is in."""
    return module.split(".")[1]


def imports(path: Path) -> Iterator[str]:
    """Yield the full name of whatever a module imports, at its top or within a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules_of_ours(path: Path) -> set[str]:
    """Return the modules of ours that a module imports."""
    known = {named(each) for each in MODULES}
    names = (name for name in imports(path) if name.startswith("factcli."))
    return {name if name in known else name.rpartition(".")[0] for name in names}


def rooms_known(path: Path) -> set[str]:
    """Return the other rooms that a module imports from."""
    return {room_of(module) for module in modules_of_ours(path) if "." in module} - {room_of(named(path))}


GRAPH = {named(path): modules_of_ours(path) for path in MODULES}

each_module = pytest.mark.parametrize("path", MODULES, ids=named)


def test_there_are_modules() -> None:
    """An empty house does not pass for a tidy one."""
    assert len(MODULES) > 20


@each_module
def test_imports_point_down(path: Path) -> None:
    """A room imports from lower layers only; a room without a layer is given one here."""
    layer_of = {room: number for number, rooms in enumerate(LAYERS) for room in rooms}
    room = room_of(named(path))
    assert room in layer_of, f"give {room} a layer"
    assert {known for known in rooms_known(path) if layer_of[known] >= layer_of[room]} == set()


def test_no_modules_import_each_other() -> None:
    """No ring of imports, within a room either."""
    TopologicalSorter(GRAPH).prepare()


@each_module
def test_rooms_know_no_more_than_they_need(path: Path) -> None:
    """The values know nothing, renderers know values only, sentences and database never meet."""
    room, known = room_of(named(path)), rooms_known(path) - GROUND
    assert known <= KNOWS_ONLY.get(room, known)
    assert known.isdisjoint(NEVER_KNOWS.get(room, ()))


@each_module
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    """What a library is used for is known in one place."""
    room = room_of(named(path))
    used = {name.partition(".")[0] for name in imports(path)}
    assert {library for library in used if room not in ONLY_IN.get(library, {room})} == set()


@each_module
def test_only_commands_talk(path: Path) -> None:
    """Nothing below the commands prints, exits or looks at the terminal or the environment."""
    place = path.relative_to(PACKAGE).as_posix()
    if room_of(named(path)) not in TALKS and place not in TALKS_TOO:
        assert set(talking(path)) == set()


def talking(path: Path) -> Iterator[str]:
    """Yield the words of a module that reach outside of the program."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Name(id="print" | "input" | "exit" as name):
                yield name
            case ast.Attribute(value=ast.Name(id="sys"), attr="stdin" | "stdout" | "stderr" | "exit" | "argv" as name):
                yield f"sys.{name}"
            case ast.Attribute(value=ast.Name(id="os"), attr="environ" | "getenv" | "environb" as name):
                yield f"os.{name}"


@each_module
def test_the_program_knows_nothing_of_its_subject(path: Path) -> None:
    """No name or text of the code is about the base that ships; only docstrings may take their examples from it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(statement.value) for statement in ast.walk(tree) if isinstance(statement, ast.Expr)}
    texts = {
        str(node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings
    }
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert {text for text in texts | names if SUBJECT.search(text)} == set()


def subject_words() -> set[str]:
    """Return the names and ids in the base that ships, those long enough to be no common word."""
    tables = tomllib.loads((PACKAGE.parent / "facts.toml").read_text("utf-8"))["things"]
    names = {name for id_, table in tables.items() for name in (id_, table["name"])}
    return {name for name in names if len(name) > 4 and (" " in name or "-" in name or name[0].isupper())}


@each_module
def test_the_program_knows_nothing_of_a_subject(path: Path) -> None:
    """No name of the base that ships stands in a module, its help included."""
    text = path.read_text("utf-8")
    assert {name for name in subject_words() if re.search(rf"\b{re.escape(name)}\b", text)} == set()


def test_a_subject_has_words() -> None:
    """The names that modules are searched for are those of the base."""
    assert {"Pakistan", "Mark Toner", "haqqani-network"} <= subject_words()
