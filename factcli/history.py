"""A base as it stood at a revision, read out of the history that git keeps: the only place that runs git.

What is read are git's own objects, never the work tree: nothing is checked out, no filter and no hook is run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from factcli.errors import BaseError, FactcliError, InvalidBase, Problem, UsageError
from factcli.files import GOLDEN_QUESTIONS, golden_path
from factcli.frozen import frozen, replace
from factcli.golden import Golden
from factcli.load import load
from factcli.load.golden import load_golden
from factcli.model import Base

_is_object = re.compile("[0-9a-f]{40,64}").fullmatch
_NO_CONTENT = {b"symlink", b"dangling", b"loop", b"notdir"}
"""What git says of a link that leads out of the repository or nowhere; what it points to follows."""


@frozen
class Version:
    """A base at a revision, and its golden questions there; none where it had no file of them."""

    base: Base
    questions: tuple[Golden, ...]


def now(path: Path) -> Version:
    """Read a base as it stands. Raises BaseError where it cannot be read, and InvalidBase where it is wrong."""
    file = golden_path(path)
    return Version(load(path), load_golden(file) if file.exists() else ())


def at(path: Path, revision: str) -> Version:
    """Read the base of a path as it stood at a revision: whatever git takes for one.

    Raises UsageError where git knows no such revision, BaseError where there is no history or the base is not in it,
    and InvalidBase, its places written ``REVISION:FILE``, where the base was wrong.
    """
    folder = ""
    try:
        with TemporaryDirectory(prefix="factcli-") as name:
            folder = Path(name).resolve().as_posix()
            return now(_fetch(path, revision, Path(folder)))
    except InvalidBase as error:
        raise InvalidBase(tuple(_placed(each, folder, revision) for each in error.problems)) from error
    except OSError as error:
        raise BaseError(f"cannot read revision {revision}: {error.strerror or error}") from error


def _placed(problem: Problem, folder: str, revision: str) -> Problem:
    """Return a problem with its file named as git names one of a revision."""
    found = re.compile(f"{re.escape(folder)}/?")
    named = {each: found.sub(lambda _: f"{revision}:", getattr(problem, each)) for each in ("file", "message", "hint")}
    return replace(problem, **named)


def _fetch(path: Path, revision: str, into: Path) -> Path:
    """Write the files of a base and its questions as they were into a folder; return the base's path there."""
    path = Path(os.path.realpath(path))
    folder = next(each for each in (path, *path.parents) if each.is_dir())
    inside = PurePosixPath(_prefix(folder), path.relative_to(folder).as_posix())
    tree, name = _tree(folder, revision), "/".join(inside.parts)
    match _git(folder, "cat-file", "-t", f"{tree}:{name}"):
        case b"tree\n":
            files = needed = list(_listed(folder, tree, name))
            (into / inside).mkdir(parents=True, exist_ok=True)
        case b"blob\n":
            files, needed = [name, str(inside.with_name(GOLDEN_QUESTIONS))], [name]
        case _:
            hint = "compare with a revision that has it, or name with --base a base that was there"
            raise BaseError(f"no base at {name} in revision {revision}", hint)
    for file, content in zip(files, _contents(folder, tree, files), strict=True):
        if content is not None:
            _write(into, file, content)
        elif file in needed:
            hint = "it is a link that leads to no file of the repository"
            raise BaseError(f"cannot read {file} in revision {revision}", hint)
    return into / inside


def _prefix(folder: Path) -> str:
    """Return the way from the top of the work tree to a folder, empty at the top. Raises BaseError outside of one."""
    done = _run(folder, "rev-parse", "--is-inside-work-tree", "--show-prefix")
    inside, _, prefix = os.fsdecode(done.stdout).partition("\n")
    if done.returncode or inside != "true":
        told = os.fsdecode(done.stderr).strip().partition("\n")[0]
        hint = "name a base whose history git keeps" + (f" (git says: {told})" if told else "")
        raise BaseError(f"{folder} is in no work tree of git", hint)
    return prefix.removesuffix("\n")


def _tree(folder: Path, revision: str) -> str:
    """Return the id of the files of a revision. Raises UsageError where there is none."""
    # No revision begins so; git would take it for an option.
    found = None if revision.startswith("-") else _object(folder, revision)
    if found is None:
        hint = "`git log --oneline` lists them; give two as two words, and fetch those that a shallow clone lacks"
        raise UsageError(f'no revision "{revision}" in this repository', hint)
    tree = _object(folder, f"{found}^{{tree}}")  # in two steps: `:/words` would take `^{tree}` for words of its own
    if tree is None:
        raise UsageError(f'"{revision}" is no revision of all files', "name a commit, a branch or a tag")
    return tree


def _object(folder: Path, name: str) -> str | None:
    """Return the id that git knows an object by."""
    told = (_git(folder, "rev-parse", "--verify", "--quiet", name) or b"").decode("ascii", "replace").strip()
    return told if _is_object(told) else None


def _listed(folder: Path, tree: str, name: str) -> Iterator[str]:
    """Yield the TOML files below a folder of a tree."""
    told = _git(folder, "ls-tree", "-r", "-z", "--name-only", "--full-tree", f"{tree}:{name}") or b""
    for each in os.fsdecode(told).split("\0"):
        if each.lower().endswith(".toml"):
            yield f"{name}/{each}" if name else each


def _contents(folder: Path, tree: str, files: list[str]) -> Iterator[bytes | None]:
    """Yield what is in files of a tree, links followed; None for what is no file."""
    for each in files:
        if "\n" in each:  # git is asked for a file a line
            raise BaseError(f"cannot read {each} out of git: its name has a line break", "give it another name")
    asked = b"".join(b"%s:%s\n" % (tree.encode(), os.fsencode(each)) for each in files)
    told = _git(folder, "cat-file", "--batch", "--follow-symlinks", asked=asked) or b""
    position = 0
    for _ in files:
        end = told.index(b"\n", position)
        head = told[position:end].split(b" ")
        position = end + 1
        if head[-1] == b"missing":
            yield None
        else:
            size = int(head[-1])
            yield told[position : position + size] if head[0] not in _NO_CONTENT and head[1] == b"blob" else None
            position += size + 1


def _write(into: Path, file: str, content: bytes) -> None:
    """Write a file of a tree; one whose name leads out of the folder, which git itself never makes, is passed over."""
    target = into / file
    if target.resolve().is_relative_to(into):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _git(folder: Path, *words: str, asked: bytes = b"") -> bytes | None:
    """Return what git tells; None where it fails."""
    done = _run(folder, *words, asked=asked)
    return None if done.returncode else done.stdout


def _run(folder: Path, *words: str, asked: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise FactcliError("git is not installed", "install it from https://git-scm.com: it keeps a base's history")
    return subprocess.run([program, "-C", folder, *words], input=asked, capture_output=True, check=False)
