"""The stages in a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcli.frozen import frozen
from factcli.query import CountOf, Named, Query, Where
from factcli.question.asking import Asking
from factcli.question.defining import definition
from factcli.question.lexical import lex
from factcli.question.lexicon import Lexicon
from factcli.question.phrases import Span, spans
from factcli.question.read import Read, Readings
from factcli.question.spelling import spell
from factcli.question.weighing import weighs
from factcli.question.words import Token, tokens, typed
from factcli.reply import Correction, Reading


@frozen
class Understanding:
    """What a question was read as.

    ``things`` are its readings as one about things, numbers and relations: all the cheapest, each of them right as far
    as grammar goes. ``facts`` are its readings as one about facts, the likelier first. ``weighs``: it compares things.
    """

    words: tuple[Token, ...]
    spans: tuple[Span, ...]
    things: tuple[Query, ...]
    facts: Iterable[Read]
    corrections: tuple[Correction, ...]
    weighs: bool = False

    def explain(self, query: str) -> tuple[Reading, ...]:
        """Say how each word was taken in one of the readings about things, given as it is written."""
        rows: list[Reading] = []
        end = 0
        for place, token in enumerate(self.words):
            if place < end:
                continue
            span, meaning = self._used(place, query)
            end = span.end if span else place + 1
            words = typed(self.words[place:end])
            rows.append(
                Reading(words, meaning or ("a function word" if token.small else "the grammar of the question"))
            )
        return tuple(rows)

    def _used(self, place: int, query: str) -> tuple[Span | None, str]:
        """Return the longest run from a place that means something in the query, and what."""
        for span in self.spans:
            used = [each for each in span.senses if span.start == place and each.target.partition("=")[0] in query]
            if used:
                return span, " or ".join(f"{each.sense} {each.target}" for each in used)
        return None, ""


def understand(sentence: str, lexicon: Lexicon) -> Understanding:
    """Read a question."""
    said = tokens(sentence)
    found = spans(said, lexicon)
    words, changes = spell(said, found, lexicon)
    if changes:
        found = spans(words, lexicon)
    corrections = tuple(Correction(*change) for change in changes)
    asking = Asking(words, found, lexicon)
    defined = definition(asking)
    things = () if defined else _things(words, found, lexicon)
    read = Readings([defined] if defined else _facts(asking))
    return Understanding(words, tuple(found), things, read, corrections, weighs(words, found))


def _things(words: Sequence[Token], found: Sequence[Span], lexicon: Lexicon) -> tuple[Query, ...]:
    lexed = lex(words, found, lexicon)
    if lexed is None:
        return ()
    from factcli.question.chart import Chart  # noqa: PLC0415 - with the grammar 3 ms that most questions need not pay
    from factcli.question.schema import Schema  # noqa: PLC0415
    from factcli.question.things import GRAMMAR  # noqa: PLC0415

    chart = Chart(GRAMMAR, lexed.words, Schema(lexicon))
    whole = [reading for reading in chart.read("question", 0) if reading.end == lexed.length]
    whole = [reading for reading in whole if not _counts_names(reading.value)]
    least = min((reading.cost for reading in whole), default=0)
    return tuple(dict.fromkeys(reading.value for reading in whole if reading.cost == least))


def _facts(asking: Asking) -> Iterator[Read]:
    from factcli.question.readings import readings  # noqa: PLC0415 - 1 ms that what things answer does not pay

    yield from readings(asking)


def _counts_names(query: Query) -> bool:
    """Whether a query counts what is named one by one: "how many X fighters" asks for no number of things called X."""
    if not isinstance(query, CountOf):
        return False
    counted = query.set
    while isinstance(counted, Where):
        counted = counted.of
    return isinstance(counted, Named)
