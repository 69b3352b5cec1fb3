"""The small words of English: those that carry no meaning of their own in a phrase of the lexicon.

Function words are passed over when a phrase becomes a key, in the base's vocabulary and in a question alike. Words that
deny ("not", "no", "without") or turn a meaning round ("outside", "before") are no small words.
"""

from __future__ import annotations

from factcli.english.stem import stem, words

FUNCTION_WORDS = frozenset(
    """
    a an the this that these those such
    of in on at to for from by with within inside into onto upon through across over along about against among between
    towards toward via per as than around regarding concerning
    and or
    is are was were be been being am isnt
    do does did done doing
    has have had having
    will would can could shall should may might must
    it its they them their theirs itself themselves himself herself he him his she her hers
    we our ours you your yours i me my
    who whom whose which what when where why how
    there here
    s
    """.split()
)


FROM = "from"


def key(phrase: str) -> str:
    """Return what a phrase is looked up by: the stems of its telling words."""
    return " ".join(map(stem, telling(phrase)))


def telling(phrase: str) -> list[str]:
    """Return the folded words of a phrase without function words; all of them where it has no other.

    A function word in capitals is a name ("IT staff", "WHO"), and "from" within a phrase is none: it turns round who
    does what to whom ("attacks from the hills", "attacks in the hills").
    """
    found = [(word, _is_telling(word, chunk)) for chunk in phrase.split() for word in words(chunk)]
    places = [place for place, (_, is_telling) in enumerate(found) if is_telling]
    if not places:
        return words(phrase)
    inside = found[places[0] : places[-1] + 1]
    return [word for word, is_telling in inside if is_telling or word == FROM]


def _is_telling(word: str, chunk: str) -> bool:
    return word not in FUNCTION_WORDS or _is_name(chunk)


def _is_name(chunk: str) -> bool:
    return chunk.isupper() and len(chunk) > 1
