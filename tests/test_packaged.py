"""The index that comes with the package: taken over while it is of the base that ships, and never otherwise."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factcli.answer import answer
from factcli.build import open_index, opening, packaged
from factcli.index.schema import VERSION
from factcli.index.signing import note, noting
from factcli.query import Every, ListOf

BRIDGES = Path(__file__).parent / "data" / "bridges" / "facts.toml"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install a base that ships with its index, compiled when it stood elsewhere."""
    path = tmp_path / "package" / "facts.toml"
    path.parent.mkdir()
    shutil.copyfile(BRIDGES, path)
    packaged.write_packaged(BRIDGES, path.with_suffix(".sqlite"))
    monkeypatch.setattr(packaged, "shipped", lambda: path)
    return path


def bridges(base: Path, cache: Path | None) -> list[str]:
    """Open a base and list its bridges."""
    index = open_index(base, cache)
    reply = answer(ListOf(Every("bridge")), index)
    index.close()
    return [getattr(each.value, "name", "") for each in reply.answers]


def never(*_: object) -> None:
    """Fail if called."""
    pytest.fail("was called")


def test_the_first_answer_takes_the_packaged_index(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is compiled, with a cache and without one; what was taken over is as fresh as if it had been."""
    expected = bridges(BRIDGES, None)
    monkeypatch.setattr(opening, "_compile", never)
    assert bridges(base, tmp_path / "cache") == bridges(base, tmp_path / "cache") == bridges(base, None) == expected
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".sqlite"]


def test_a_base_that_was_edited_is_compiled(base: Path, tmp_path: Path) -> None:
    """The packaged index is of the base as it was packaged, to the byte."""
    base.write_text(base.read_text("utf-8").replace("Mill Bridge", "Weir Bridge"), encoding="utf-8")
    for cache in (tmp_path / "cache", None):
        assert "Weir Bridge" in bridges(base, cache)


def test_a_packaged_index_of_another_version_is_passed_over(base: Path, tmp_path: Path) -> None:
    """It may have stayed behind from an older package."""
    with noting(base.with_suffix(".sqlite")) as connection:
        note(connection, version=f"{VERSION}-other")
    assert bridges(base, tmp_path / "cache") == bridges(BRIDGES, None)


def test_another_base_is_compiled(base: Path, tmp_path: Path) -> None:
    """What stands elsewhere is no base that ships, though it be the same."""
    other = tmp_path / "facts.toml"
    shutil.copyfile(base, other)
    packaged.packaged_path().write_bytes(b"")
    assert bridges(other, tmp_path / "cache") == bridges(BRIDGES, None)
