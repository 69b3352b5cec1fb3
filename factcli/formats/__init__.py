"""Replies as text, one small pure module a form; none of them asks about terminal, file or environment.

:func:`render` gives what belongs on standard output. What belongs on standard error, the refusal and the explanation,
is in :mod:`factcli.formats.refusal`: only the JSON forms say on standard output that there is no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, assert_never, get_args

if TYPE_CHECKING:
    from factcli.reply import Reply

Form = Literal["table", "json", "jsonl", "csv", "markdown", "plain"]
FORMS: tuple[Form, ...] = get_args(Form)


def render(
    replies: Iterable[Reply], form: Form, *, width: int = 80, color: bool = False, explain: bool = False
) -> Iterator[str]:
    """Render replies in ``form``, piece by piece: but a table, which sees all of a reply, holds nothing back.

    ``width`` (in columns) and ``color`` are for the table; ``explain`` adds the explanation to the JSON forms.
    """
    match form:
        case "table":
            from factcli.formats.as_table import render_table  # noqa: PLC0415 - 35 ms, most of it Rich

            return render_table(replies, width=width, color=color)
        case "json":
            from factcli.formats.as_json import render_json  # noqa: PLC0415 - 3 ms

            return render_json(replies, explain=explain)
        case "jsonl":
            from factcli.formats.as_json import render_jsonl  # noqa: PLC0415 - 3 ms

            return render_jsonl(replies, explain=explain)
        case "csv":
            from factcli.formats.as_csv import render_csv  # noqa: PLC0415 - 4 ms

            return render_csv(replies)
        case "markdown":
            from factcli.formats.as_markdown import render_markdown  # noqa: PLC0415 - 8 ms

            return render_markdown(replies)
        case "plain":
            from factcli.formats.as_plain import render_plain  # noqa: PLC0415 - 7 ms

            return render_plain(replies)
        case _:
            assert_never(form)


__all__ = ["FORMS", "Form", "render"]
