"""The stages in a row."""

from __future__ import annotations

from collections.abc import Sequence

from factcli import english
from factcli.english.slips import bents, inserted
from factcli.english.small import FUNCTION_WORDS
from factcli.english.stem import stem
from factcli.frozen import frozen
from factcli.query import Query
from factcli.question import facts
from factcli.question.chart import Chart
from factcli.question.english import AUXILIARIES, LIGHT, QUESTION_WORDS, REQUESTS
from factcli.question.lexical import lex
from factcli.question.lexicon import Lexicon
from factcli.question.phrases import Span, spans
from factcli.question.schema import Schema
from factcli.question.things import GRAMMAR
from factcli.question.words import Token, correct, nearest, tokens
from factcli.reply import Correction, Reading


@frozen
class Understanding:
    """What a question was read as.

    ``things`` are its readings as one about things, numbers and relations: all the cheapest, each of them right as far
    as grammar goes. ``facts`` are its readings as one about facts, the likelier first.
    """

    words: tuple[Token, ...]
    spans: tuple[Span, ...]
    things: tuple[Query, ...]
    facts: tuple[Query, ...]
    taken: tuple[Reading, ...]
    corrections: tuple[Correction, ...]

    def explain(self, query: str) -> tuple[Reading, ...]:
        """Say how each word was taken in one of the readings, given as it is written."""
        if query.startswith(("find", "compare", "define")):
            return self.taken
        rows: list[Reading] = []
        end = 0
        for place, token in enumerate(self.words):
            if place < end:
                continue
            span, meaning = self._used(place, query)
            end = span.end if span else place + 1
            words = " ".join(each.typed for each in self.words[place:end])
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
    words, changes = _spell(tokens(sentence), lexicon)
    found = spans(words, lexicon)
    of_facts, taken = facts.readings(words, found, lexicon)
    corrections = tuple(Correction(*change) for change in changes)
    things = _things(words, found, lexicon)
    return Understanding(words, tuple(found), things, tuple(of_facts), tuple(taken), corrections)


def _things(words: Sequence[Token], found: Sequence[Span], lexicon: Lexicon) -> tuple[Query, ...]:
    lexed = lex(words, found, lexicon)
    if lexed is None:
        return ()
    chart = Chart(GRAMMAR, lexed.words, Schema(lexicon))
    whole = [reading for reading in chart.read("question", 0) if reading.end == lexed.length]
    least = min((reading.cost for reading in whole), default=0)
    return tuple(dict.fromkeys(reading.value for reading in whole if reading.cost == least))


def _spell(words: tuple[Token, ...], lexicon: Lexicon) -> tuple[tuple[Token, ...], tuple[tuple[str, str], ...]]:
    """Set misspelt words right, but for those that are part of a name."""
    if all(_known(token, lexicon) for token in words):
        return words, ()
    named = {place for span in spans(words, lexicon) for place in range(span.start, span.end)}
    kept = {token for place, token in enumerate(words) if place in named}
    lone = {token for place, token in enumerate(words) if _stands_as_name(words, place)}

    def right(token: Token) -> str | None:
        word = _right(token, lexicon)
        return None if word is not None and token in lone and english.known(stem(word)) else word

    return correct(words, lambda token: token in kept or _known(token, lexicon), right)


def _stands_as_name(words: Sequence[Token], place: int) -> bool:
    """Whether a word is written as a name of one word inside a sentence: "is Handel a city" asks of no "handed"."""
    if not place or not words[place].typed[:1].isupper():
        return False
    beside = [words[each] for each in (place - 1, place + 1) if each < len(words)]
    return not any(
        token.typed[:1].isupper() and not token.small and token.word not in QUESTION_WORDS | AUXILIARIES
        for token in beside
    )


def _known(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is in the lexicon, in a fact, or plain English."""
    return bool(
        token.small
        or not token.word.isalpha()
        or token.word in QUESTION_WORDS | AUXILIARIES | REQUESTS
        or token.stem in LIGHT
        or lexicon.phrase(token.stem)
        or lexicon.knows(token.stem)
        or english.known(token.stem)
    )


def _right(token: Token, lexicon: Lexicon) -> str | None:
    """Return the word that a misspelt one must be: of the base's words, else one of plain English that facts have.

    A name is none of plain English.
    """

    def sense(word: str) -> object:
        return tuple(lexicon.phrase(stem(word))) or stem(word)

    for small in (QUESTION_WORDS, FUNCTION_WORDS):
        meant = nearest(token.word, small, str)
        if meant is not None:
            return meant
    known = lexicon.spellings(bents(token.word))
    near = nearest(token.word, (word for word in known if word != token.word), sense)
    if near is not None or known or token.typed[:1].isupper():
        return near
    english_words = [each for each in (*bents(token.word), *inserted(token.word)) if english.known(stem(each))]
    told = [each for each in english_words if lexicon.knows(stem(each))]
    return nearest(token.word, told, stem)
