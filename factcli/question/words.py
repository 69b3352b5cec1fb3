"""First stage: a sentence into tokens, and misspelt words set right where one reading is possible."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from factcli.english.numerals import SHORT_SCALES
from factcli.english.small import FUNCTION_WORDS
from factcli.english.stem import stem, words
from factcli.frozen import NamedTuple
from factcli.question.english import SHORTENED
from factcli.question.framing import bare

_MARKS = ".,;:!?()[]'\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_QUOTES = frozenset('"“”«»')


class Token(NamedTuple):
    """One word of the question: as typed, folded, and its stem.

    ``small``: it is a function word, and not written as a name ("IS"). ``quoted``: it stands between quotation marks.
    """

    typed: str
    word: str
    stem: str
    small: bool = False
    quoted: bool = False


def tokens(sentence: str) -> tuple[Token, ...]:
    """Split a sentence, without what is there to be polite. A word with a hyphen gives several tokens, typed alike."""
    if "w/" in sentence:
        sentence = re.sub(r"\bw/o\b", "without ", re.sub(r"\bw/(?!o\b)", "with ", sentence))
    found: list[Token] = []
    quoted = False
    shouted = sentence.isupper()
    for chunk in _chunks(_spell_figures(_close_initials(bare(_double_quotes(sentence))))):
        if chunk in _QUOTES:
            quoted = not quoted
            continue
        typed = chunk.strip(_MARKS)
        for folded in _words(chunk):
            word = SHORTENED.get(folded, folded)
            named = (typed.isupper() and len(typed) > 1 and not shouted) or _is_code(typed)
            found.append(Token(typed, word, stem(word), word in FUNCTION_WORDS and not named, quoted))
    return tuple(found)


def _is_code(typed: str) -> bool:
    """Whether a word is two or three letters and a hyphen between others ("is-k"): no function word stands in it."""
    return "-" in typed and len(typed) <= _CODE and len(typed.rpartition("-")[2]) == 1


_CODE = 4
"""Signs of a code with a hyphen at most."""


def is_doing(sentence: Sequence[Token]) -> bool:
    """Tell whether a question asks what somebody did: its "do" is no auxiliary ("what did X do")."""
    words = [token.word for token in sentence]
    return any(
        word == "do" and not {"did", "do", "does", "can", "to"}.isdisjoint(words[:at]) for at, word in enumerate(words)
    )


def typed(sentence: Iterable[Token]) -> str:
    """Return the words of tokens as they were typed; several of one word with hyphens are one."""
    return " ".join(word for word, _ in groupby(token.typed for token in sentence))


_words = lru_cache(maxsize=1 << 14)(words)


_SINGLE = r"(?<!\w)['\N{LEFT SINGLE QUOTATION MARK}](?=\w)(.+?)['\N{RIGHT SINGLE QUOTATION MARK}](?!\w)"
"""What stands between single quotation marks."""


def _double_quotes(sentence: str) -> str:
    """Write what stands between single quotation marks between double ones; apostrophes within words stay."""
    if "'" not in sentence and "\N{LEFT SINGLE QUOTATION MARK}" not in sentence:
        return sentence
    return re.sub(_SINGLE, r'"\1"', sentence)


def _chunks(sentence: str) -> list[str]:
    """Return the words with their marks, and each quotation mark as one of its own."""
    for mark in _QUOTES:
        sentence = sentence.replace(mark, f" {mark} ")
    return sentence.split()


_YEARS = r"\b((?:1[5-9]|20)\d\d)(?:/|-|\N{EN DASH}| to | through )(\d\d(?:\d\d)?)\b(?!-)"
_SPANNING = ("/", "-", "\N{EN DASH}", " to ", " through ")
"""What stands between two years."""
_SUM = r"([^\w\s.,:;/'()-]\s?\d[\d.,]*)\s?(k|m|mn|mln|bn)\b"
"""A sum of money behind the sign of a currency, and what shortens its scale."""
_PLAIN = frozenset(" .,:;?!'\"()-/")
"""Signs that are none of a currency."""


def _spell_figures(sentence: str) -> str:
    """Write "2012/13" and "2012-2013" as two years, "$300m" as "$300 million"."""
    if not any(map(str.isdigit, sentence)):
        return sentence
    if not all(char.isalnum() or char in _PLAIN for char in sentence):
        sentence = re.sub(_SUM, _spell_sum, sentence, flags=re.IGNORECASE)
    if not any(mark in sentence for mark in _SPANNING):
        return sentence
    return re.sub(
        _YEARS, lambda found: f"{found[1]} and {found[2] if len(found[2]) == 4 else found[1][:2] + found[2]}", sentence
    )


def _spell_sum(found: re.Match[str]) -> str:
    return f"{found[1]} {SHORT_SCALES[found[2].lower()]}"


def _close_initials(sentence: str) -> str:
    if "." not in sentence:
        return sentence
    return re.sub(r"\b([A-Z])\.\s?(?=[A-Z]\b)", r"\1", sentence)


def correct(
    sentence: tuple[Token, ...], is_known: Callable[[Token], bool], right: Callable[[Token], str | None]
) -> tuple[tuple[Token, ...], tuple[tuple[str, str], ...]]:
    """Return the tokens with each word that nothing knows replaced by the right one if there is one, and which were."""
    fixed: list[Token] = []
    changes: list[tuple[str, str]] = []
    for token in sentence:
        word = None if is_known(token) else right(token)
        if word is None:
            fixed.append(token)
        else:
            fixed.append(token._replace(word=word, stem=stem(word), small=word in FUNCTION_WORDS))
            changes.append((token.word, word))
    return tuple(fixed), tuple(changes)


def nearest(word: str, candidates: Iterable[str], sense: Callable[[str], object]) -> str | None:
    """Return the candidate that is nearest to a word; None where several of different sense are, or none is near.

    Near is one slip (a letter missing, too many, wrong, or two swapped), in a word of eight letters or more two; of
    candidates equally near those that differ in a doubled letter are nearer, then those with two letters swapped, then
    those with the same first letter, then those of which a letter is missing.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - 20 ms that only a misspelt word pays

    if len(word) < 4:
        return None
    allowed = 2 if len(word) >= 8 else 1
    letters = sorted(word)
    slips = ((OSA.distance(word, each, score_cutoff=allowed), each) for each in set(candidates) - {word})
    near = sorted(
        (
            (
                slip,
                _single(each) != _single(word),
                sorted(each) != letters,
                each[:1] != word[:1],
                not _lacks(word, each),
            ),
            each,
        )
        for slip, each in slips
        if slip <= allowed
    )
    best = [each for rank, each in near if rank == near[0][0]]
    return best[0] if len({sense(each) for each in best}) == 1 else None


def _single(word: str) -> str:
    """Return a word with each doubled letter once."""
    return re.sub(r"(.)\1", r"\1", word)


def _lacks(word: str, other: str) -> bool:
    """Whether a word is another one with letters missing."""
    ahead = iter(other)
    return all(letter in ahead for letter in word)
