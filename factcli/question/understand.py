"""The stages in a row."""

from __future__ import annotations

from dataclasses import dataclass

from factcli import english
from factcli.english.slips import bents
from factcli.question import asking
from factcli.question.lexicon import Lexicon
from factcli.question.phrases import spans
from factcli.question.words import Token, correct, tokens
from factcli.query import Query
from factcli.reply import Correction, Reading


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a question was read as: its possible readings, and how each word was taken."""

    readings: tuple[tuple[Query, tuple[Reading, ...]], ...]
    corrections: tuple[Correction, ...]


def understand(sentence: str, lexicon: Lexicon) -> Understanding:
    """Read a question."""
    words, changes = correct(
        tokens(sentence), lambda token: _known(token, lexicon), lambda word: lexicon.spellings(bents(word))
    )
    found = spans(words, lexicon)
    readings: list[tuple[Query, tuple[Reading, ...]]] = []
    about_facts = asking.readings(words, found, lexicon)
    if about_facts:
        readings.append((about_facts[0], tuple(about_facts[1])))
    return Understanding(tuple(readings), tuple(Correction(*change) for change in changes))


def _known(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is in the lexicon, in a fact, or plain English."""
    return bool(
        token.small
        or not token.word.isalpha()
        or lexicon.phrase(token.stem)
        or lexicon.knows(token.stem)
        or english.known(token.stem)
        or token.word in lexicon.spellings((token.word,))
    )
