"""The form for a terminal: answers set out to be read, what was asked for in bold, the sources numbered beneath.

Several numbers are a table, aligned so that they compare at a glance; anything else reads better as sentences, since
a column of names beside sentences that repeat them says everything twice and leaves no room for either.
The only module here that needs Rich (45 ms to import); data reaches it only as ``Text``, never as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factcli.formats import citation, safe, wording
from factcli.formats.number import digits, grouped, is_large
from factcli.reply import Answer, Detail, Reply

_NARROWEST, _WIDEST = 24, 100
"""Narrower nothing can be set; wider, the eye loses the line."""
_RULE = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
"""No lines but the one beneath the head."""
_BLANK_END = re.compile(r"(?: |\x1b\[[\d;]*m)+$")


def render_table(replies: Iterable[Reply], *, width: int = 80, color: bool = False) -> Iterator[str]:
    """Render the answers of each reply for a terminal of ``width`` columns; a blank line stands between replies."""
    measure = min(max(width, _NARROWEST), _WIDEST)
    between = ""
    for reply in replies:
        if reply.answers:
            parts = [*_answers(reply.answers, measure), *_details(reply.details)]
            yield between + _text(parts, measure, color=color)
            between = "\n"


def _text(parts: Iterable[RenderableType], width: int, *, color: bool) -> str:
    console = Console(
        file=StringIO(),
        width=width,
        height=100,
        force_terminal=color,
        force_jupyter=False,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},  # or Rich asks the environment for sizes and colours
    )
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    lines = captured.get().removesuffix("\n").split("\n")
    return "".join(_BLANK_END.sub(lambda end: end[0].replace(" ", ""), line) + "\n" for line in lines)


def _answers(answers: Sequence[Answer], width: int) -> Iterator[RenderableType]:
    numbering = wording.Numbering()
    numbers = [answer.value for answer in answers if isinstance(answer.value, Decimal)]
    if len(answers) == 1:
        numbering.cite(answers[0].sources)
        yield _statement(answers[0])
    elif len(numbers) < len(answers) or cell_len((column := _column(answers, numbers))[0]) * 2 > width:
        yield _list(answers, numbering)
    else:
        yield _table(answers, column, numbering)
    yield Text()
    yield _sources(numbering)


def _details(details: Sequence[Detail]) -> Iterator[RenderableType]:
    if details:
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        for each in details:
            grid.add_row(Text(safe.line(each.name)), Text(safe.line(each.value)))
        yield from (Text(), grid)


def _list(answers: Sequence[Answer], numbering: wording.Numbering) -> Table:
    """Set answers one beneath the other, those of one thing (a speaker's statements) beneath its name."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    names = [wording.thing(answer) for answer in answers]
    grouped = len(set(names)) < len(names) and all(names)
    for number, (answer, name, before) in enumerate(zip(answers, names, ["", *names], strict=False), 1):
        if grouped and name != before:
            grid.add_row("", Text(name, "bold"))
        grid.add_row(f"{number}.", _statement(answer, _marks(answer, numbering), named=not grouped))
    return grid


def _table(answers: Sequence[Answer], values: Sequence[str], numbering: wording.Numbering) -> Table:
    table = Table(box=_RULE, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column(Text(values[0]), style="bold", no_wrap=True)
    table.add_column("statement", overflow="fold")
    for number, (answer, value) in enumerate(zip(answers, values[1:], strict=True), 1):
        table.add_row(str(number), Text(value), _statement(answer, _marks(answer, numbering)))
    return table


def _column(answers: Sequence[Answer], numbers: Sequence[Decimal]) -> list[str]:
    """Write the numbers' column: its head, the unit they share, and their decimal points beneath each other.

    Thousands are set off in all or in none.
    """
    large = any(is_large(number, answer.unit) for number, answer in zip(numbers, answers, strict=True))
    written = [grouped(number) if large else digits(number) for number in numbers]
    units = [safe.line(answer.unit or "") for answer in answers]
    shared = len(set(units)) == 1
    bounds = [f"{bound} " if (bound := wording.bound_words(answer)) else "" for answer in answers]
    points = [cell_len(bound + each.partition(".")[0]) for bound, each in zip(bounds, written, strict=True)]
    cells = [
        f"{' ' * (max(points) - point)}{bound}{each} {'' if shared else unit}".rstrip(" ")
        for point, bound, each, unit in zip(points, bounds, written, units, strict=True)
    ]
    head = (units[0] if shared else "") or "value"
    room = max(map(cell_len, [head, *cells]))
    spare = room - max(map(cell_len, cells))
    return [" " * (room - cell_len(head)) + head, *(" " * spare + cell for cell in cells)]


def _statement(answer: Answer, marks: str = "", *, named: bool = True) -> RenderableType:
    """Set one answer: its sentence, how surely it is known, its sources' numbers, and the quotation beneath.

    ``named``: what the answer is stands before the sentence where that does not say it.
    """
    sentence = safe.line(answer.text)
    text = Text(sentence)
    if span := _within(answer, sentence):
        text.stylize("bold", *span)
    elif named and (name := wording.thing(answer)):
        text = Text.assemble((name, "bold"), ": ", sentence)
    for part, style in ((wording.qualifiers(answer), "yellow"), (marks, "cyan")):
        if part:
            text.append(" ").append(part, style)
    quote = wording.quotation(answer)
    return Group(text, Padding(Text(quote, "italic"), (0, 0, 0, 4))) if quote else text


def _within(answer: Answer, sentence: str) -> tuple[int, int] | None:
    """Find what was asked for in its sentence."""
    match answer.value:
        case None:
            return None
        case Decimal():
            ways = [grouped(answer.value), digits(answer.value)]
        case str():
            ways = [safe.line(answer.value), wording.date_words(answer.value)]
        case _:
            ways = [wording.thing(answer)]
    written = "|".join(re.escape(way) for way in ways if way)
    found = re.search(rf"(?<![\w.,])(?:{written})(?!\w|[.,]\d)", sentence, re.IGNORECASE) if written else None
    return found.span() if found else None


def _marks(answer: Answer, numbering: wording.Numbering) -> str:
    return " ".join(f"[{number}]" for number in numbering.cite(answer.sources))


def _sources(numbering: wording.Numbering) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(style="cyan", justify="right", no_wrap=True)
    grid.add_column(style="dim", overflow="fold")
    seen: dict[tuple[str, str], int] = {}
    for number, source in numbering.new():
        document, place, address = citation.document(source), citation.place(source), citation.web(source)
        first = seen.setdefault((document, address), number)
        if first != number:  # another place in the same document
            document, address = f"as [{first}]", ""
        words = f"{document} \N{EM DASH} {place}" if place else document
        grid.add_row(f"[{number}]", Text(f"{words}\n{address}" if address else words))
    return grid
