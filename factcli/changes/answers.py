"""Golden questions asked of two versions of a base: those whose reply is another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from factcli import answer
from factcli.changes.values import Answered
from factcli.frozen import replace
from factcli.golden import Golden
from factcli.index import Index
from factcli.reply import Answer, Name, Reply


def of_both(before: Iterable[Golden], after: Iterable[Golden]) -> tuple[str, ...]:
    """Return the questions of two versions, each once: those that are asked now, then those that no longer are."""
    return tuple(dict.fromkeys(each.ask for each in (*after, *before)))


def answers(questions: Iterable[str], before: Index, after: Index) -> tuple[Answered, ...]:
    """Ask questions of both versions, and return those with another status or other answers."""
    asked = (Answered(each, answer.ask(each, before), answer.ask(each, after)) for each in questions)
    return tuple(each for each in asked if _told(each.before) != _told(each.after))


def only_in(answers: Iterable[Answer], others: Iterable[Answer]) -> tuple[Answer, ...]:
    """Return the answers that are not among others as people see them."""
    left = Counter(map(_seen, others))
    found = []
    for each in answers:
        left[_seen(each)] -= 1
        if left[_seen(each)] < 0:
            found.append(each)
    return tuple(found)


def _told(reply: Reply) -> tuple[str, list[str]]:
    """Return what is compared of a reply: its status, and its answers in any order."""
    return reply.status, sorted(map(_seen, reply.answers))


def _seen(answer: Answer) -> str:
    """Return what people see of an answer: no ids, and its numbers with their digits."""
    sources = tuple(replace(each, id="") for each in answer.sources)
    names = {name: _unnamed(getattr(answer, name)) for name in ("value", "subject", "speaker", "according_to")}
    return repr(replace(answer, facts=(), sources=sources, **names))


def _unnamed(value: object) -> object:
    return value.name if isinstance(value, Name) else value
