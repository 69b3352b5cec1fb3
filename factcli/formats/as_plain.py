"""Plain text, for pipes and for reading aloud: an answer a line, at the left edge; what belongs to it indented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from factcli.formats import safe, wording
from factcli.formats.citation import citation_line
from factcli.reply import Answer, Reply

INDENT = "    "


def render_plain(replies: Iterable[Reply]) -> Iterator[str]:
    """Render the answers of each reply; a blank line stands between replies."""
    between = ""
    for reply in replies:
        if reply.answers:
            details = [f"{safe.line(each.name)}: {safe.line(each.value)}" for each in reply.details]
            yield between
            yield from (f"{each}\n" for each in answer_lines(reply.answers))
            yield from (f"{each}\n" for each in ([""] if details else []) + details)
            between = "\n"


def answer_lines(answers: Iterable[Answer]) -> Iterator[str]:
    """Write answers with their sources: beneath a single answer, numbered and at the end for several."""
    numbering = wording.Numbering()
    ahead = iter(answers)
    first, second = next(ahead), next(ahead, None)
    if second is None:
        numbering.cite(first.sources)
        yield from (_sentence(first), *_quotation(first), *_sources(numbering, INDENT))
        return
    for answer in chain((first, second), ahead):
        marks = " ".join(f"[{number}]" for number in numbering.cite(answer.sources))
        yield f"{_sentence(answer)} {marks}".rstrip()
        yield from _quotation(answer)
    yield from ("", "Sources", *_sources(numbering, ""))


def _sentence(answer: Answer) -> str:
    name = wording.lead(answer)
    sentence = f"{name}: {safe.line(answer.text)}" if name else safe.line(answer.text)
    return f"{sentence} {wording.qualifiers(answer)}".rstrip(" ")


def _quotation(answer: Answer) -> list[str]:
    words = wording.quotation(answer)
    return [INDENT + words] if words else []


def _sources(numbering: wording.Numbering, indent: str) -> list[str]:
    return [f"{indent}[{number}] {citation_line(source)}" for number, source in numbering.new()]
