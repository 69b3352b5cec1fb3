"""Plain text, for pipes and for reading aloud: an answer a line, at the left edge; what belongs to it indented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
            lines = [*answer_lines(reply.answers), *([""] if details else []), *details]
            yield between + "".join(f"{each}\n" for each in lines)
            between = "\n"


def answer_lines(answers: Sequence[Answer]) -> list[str]:
    """Write answers with their sources: beneath a single answer, numbered and at the end for several."""
    numbering = wording.Numbering()
    if len(answers) == 1:
        numbering.cite(answers[0].sources)
        return [_sentence(answers[0]), *_quotation(answers[0]), *_sources(numbering, INDENT)]
    lines = []
    for answer in answers:
        marks = " ".join(f"[{number}]" for number in numbering.cite(answer.sources))
        lines += [f"{_sentence(answer)} {marks}".rstrip(), *_quotation(answer)]
    return [*lines, "", "Sources", *_sources(numbering, "")]


def _sentence(answer: Answer) -> str:
    name = wording.lead(answer)
    sentence = f"{name}: {safe.line(answer.text)}" if name else safe.line(answer.text)
    return f"{sentence} {wording.qualifiers(answer)}".rstrip(" ")


def _quotation(answer: Answer) -> list[str]:
    words = wording.quotation(answer)
    return [INDENT + words] if words else []


def _sources(numbering: wording.Numbering, indent: str) -> list[str]:
    return [f"{indent}[{number}] {citation_line(source)}" for number, source in numbering.new()]
