"""Markdown: a bullet an answer, its sources as footnotes; what a base holds is text and never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcli.formats import citation, safe, wording
from factcli.reply import Answer, Citation, Reply

_MARKUP = re.compile(r"[\\`*_\[\]~|$]")
_AT_START = re.compile(r"(?:[-+#=:]|\d+(?=[.)]))")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LINKABLE = re.compile(r"https?://[\w./?=%&+,:;@!#$()*'~-]+", re.ASCII)


def render_markdown(replies: Iterable[Reply]) -> Iterator[str]:
    """Render each reply as a list with its footnotes, numbered through all replies."""
    numbering = wording.Numbering()
    between = ""
    for reply in replies:
        if reply.answers:
            yield between
            yield from (_bullet(answer, numbering) for answer in reply.answers)
            notes = "".join(f"[^{number}]: {_note(source)}\n" for number, source in numbering.new())
            yield from (f"\n{each}" for each in (notes, _details(reply)) if each)
            between = "\n"


def escape(text: str) -> str:
    """Make one line of ``text`` read as itself in Markdown and in the HTML made from it."""
    escaped = _MARKUP.sub(r"\\\g<0>", safe.line(text))
    for char, entity in _ENTITIES.items():
        escaped = escaped.replace(char, entity)
    start = _AT_START.match(escaped)
    if start is None:
        return escaped
    at = start.end() if start[0].isdigit() else 0
    return f"{escaped[:at]}\\{escaped[at:]}"


def _bullet(answer: Answer, numbering: wording.Numbering) -> str:
    name = wording.lead(answer)
    marks = " ".join(f"[^{number}]" for number in numbering.cite(answer.sources))
    parts = (f"**{escape(name)}**:" if name else "", escape(answer.text), escape(wording.qualifiers(answer)), marks)
    quote = wording.quotation(answer)
    return f"- {' '.join(filter(None, parts))}\n" + (f"  > {escape(quote)}\n" if quote else "")


def _details(reply: Reply) -> str:
    lines = [f"**{escape(each.name)}**: {escape(each.value)}" for each in reply.details]
    return "\\\n".join(lines) + "\n" if lines else ""


def _note(source: Citation) -> str:
    parts = [escape(part) for part in (citation.document(source), citation.place(source)) if part]
    address = citation.web(source)
    if address:
        parts.append(f"<{address}>" if _LINKABLE.fullmatch(address) else escape(address))
    return " \N{EM DASH} ".join(parts)
