"""`check`: named rules, each with its place, and the forms that other tools read."""

from __future__ import annotations

import importlib
import json
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import Program
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from factcli.check import RULES, Context
from factcli.errors import Problem
from factcli.formats.as_problems import problems_sarif
from factcli.model import Base, Source

BASE = """[base]
title = "A tower"

[kinds.tower]
label = "tower"
plural = "towers"

[kinds.house]
label = "house"
plural = "houses"

[properties.height]
label = "height"
of = ["tower"]
type = "number"
unit = "metres"

[sources.gazette]
title = "Gazette"
file = "gazette.txt"

[things.tower]
name = "Old Tower"
kind = "tower"
source = { id = "gazette", paragraph = 1 }

[facts.height]
subject = "tower"
property = "height"
value = 30
text = "The Old Tower is 30 metres high."
source = { id = "gazette", paragraph = 1 }
"""

FAULTS = {
    "no-locator": (
        ('high."\nsource = { id = "gazette", paragraph = 1 }', 'high."\nsource = "gazette"'),
        'facts.toml:27:1: no-locator: fact "height": no place in gazette\n    [facts.height]\n    ^\n'
        "    hint: add paragraph, or start and end\n",
    ),
    "figure-without-unit": (
        ('[facts.height]\n', '[facts.visitors]\ntext = "Many came."\namount = { number = 40 }\n'
         'source = { id = "gazette", paragraph = 1 }\n\n[facts.height]\n'),
        'facts.toml:27:1: figure-without-unit: fact "visitors": 40 has no unit\n    [facts.visitors]\n    ^\n'
        "    hint: say what it is of: unit = …\n",
    ),
    "rank-without-reason": (
        ("value = 30\n", 'value = 30\nrank = "preferred"\n'),
        'facts.toml:27:1: rank-without-reason: fact "height": preferred without a reason\n    [facts.height]\n    ^\n'
        "    hint: say why: rank_reason = …\n",
    ),
    "orphan-thing": (
        ("[facts.height]\n",
         '[things.new]\nname = "New Tower"\nkind = "tower"\nsource = "gazette"\n\n[facts.height]\n'),
        'facts.toml:27:1: orphan-thing: thing "new": no fact names it\n    [things.new]\n    ^\n'
        "    hint: add what is known of it, or take it out\n",
    ),
    "orphan-source": (
        ("[things.tower]\n", '[sources.herald]\ntitle = "Herald"\n\n[things.tower]\n'),
        'facts.toml:22:1: orphan-source: source "herald": nothing cites it\n    [sources.herald]\n    ^\n'
        "    hint: cite it, or take it out\n",
    ),
    "unreachable-words": (
        ('plural = "towers"\n', 'plural = "towers"\nwords = ["tall old grey stone keep above town"]\n'),
        'facts.toml:4:1: unreachable-words: kind "tower": "tall old grey stone keep above town" has more than 6 telling'
        " words\n    [kinds.tower]\n    ^\n    hint: no question can have it; say it in fewer\n",
    ),
    "stale-review": (
        ('high."\nsource', 'high."\nreview_by = "2027-01"\nsource'),
        'facts.toml:27:1: stale-review: fact "height": to be looked at again by January 2027, which was over 3 months'
        " ago\n    [facts.height]\n    ^\n    hint: look again, then put review_by off or take it out\n",
    ),
    "quotation-without-occasion": (
        ("[facts.height]\n", '[facts.said]\ntext = "Said."\nspeaker = "tower"\nquote = "Ding"\n'
         'source = { id = "gazette", paragraph = 1 }\n\n[facts.height]\n'),
        'facts.toml:27:1: quotation-without-occasion: fact "said": a quotation without occasion or date\n'
        "    [facts.said]\n    ^\n    hint: add occasion, time or as_of\n",
    ),
    "double-meaning": (
        ('plural = "houses"\n', 'plural = "houses"\nwords = ["towers"]\n'),
        'facts.toml:8:1: double-meaning: kind "house": "towers" also means the kind tower\n    [kinds.house]\n    ^\n'
        "    hint: take it out of one of the two\n",
    ),
    "near-duplicate": (
        ("[facts.height]\n", '[facts.again]\nsubject = "tower"\nproperty = "height"\nvalue = 30\n'
         'text = "30 metres high is the Old Tower."\nsource = { id = "gazette", paragraph = 2 }\n\n[facts.height]\n'),
        'facts.toml:34:1: near-duplicate: fact "height": says almost the same as again\n    [facts.height]\n    ^\n'
        "    hint: make it one fact with two references\n",
    ),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder with a base in which nothing is wrong the current one."""
    (tmp_path / "facts.toml").write_text(BASE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(importlib.import_module("factcli.commands.check"), "today", lambda: date(2027, 5, 20))
    return tmp_path


def spoil(folder: Path, name: str) -> str:
    """Plant the fault of a rule; return what is to be said of it."""
    (old, new), told = FAULTS[name]
    text = (folder / "facts.toml").read_text("utf-8")
    assert text.count(old) == 1
    (folder / "facts.toml").write_text(text.replace(old, new), encoding="utf-8")
    return told


def test_where_nothing_is_wrong_nothing_is_said(folder: Path, factcli: Program) -> None:
    """Silence and 0, with the strict rules too."""
    assert factcli.answers("check", "--base", str(folder)) == ""
    assert factcli.answers("check", "--base", str(folder), "--strict") == ""


def test_each_rule_has_a_case_and_an_explanation(factcli: Program) -> None:
    """No rule goes untried; each says what it is for."""
    assert FAULTS.keys() == RULES.keys()
    for name, rule in RULES.items():
        assert factcli.answers("check", "--explain", name) == f"{name}: {rule.explanation}\n"


@pytest.mark.parametrize("name", FAULTS)
def test_a_rule_finds_its_fault_at_its_place(folder: Path, factcli: Program, name: str) -> None:
    """File, line, column, rule, what, the line with a caret, and what to do; style only where it is asked for."""
    told = spoil(folder, name)
    run = factcli.run("check", "--base", "facts.toml", "--strict")
    assert (run.code, run.out, run.err) == (1, told, "")
    assert factcli.run("check", "--base", "facts.toml").code == (1 if RULES[name].default else 0)
    assert factcli.run("check", "--base", "facts.toml", "--rule", name).out == told


def test_a_base_that_cannot_be_read_has_its_own_problems(folder: Path, factcli: Program) -> None:
    """What the loader finds comes in the same form, all at once."""
    (folder / "facts.toml").write_text(BASE.replace('kind = "tower"', 'kind = "castle"'), encoding="utf-8")
    run = factcli.run("check", "--base", "facts.toml")
    assert run.code == 1
    assert run.out.startswith(
        'facts.toml:24:1: unknown-kind: thing "tower": unknown kind "castle"\n    kind = "castle"\n'
    )


def test_an_unknown_rule_is_refused_with_those_there_are(factcli: Program) -> None:
    """A rule that is not there is the user's to mend."""
    told = factcli.refuses("check", "--rule", "spelling")
    assert told == f'error: no rule "spelling"\nhint: there are {", ".join(RULES)}\n'


def test_json_has_every_problem(folder: Path, factcli: Program) -> None:
    """Rule, place, message and hint, by name."""
    spoil(folder, "no-locator")
    assert json.loads(factcli.run("check", "--base", "facts.toml", "--json").out) == {
        "schema": "factcli.check/1",
        "problems": [
            {
                "rule": "no-locator",
                "file": "facts.toml",
                "line": 27,
                "column": 1,
                "message": 'fact "height": no place in gazette',
                "hint": "add paragraph, or start and end",
            }
        ],
    }


_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
_POSITIVE = {"type": "integer", "minimum": 1}
_URI = r"^(file:///([A-Za-z]:/)?)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})*$"
"""What is a URI reference (RFC 3986) whatever it stands for: no sign of the URI's own but those of folders."""
_REGION = {"startLine": _POSITIVE, "startColumn": _POSITIVE}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results", "columnKind"],
                "properties": {
                    "columnKind": {"const": "unicodeCodePoints"},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id"],
                                            "properties": {
                                                "id": {"type": "string"},
                                                "shortDescription": _TEXT,
                                                "fullDescription": _TEXT,
                                            },
                                            "additionalProperties": False,
                                        },
                                    },
                                },
                                "additionalProperties": False,
                            }
                        },
                        "additionalProperties": False,
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "ruleId", "locations"],
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": _TEXT,
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "properties": {
                                            "physicalLocation": {
                                                "type": "object",
                                                "required": ["artifactLocation"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "type": "object",
                                                        "properties": {"uri": {"type": "string", "pattern": _URI}},
                                                        "additionalProperties": False,
                                                    },
                                                    "region": {
                                                        "type": "object",
                                                        "properties": {
                                                            "startLine": _POSITIVE,
                                                            "startColumn": _POSITIVE,
                                                        },
                                                        "additionalProperties": False,
                                                    },
                                                },
                                                "additionalProperties": False,
                                            }
                                        },
                                        "additionalProperties": False,
                                    },
                                },
                            },
                            "additionalProperties": False,
                        },
                    },
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""The part of the SARIF 2.1.0 schema that `check` writes (OASIS, sections 3.13 to 3.30), nothing else allowed."""


def test_sarif_is_as_its_schema_has_it(folder: Path, factcli: Program) -> None:
    """With problems and without, each result points at its rule and its place."""
    for name in (None, "no-locator", "near-duplicate"):
        if name:
            spoil(folder, name)
        log = json.loads(factcli.run("check", "--base", "facts.toml", "--strict", "--format", "sarif").out)
        Draft202012Validator(SARIF).validate(log)
        (run,) = log["runs"]
        rules = run["tool"]["driver"]["rules"]
        assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    assert {each["ruleId"] for each in run["results"]} == {"no-locator", "near-duplicate"}


URIS = {
    "facts.toml": "facts.toml",
    "my base/50% #1?.toml": "my%20base/50%25%20%231%3F.toml",
    "a:b.toml": "a%3Ab.toml",
    "tür.toml": "t%C3%BCr.toml",
    "/home/me/facts.toml": "file:///home/me/facts.toml",
    "C:\\bases\\my facts.toml": "file:///C:/bases/my%20facts.toml",
    "bases\\facts.toml": "bases/facts.toml",
}


@pytest.mark.parametrize("file", URIS)
def test_sarif_names_a_file_by_a_uri(file: str) -> None:
    """What a URI reads as its own is escaped; a file outside of the folder has a whole address."""
    assert uri_of(file) == URIS[file]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\\\0"), min_size=1))
def test_sarif_is_valid_for_any_name_of_a_file(file: str) -> None:
    """And the name can be read out of it again."""
    assert unquote(uri_of(file)) in {file, f"file://{file}", f"file:///{file}"}


def uri_of(file: str) -> str:
    """Return the URI of a file in a valid log."""
    log = json.loads(problems_sarif([Problem(file, 3, 1, "no-locator", "no place", "add one")], {}, "1.0"))
    Draft202012Validator(SARIF).validate(log)
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert isinstance(uri, str)
    return uri


def test_github_gets_an_annotation_a_problem(folder: Path, factcli: Program) -> None:
    """One workflow command a line, with what would end a property escaped."""
    spoil(folder, "no-locator")
    assert factcli.run("check", "--base", "facts.toml", "--format", "github").out == (
        '::error file=facts.toml,line=27,col=1,title=no-locator::fact "height": no place in gazette: add paragraph, or'
        " start and end\n"
    )


# review_by, the day it is looked at, what is said of it
REVIEWS = [
    ("2027-05-19", "2027-05-20", "to be looked at again by 19 May 2027, which was over yesterday"),
    ("2027-05-20", "2027-05-20", None),
    ("2027-05", "2027-05-31", None),
    ("2027-05", "2027-06-02", "to be looked at again by May 2027, which was over 2 days ago"),
    ("2027-01", "2027-03-31", "to be looked at again by January 2027, which was over 59 days ago"),
    ("2027-01", "2027-04-30", "to be looked at again by January 2027, which was over 2 months ago"),
    ("2020", "2027-05-20", "to be looked at again by 2020, which was over 6 years ago"),
    ("2012/2020", "2027-05-20", "to be looked at again by 2012 to 2020, which was over 6 years ago"),
    ("2026~", "2027-05-20", None),  # it may be about now
    ("2026?", "2027-05-20", None),
    ("2020~", "2027-05-20", "to be looked at again by about 2020, which was over 6 years ago"),
    ("202X", "2027-05-20", None),
    ("2020/..", "2027-05-20", None),
    ("2030", "2027-05-20", None),
]


@pytest.mark.parametrize(("review_by", "today", "told"), REVIEWS)
def test_a_review_is_stale_when_its_time_is_certainly_over(review_by: str, today: str, told: str | None) -> None:
    """Of a hedged date only when it is over at its widest; the rule is told what day it is."""
    sources = {"gazette": Source("gazette", "Gazette", review_by=review_by)}
    base = Base("t", "", {}, {}, {}, {}, sources, {}, {})
    found = list(RULES["stale-review"].find(base, Context(date.fromisoformat(today))))
    assert [(each.section, each.id, each.message) for each in found] == ([("sources", "gazette", told)] if told else [])


def test_a_source_and_the_claims_of_a_record_are_looked_at_again_too(folder: Path, factcli: Program) -> None:
    """Each in its place, a claim of a record at the record; `show` tells the date."""
    text = BASE.replace('title = "Gazette"\n', 'title = "Gazette"\nreview_by = "2025"\n')
    text = text.partition("[facts.height]")[0] + (
        '[records.tower]\nheight = 30\nreview_by = "2027-05-18"\nsource = { id = "gazette", paragraph = 1 }\n'
    )
    (folder / "facts.toml").write_text(text, encoding="utf-8")
    assert factcli.run("check", "--base", "facts.toml").out == (
        'facts.toml:18:1: stale-review: source "gazette": to be looked at again by 2025, which was over 16 months ago\n'
        "    [sources.gazette]\n    ^\n    hint: look again, then put review_by off or take it out\n"
        'facts.toml:28:1: stale-review: fact "tower:height": to be looked at again by 18 May 2027, which was over 2'
        " days ago\n    [records.tower]\n    ^\n    hint: look again, then put review_by off or take it out\n"
    )
    for name, told in (("tower:height", "review by: 2027-05-18\n"), ("gazette", "review by: 2025\n")):
        assert told in factcli.answers("show", name, "--base", "facts.toml")


def test_the_day_of_the_command_is_today() -> None:
    """It is the one thing of a check that does not stand in the base."""
    assert abs((importlib.import_module("factcli.commands.check").today() - date.today()).days) <= 1  # noqa: DTZ011
