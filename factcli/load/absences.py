"""Making absences: what was looked for in which sources, when, and not found."""

from __future__ import annotations

from factcli.load.document import Entry, Table
from factcli.load.naming import quoted
from factcli.load.references import References
from factcli.load.scope import Scope
from factcli.load.sentences import Sentences
from factcli.model import Absence, Fact

_SEARCH = ("looked_for", "looked_on")
_KEYS = (*_SEARCH, "text", "source", "about", "topics", "acts", "words")
"""All that an absence may have."""


def is_absence(written: Table) -> bool:
    """Whether a fact says that something was looked for."""
    return "looked_for" in written or "looked_on" in written


def make_absence(entry: Entry, scope: Scope, references: References, sentences: Sentences) -> Fact:
    """Make the fact that something was not found; what does not go with that is noted."""
    _check(entry, scope)
    scope.check_about(entry)
    table = entry.table
    absence = Absence(tuple(table.get("looked_for", ())), table.get("looked_on", ""), "text" in table)
    searched = references.of(entry)
    return Fact(
        id=entry.id,
        text=table.get("text") or sentences.say_absence(absence, [each.source for each in searched]),
        references=searched,
        about=tuple(table.get("about", ())),
        topics=tuple(table.get("topics", ())),
        acts=tuple(table.get("acts", ())),
        words=tuple(table.get("words", ())),
        absence=absence,
        file=entry.document.file,
        line=entry.line,
    )


def _check(entry: Entry, scope: Scope) -> None:
    faults = scope.faults
    for key in _SEARCH:
        if key not in entry.written:
            hint = f"add {key} = …; an absence says what was looked for, and when"
            faults.in_entry(entry, (), "missing-key", f"no {quoted(key)}", hint)
    for key in (key for key in entry.table if key not in _KEYS):
        hint = "take it out, or make another fact of it: an absence says but what was looked for, where and when"
        faults.in_entry(entry, (key,), "absence-key", f"{quoted(key)} does not go with what was looked for", hint)
    if "source" not in entry.written:
        hint = "add source = […], all the sources that were searched; that of [base] does not stand for them"
        faults.in_entry(entry, (), "missing-source", "no source", hint)
    sources = entry.table.get("source", ())
    for position, one in enumerate(sources if isinstance(sources, list) else [sources]):
        at = ("source", position) if isinstance(sources, list) else ("source",)
        for key in (key for key in one if key != "id") if isinstance(one, dict) else ():
            hint = "give the id alone: the whole source was searched"
            faults.in_entry(entry, (*at, key), "absence-place", f"{quoted(key)} of a source that was searched", hint)
