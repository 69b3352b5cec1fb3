"""The program run in-process, with verbs that state its contract: what goes to which stream, and the exit code."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from factcli.__main__ import main

DATA = Path(__file__).parent / "data"
BRIDGES = DATA / "bridges" / "facts.toml"


class Run(NamedTuple):
    """How one run of the program ended."""

    code: int
    out: str
    err: str


class Program:
    """The program as a test calls it."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def run(self, *args: str, stdin: bytes = b"") -> Run:
        """Run it and return how it ended."""
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self._capsys.readouterr()
        code = main(list(args))
        return Run(code, *self._capsys.readouterr())

    def answers(self, *args: str, stdin: bytes = b"") -> str:
        """Expect exit code 0 and nothing but the answer; return it."""
        run = self.run(*args, stdin=stdin)
        assert (run.code, run.err) == (0, "")
        return run.out

    def lacks(self, *args: str) -> str:
        """Expect that it understands, has nothing recorded (1), and answers nothing; return what it says."""
        return self._refusal(1, *args)

    def refuses(self, *args: str) -> str:
        """Expect that it says what the user can mend (2), and answers nothing; return what it says."""
        return self._refusal(2, *args)

    def stumbles(self, *args: str) -> str:
        """Expect that it does not understand (3), and answers nothing; return what it says."""
        return self._refusal(3, *args)

    def wavers(self, *args: str) -> str:
        """Expect that it finds several readings (4), and answers nothing; return what it says."""
        return self._refusal(4, *args)

    def _refusal(self, code: int, *args: str) -> str:
        run = self.run(*args)
        assert (run.code, run.out) == (code, "")
        assert run.err
        return run.err

    def replies(self, *args: str, stdin: bytes = b"") -> Any:
        """Expect one JSON object and nothing beside it; return it, fractions as they are written."""
        run = self.run(*args, stdin=stdin)
        assert run.err == ""
        return json.loads(run.out, parse_float=str)


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder where each base is compiled but once for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch, shared_cache: Path) -> None:
    """Take away what a terminal or a build server sets, and what the developer has set."""
    for name in ("GITHUB_ACTIONS", "FORCE_COLOR", "PY_COLORS", "NO_COLOR", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FACTCLI_CACHE", str(shared_cache))
    monkeypatch.setenv("FACTCLI_BASE", str(BRIDGES))


@pytest.fixture
def factcli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return the program, on the base about bridges unless another is named."""
    return Program(capsys, monkeypatch)


settings.register_profile("untimed", deadline=None)  # no test is a matter of time
settings.load_profile("untimed")
