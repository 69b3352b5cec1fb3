"""What the prose styles share: brackets around whatever a document does not print, quotation marks, joints."""

from __future__ import annotations

from factcli.formats import safe
from factcli.formats.cite.sorts import sort_of
from factcli.formats.cite.when import When, read
from factcli.formats.wording import quoted
from factcli.model import Source


def marked(source: Source, field: str) -> str:
    """Return a field of a source, in brackets where it is inferred; nothing where it has none."""
    text = safe.line(getattr(source, field) or "")
    return f"[{text}]" if text and field in source.inferred else text


def title(source: Source) -> str:
    """Return the title: of a part of something larger in quotation marks, in brackets where it is not printed."""
    is_printed_part = sort_of(source.type).part and "title" not in source.inferred
    return quoted(source.title) if is_printed_part else marked(source, "title")


def published(source: Source) -> When | None:
    """Return when a source was published."""
    return read(source.published) if source.published else None


def dated(source: Source, words: str, undated: str = "n.d.") -> str:
    """Return a date in brackets where the document does not print it so: with "ca." and "?" as it is hedged."""
    when = published(source)
    if when is None:
        return undated
    about = "ca. " if when.approximate else ""
    doubt = "?" if when.uncertain else ""
    said = safe.line(f"{about}{words}{doubt}" if when.days else when.words)
    return f"[{said}]" if about or doubt or "published" in source.inferred else said


def joined(parts: list[str], mark: str) -> str:
    """Join parts with a comma or a full stop, which goes inside closing quotation marks, as Americans set it."""
    closing = "\N{RIGHT DOUBLE QUOTATION MARK}"
    said = ""
    for part in filter(None, parts):
        if not said:
            said = part
        elif said.endswith(closing):
            said = f"{said[:-1]}{_mark(said[:-1], mark)}{closing} {part}"
        else:
            said = f"{said}{_mark(said, mark)} {part}"
    return said


def ended(text: str) -> str:
    """End a sentence with one full stop."""
    return joined([text, "x"], ".")[:-2]


def _mark(before: str, mark: str) -> str:
    """Return the mark, or nothing where a stop is there already."""
    stops = "?!" if mark == "," else ".?!"
    return "" if before.endswith(tuple(stops)) else mark
