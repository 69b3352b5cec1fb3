"""The tools: how each is asked each question, and the ids in what it prints."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from expected import LIMIT
from targets import Targets

Commands = Mapping[str, list[str]]


class Tool(NamedTuple):
    """A tool: how it is asked, how its output is read, how to install it, and whether it is here."""

    commands: Callable[[Path, Targets], Commands]
    ids: Callable[[str, str], list[str]]
    install: str
    here: Callable[[], bool]


def lines(_: str, printed: str) -> list[str]:
    """Return the ids of a tool that prints one a line."""
    return printed.split()


# factcli ------------------------------------------------------------------


def _factcli(folder: Path, targets: Targets) -> Commands:
    program = [sys.executable, "-m", "factcli"]
    base = ["--base", str(folder / "base"), "--json"]
    return {
        "thing": [*program, "show", *base, targets.thing_name],
        "list": [*program, "list", *base, "--limit", f"{LIMIT}", "town", "--where", f"layout={targets.layout}"],
        "said": [*program, "said", *base, targets.speaker_name, "--about", targets.about_name],
        "text": [*program, "search", *base, targets.word],
        "count": [*program, "ask", *base, f"how many towns are {targets.layout}?"],
        "most": [*program, "ask", *base, "which bridge is the longest?"],
        "value": [*program, "ask", *base, f"how long is {targets.thing_name}?"],
        "misspelt": [*program, "ask", *base, f"how long is {targets.misspelt}?"],
    }


def _replied(question: str, printed: str) -> list[str]:
    reply = json.loads(printed)
    answers = reply["answers"]
    if question == "misspelt" and not reply["corrections"]:
        return ["nothing corrected"]
    if question == "count":
        return [str(each["value"]) for each in answers]
    if question in {"list", "most"}:
        return [each["value"]["id"] if isinstance(each["value"], dict) else str(each["value"]) for each in answers]
    return list(dict.fromkeys(fact for each in answers for fact in each["facts"]))


# recsel -------------------------------------------------------------------


def _recsel(folder: Path, targets: Targets) -> Commands:
    file = str(folder / "facts.rec")

    def ask(where: str, *how: str) -> list[str]:
        return ["recsel", "-t", "Fact", "-C", *(how or ("-P", "Id")), "-e", where, file]

    layout = f"Property = 'layout' && Value = '{targets.layout}' && Kind = 'town'"
    words = " || ".join(f"{field} ~ '\\b{targets.word}\\b'" for field in ("Text", "Quote", "Reason"))
    longest = ask("Property = 'length' && Kind = 'bridge'", "-P", "Subject", "-S", "Number")
    return {
        "thing": ask(f"Thing = '{targets.thing}'"),
        "list": _piped(ask(layout, "-P", "Subject"), f"head -n {LIMIT}"),
        "said": ask(f"Speaker = '{targets.speaker}' && Thing = '{targets.about}'"),
        "text": ask(words),
        "count": ask(layout, "-c"),
        "most": _piped(longest, "tail -n 1"),
        "value": ask(f"Subject = '{targets.thing}' && Property = 'length'"),
    }


def _piped(command: list[str], into: str) -> list[str]:
    return ["sh", "-c", f'"$@" | {into}', "sh", *command]


# jq -----------------------------------------------------------------------


def _jq(folder: Path, targets: Targets) -> Commands:
    file = str(folder / "facts.jsonl")

    def ask(program: str, *how: str) -> list[str]:
        return ["jq", "-r", *how, program, file]

    layout = f'select(.property == "layout" and .value == "{targets.layout}" and .kind == "town")'
    lengths = 'inputs | select(.property == "length" and .kind == "bridge")'
    greater = "if . == null or $each.number > .number then $each else . end"
    return {
        "thing": ask(f'select(.things | index("{targets.thing}")) | .id'),
        "list": ask(f"limit({LIMIT}; inputs | {layout}) | .subject", "-n"),
        "said": ask(f'select(.speaker == "{targets.speaker}" and (.things | index("{targets.about}"))) | .id'),
        "text": ask(f'select(.text + " " + .quote + " " + .reason | test("\\\\b{targets.word}\\\\b")) | .id'),
        "count": ask(f"reduce (inputs | {layout}) as $each (0; . + 1)", "-n"),
        "most": ask(f"reduce ({lengths}) as $each (null; {greater}) | .subject", "-n"),
        "value": ask(f'select(.subject == "{targets.thing}" and .property == "length") | .id'),
    }


# ripgrep ------------------------------------------------------------------


def _ripgrep(folder: Path, targets: Targets) -> Commands:
    file = str(folder / "facts.jsonl")

    def ask(pattern: str, *how: str) -> list[str]:
        return ["rg", "--no-filename", "--no-line-number", *how, pattern, file]

    layout = f'"property":"layout","value":"{targets.layout}","kind":"town"'
    return {
        "thing": ask(_among(targets.thing)),
        "list": ask(layout, "--max-count", f"{LIMIT}"),
        "said": ask(f'{_among(targets.about)}.*"speaker":"{targets.speaker}"'),
        "text": ask(f'"(text|quote|reason)":"[^"]*\\b{targets.word}\\b'),
        "count": ask(layout, "--count"),
        "value": ask(f'"subject":"{targets.thing}","property":"length"'),
    }


def _among(thing: str) -> str:
    return f'"things":\\[[^\\]]*"{thing}"[^\\]]*\\]'


def _found(question: str, printed: str) -> list[str]:
    if question == "count":
        return printed.split()
    key = "subject" if question == "list" else "id"
    return [json.loads(line)[key] for line in printed.splitlines()]


# SQL ----------------------------------------------------------------------


def _statements(targets: Targets, has_word: str) -> dict[str, str]:
    layout = f"""FROM fact JOIN thing ON thing.id = fact.subject
        WHERE property = 'layout' AND value = '{targets.layout}' AND thing.kind = 'town'"""
    named = "JOIN mention ON mention.fact = fact.number JOIN thing ON thing.id = mention.thing WHERE thing.name ="
    return {
        "thing": f"SELECT fact.id FROM fact {named} '{targets.thing_name}' ORDER BY fact.number",
        "list": f"SELECT thing.id {layout} ORDER BY fact.number LIMIT {LIMIT}",
        "said": f"""SELECT fact.id FROM fact {named} '{targets.about_name}' AND fact.speaker =
            (SELECT id FROM thing WHERE name = '{targets.speaker_name}') ORDER BY fact.number""",
        "text": f"SELECT id FROM fact WHERE {has_word}",
        "count": f"SELECT COUNT(*) {layout}",
        "most": """SELECT thing.id FROM fact JOIN thing ON thing.id = fact.subject
            WHERE property = 'length' AND thing.kind = 'bridge' ORDER BY amount DESC LIMIT 1""",
        "value": f"""SELECT fact.id FROM thing JOIN fact ON fact.subject = thing.id
            WHERE thing.name = '{targets.thing_name}' AND property = 'length'""",
    }


def _sqlite(folder: Path, targets: Targets) -> Commands:
    has_word = f"number IN (SELECT rowid FROM words WHERE words MATCH '\"{targets.word}\"')"
    program = ["sqlite3", "-readonly", str(folder / "facts.sqlite")]
    return {question: [*program, sql] for question, sql in _statements(targets, has_word).items()}


_DUCKDB = """
import sys, duckdb
database = duckdb.connect(sys.argv[1], read_only=True)
database.execute("SET enable_progress_bar = false")  # it would stand among the rows
for row in database.execute(sys.argv[2]).fetchall():
    print(row[0])
"""


def _duckdb(folder: Path, targets: Targets) -> Commands:
    has_word = f"regexp_matches(concat_ws(' ', text, quote, reason), '\\b{targets.word}\\b')"
    program = [sys.executable, "-c", _DUCKDB, str(folder / "facts.duckdb")]
    return {question: [*program, sql] for question, sql in _statements(targets, has_word).items()}


# all ----------------------------------------------------------------------


def _program(name: str) -> Callable[[], bool]:
    return lambda: shutil.which(name) is not None


def _module(name: str) -> Callable[[], bool]:
    return lambda: importlib.util.find_spec(name) is not None


TOOLS = {
    "factcli": Tool(_factcli, _replied, "pip install --editable .", _module("factcli")),
    "sqlite3": Tool(_sqlite, lines, "apt-get install sqlite3", _program("sqlite3")),
    "duckdb": Tool(_duckdb, lines, "pip install duckdb", _module("duckdb")),
    "ripgrep": Tool(_ripgrep, _found, "apt-get install ripgrep", _program("rg")),
    "jq": Tool(_jq, lines, "apt-get install jq", _program("jq")),
    "recsel": Tool(_recsel, lines, "apt-get install recutils", _program("recsel")),
}
