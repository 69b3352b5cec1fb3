"""Replies as text, one small pure module a form; none of them asks about terminal, file or environment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, assert_never

from factcli.formats.as_json import render_json, render_jsonl
from factcli.reply import Reply

Form = Literal["json", "jsonl"]


def render(replies: Iterable[Reply], form: Form, *, explain: bool = False) -> Iterator[str]:
    """Render replies in ``form``, a piece of text as soon as its reply is there; each piece ends its line."""
    match form:
        case "json":
            return render_json(replies, explain=explain)
        case "jsonl":
            return render_jsonl(replies, explain=explain)
        case _:
            assert_never(form)


__all__ = ["Form", "render"]
