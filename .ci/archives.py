"""Check that a folder's source archive and wheel hold what they must: `python .ci/archives.py FOLDER`."""

from __future__ import annotations

import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

PACKAGE = (
    "factcli/__init__.py",
    "factcli/py.typed",
    "factcli/english/relations.tsv",
    "factcli/english/WORDNET-LICENSE",
    "factcli/formats/answer.schema.json",
)
IN_WHEEL = (*PACKAGE, "factcli/facts.toml", "factcli/facts.sqlite", "factcli/questions.toml")
IN_SOURCE = (
    *PACKAGE,
    *("facts.toml", "questions.toml", "README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml"),
    *(
        "docs/format.md",
        "docs/json.md",
        "tests/test_readme.py",
        ".ci/run",
        ".ci/archives.py",
        ".ci/packaged_index.py",
        ".gitignore",
    ),
)


def missing(folder: Path) -> list[str]:
    """Return what is not in the one source archive and the one wheel of a folder, or should not be there."""
    (source,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    with tarfile.open(source) as archive:
        in_source = {name.partition("/")[2] for name in archive.getnames()}
    with ZipFile(wheel) as archive:
        in_wheel = set(archive.namelist())
    strays = {name for name in in_wheel if not name.startswith(("factcli/", "factcli-"))}
    return [
        *(f"not in {source.name}: {name}" for name in IN_SOURCE if name not in in_source),
        *(f"not in {wheel.name}: {name}" for name in IN_WHEEL if name not in in_wheel),
        *(f"should not be in {wheel.name}: {name}" for name in sorted(strays)),
    ]


if __name__ == "__main__":
    sys.exit("\n".join(missing(Path(sys.argv[1]))) or None)
