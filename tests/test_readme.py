"""The documentation holds: its examples run, its commands are all there are, its links lead somewhere.

``UPDATE_README=1 pytest tests/test_readme.py`` writes the outputs of the examples anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcli.commands.app import COMMANDS
from factcli.commands.program import BUG
from factcli.commands.screen import EXIT_CODES
from factcli.errors import UsageError

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
PAGE = re.compile(r"\bdocs/\w+\.md\b")
OPTION = re.compile(r"--[a-z]+")


def fences(page: Path, language: str) -> list[str]:
    """Return the texts of a page's fenced blocks in a language."""
    return [text for named, text in FENCE.findall(page.read_text(encoding="utf-8")) if named == language]


EXAMPLES = [
    pytest.param(page, text, id=f"{page.name}-{number}")
    for page in PAGES
    for number, text in enumerate(fences(page, "console"), 1)
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files that the pages print, each named in its first line, as in ``# facts.toml``."""
    folder = tmp_path_factory.mktemp("readme")
    for page in PAGES:
        for text in fences(page, "toml"):
            if named := re.match(r"# ([\w-]+\.toml)\n", text):
                (folder / named[1]).write_text(text, encoding="utf-8")
    return folder


def run(text: str, folder: Path) -> Iterator[str]:
    """Yield the lines of an example as they should stand: each command, and below it what it writes to both streams."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {
        name: os.environ[name] for name in ("HOME", "SYSTEMROOT", "TMPDIR", "LD_LIBRARY_PATH") if name in os.environ
    }
    ours = {
        "PATH": path,
        "LC_ALL": "C.UTF-8",
        "FACTCLI_BASE": str(ROOT / "facts.toml"),
        "FACTCLI_CACHE": str(folder / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_NAME": "A. Curator" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "curator@example.org" for who in ("AUTHOR", "COMMITTER")},
    }
    code = 0  # of the command before, for `$?`
    for command in re.findall(r"^\$ (.*)$", text, re.MULTILINE):
        done = subprocess.run(
            ["bash", "-c", f"(exit {code}); {command}"],
            cwd=folder,
            env=kept | ours,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        code = done.returncode
        yield f"$ {command}\n{done.stdout}"


@pytest.mark.skipif(shutil.which("bash") is None, reason="the examples are written for a POSIX shell")
@pytest.mark.parametrize(("page", "text"), EXAMPLES)
def test_an_example_writes_what_is_shown(page: Path, text: str, folder: Path) -> None:
    """Every command of a ``console`` block writes what stands below it."""
    if "| jq " in text and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    if "$ git " in text and shutil.which("git") is None:
        pytest.skip("git is not installed")
    written = "".join(run(text, folder))
    if os.environ.get("UPDATE_README"):
        whole = page.read_text(encoding="utf-8")
        page.write_text(whole.replace(f"```console\n{text}```", f"```console\n{written}```"), encoding="utf-8")
    else:
        assert written == text


@pytest.mark.parametrize("text", fences(README, "python"))
def test_the_example_in_python_runs(text: str, folder: Path) -> None:
    """It prints something, and nothing goes wrong."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", text],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout


def test_there_are_examples() -> None:
    """The README has examples, and each file it asks of is printed in it."""
    text = "".join(fences(README, "console"))
    assert text.count("$ factcli ") >= 10
    assert "# bridges.toml\n" in "".join(fences(README, "toml"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    """The README's table has every command, and every option of it is on some page."""
    assert f"| `factcli {name}" in README.read_text(encoding="utf-8")
    program = [sys.executable, "-m", "factcli", name, "--help"]
    shown = subprocess.run(program, capture_output=True, encoding="utf-8", timeout=60, check=True).stdout
    pages = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [option for option in sorted(set(OPTION.findall(shown))) if option not in pages] == []


def test_the_exit_codes_are_those_of_the_program() -> None:
    """The README's table of exit codes has each that there is."""
    rows = re.findall(r"^\| (\d+) \| ", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(row) for row in rows] == sorted({*EXIT_CODES.values(), UsageError.exit_code, BUG, 130})


def test_continuous_integration_runs_the_command_of_the_readme() -> None:
    """What `.ci/run` takes out of the README is its one command that sets up and passes the tests."""
    wanted = re.search(
        r"""^readme_command='([^']+)'""", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert wanted is not None
    found = [block.strip() for block in fences(README, "sh") if re.fullmatch(wanted[1], block.strip())]
    lines = re.findall(wanted[1], README.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(found) == 1
    assert found == lines


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """A link to a file of ours leads to one, and to a heading of it where it names one."""
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        path, _, heading = link.partition("#")
        target = (page.parent / path) if path else page
        assert target.exists(), f"{page.name}: {link}"
        if heading:
            assert heading in headings(target), f"{page.name}: {link}"


def headings(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as code hosts make them."""
    lines = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


def test_pages_that_are_named_exist() -> None:
    """Whatever names a page of the documentation, a help text or a comment, names one that is there."""
    files = [*PAGES, *(ROOT / "factcli").rglob("*.py")]
    named = {page for file in files for page in PAGE.findall(file.read_text(encoding="utf-8"))}
    assert sorted(page for page in named if not (ROOT / page).exists()) == []
