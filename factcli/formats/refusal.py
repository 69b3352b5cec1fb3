"""What is said beside the answers, for standard error: why there is none, what to do, what comes nearest."""

from __future__ import annotations

from collections.abc import Iterator

from factcli.formats import safe
from factcli.formats.as_plain import answer_lines
from factcli.formats.wording import quoted
from factcli.frozen import replace
from factcli.reply import Reply, ReplyStatus

_STATUS: dict[ReplyStatus, str] = {
    "answered": "answered",
    "unanswered": "nothing recorded",
    "not_understood": "not understood",
    "ambiguous": "ambiguous",
}


def refusal(reply: Reply) -> str:
    """Say why a reply has no answer, and how it was read; of an answered one, only the words read as others."""
    lines = list(_corrections(reply) if reply.status == "answered" else _refusal(reply))
    return "".join(f"{line}\n" for line in lines)


def explanation(reply: Reply) -> str:
    """Say how the words of the question were read, and the typed query that gives the same result."""
    rows = [(safe.line(each.words), safe.line(each.meaning)) for each in reply.explanation]
    width = min(max((len(words) for words, _ in rows), default=0), 30)
    lines = [f"understood as: {safe.line(reply.understood)}"] if reply.understood else []
    lines += [f"  {words:<{width}}  {meaning}".rstrip() for words, meaning in rows]
    lines += [f"query: {safe.line(reply.query)}"] if reply.query else []
    return "".join(f"{line}\n" for line in lines)


def _refusal(reply: Reply) -> Iterator[str]:
    status = _STATUS[reply.status]
    yield f"{status}: {safe.line(reply.cause)}" if reply.cause else status
    if reply.understood:
        yield f"understood as: {safe.line(reply.understood)}"
    yield from _corrections(reply)
    if any(word not in (reply.cause or "") for word in reply.unmatched):
        yield f"words that were not understood: {', '.join(map(quoted, reply.unmatched))}"
    if reply.choices:
        yield "it may mean:"
        yield from (f"  {number}. {safe.line(choice)}" for number, choice in enumerate(reply.choices, 1))
    if reply.hint:
        yield f"hint: {safe.line(reply.hint)}"
    if reply.related:
        yield from ("", "nearest facts, not answers:")
        related = [replace(each, value=None) for each in reply.related]  # a thing in it is not what was asked for
        yield from (f"  {line}".rstrip() for line in answer_lines(related))


def _corrections(reply: Reply) -> Iterator[str]:
    for each in reply.corrections:
        yield f"read {quoted(each.wrong)} as {quoted(each.right)}"
