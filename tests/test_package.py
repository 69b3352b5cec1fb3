"""The package: what it declares is what it is. What its archives hold, `.ci/run` checks."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, version
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PYPROJECT)["project"]


def imported() -> set[str]:
    """Return the names of the top-level modules that the package imports and that are neither its own nor Python's."""
    names: set[str] = set()
    for file in (ROOT / "factcli").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names.add((node.module or "").partition(".")[0])
    return names - sys.stdlib_module_names - {"factcli"}


def test_what_is_imported_is_declared() -> None:
    """No module comes from a distribution that is there only because another needs it, and none is declared in vain."""
    distributions = packages_distributions()
    wanted = {distributions[name][0].lower() for name in imported()} | {"pystemmer"}  # which snowballstemmer imports
    declared = {re.split(r"[^\w-]", each)[0].lower() for each in PROJECT["dependencies"]}
    assert declared == wanted


def test_every_dependency_has_its_reason() -> None:
    """The reason stands on its line."""
    lines = PYPROJECT.partition("\ndependencies = [\n")[2].partition("\n]")[0].splitlines()
    assert len(lines) == len(PROJECT["dependencies"])
    assert [line for line in lines if not re.search(r'",  # \w', line)] == []


def test_the_version_is_one() -> None:
    """The installed package, the project and the changelog have the same."""
    assert version("factcli") == PROJECT["version"]
    assert PROJECT["version"] in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_base_that_ships_is_found_from_everywhere(tmp_path: Path) -> None:
    """In a folder without a base the program answers from the repository's."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("FACTCLI_")}
    program = [sys.executable, "-m", "factcli", "about", "--json"]
    run = subprocess.run(
        program, cwd=tmp_path, env=own | {"FACTCLI_CACHE": str(tmp_path)}, capture_output=True, timeout=60, check=True
    )
    base = tomllib.loads((ROOT / "facts.toml").read_text(encoding="utf-8"))["base"]
    assert json.loads(run.stdout)["title"] == base["title"]
