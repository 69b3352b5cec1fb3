"""A base checked by named rules: what stops it from being read, else what makes it hard to find, to trust, to keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcli.check.rules import RULES, Context, Found, Rule
from factcli.errors import InvalidBase, Problem
from factcli.files import base_files
from factcli.load import load
from factcli.load.document import SINGULAR
from factcli.model import Base
from factcli.positions import places

__all__ = ["RULES", "Context", "Rule", "check", "chosen"]


def chosen(names: Iterable[str], *, strict: bool) -> list[Rule]:
    """Return the rules of these names; without any, the default ones, or all where ``strict``.

    Raises ``KeyError`` for a name that no rule has.
    """
    named = [RULES[name] for name in names]
    return named or [rule for rule in RULES.values() if strict or rule.default]


def check(path: Path, rules: Iterable[Rule], context: Context) -> tuple[Problem, ...]:
    """Return every problem of a base, in order of file and line: where it cannot be read, those that stop it.

    Raises BaseNotFound where there is nothing, and BaseError where a file cannot be read.
    """
    try:
        base = load(path)
    except InvalidBase as error:
        return error.problems
    found = [(rule.id, each) for rule in rules for each in rule.find(base, context)]
    return tuple(sorted(_placed(found, base, path), key=lambda problem: problem.order))


def _placed(found: list[tuple[str, Found]], base: Base, path: Path) -> Iterator[Problem]:
    """Yield what rules found as problems with their places."""
    by_file: dict[str, list[tuple[str, Found]]] = defaultdict(list)
    files = [Path(file).as_posix() for file in base_files(path)]
    texts = {file: Path(file).read_text("utf-8-sig") for file in files} if found else {}
    for name, each in found:
        by_file[_file(each, base, texts)].append((name, each))
    for file, those in by_file.items():
        placed = places(texts[file], {(each.section, each.id) for _, each in those})
        for name, each in those:
            line, column = placed[each.section, each.id]
            if not line and each.section == "facts":  # a claim of a record has no table of its own
                line, column = base.facts[each.id].line, 1
            message = f'{SINGULAR[each.section]} "{each.id}": {each.message}'
            yield Problem(file, line, column, name, message, each.hint)


def _file(found: Found, base: Base, texts: dict[str, str]) -> str:
    """Return the file that an entry stands in."""
    entry = base.facts.get(found.id) if found.section == "facts" else base.things.get(found.id)
    if found.section in {"facts", "things"} and entry is not None and entry.file in texts:
        return entry.file
    heads = (f"[{found.section}.{found.id}]", f'[{found.section}."{found.id}"]')
    return next((file for file, text in texts.items() if any(head in text for head in heads)), next(iter(texts)))
