"""Which words WordNet's entries make, how likely a word has each of its meanings, and under which stems it is met.

A link between two words is as good as the chance that both are meant in the sense they share. WordNet counts how
often each sense was met in tagged texts (SemCor); the chance of a sense is its part of its word's counts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from factcli.english import spelling
from factcli.english.stem import stem, words
from factcli.english.wordnet import Synset, WordNet

MAX_SENSES_UNTAGGED = 3
"""A word that the tagged texts do not have is taken at any of its senses, unless it has more than these."""
FULL_SHARE = 0.5
"""A word that makes up less than this part of the uses of its stem weighs less in proportion."""
MIN_GLOSSES = 2
"""A word that the tagged texts do not have counts as common when so many definitions use it."""
RARE = 8
MAX_OWN_USE = 0.5
"""An irregular form that is also a word of its own ("wound", "ground", "leaves") must be rare as such, or met
less often than this part of its base form."""

MARKED = frozenset(("slang", "disparagement", "ethnic_slur", "obscenity", "archaism", "intensifier", "irony"))
"""Usages, by WordNet's own mark, in which a word is left out."""

_SIMPLE = re.compile(r"[a-z]{2,}")

Form = tuple[str, str, str]
"""A word, the stem of an irregular form of it, the part of speech."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words, meanings and stems."""

    members: dict[str, tuple[str, ...]]
    """Synset -> its common single words, all spellings."""
    chance: dict[tuple[str, str], float]
    """Word and synset -> the chance (0 to 1) that the word, as that part of speech, means this."""
    parts: dict[str, str]
    """Stem -> the letters of its parts of speech, the commonest first."""
    stems: dict[str, tuple[str, ...]]
    """Word -> its own stem, then those of its irregular forms."""
    met: frozenset[str]
    """Words that the tagged texts have, in any spelling."""
    numerals: frozenset[str]
    """Words that are numbers."""


def lexicon(wordnet: WordNet) -> Lexicon:
    """Choose the words of the table and weigh their senses."""
    common = _common(wordnet)
    members = {key: _spellings(synset, common, _marked(synset, wordnet)) for key, synset in wordnet.synsets.items()}
    counts = _pooled(members, wordnet.counts)
    total: Counter[tuple[str, str]] = Counter()
    senses: Counter[tuple[str, str]] = Counter()
    for (word, key), count in counts.items():
        total[word, key[0]] += count
        senses[word, key[0]] += 1
    uses = _uses(total)
    forms = frozenset(_irregular(wordnet, total, uses))
    return Lexicon(
        members=members,
        chance={
            (word, key): _chance(count, total[word, key[0]], senses[word, key[0]])
            * _share(total[word, key[0]] + 1, uses[stem(word)].total())
            for (word, key), count in counts.items()
        },
        parts=_parts(uses, forms),
        stems=_stems(total, forms),
        met=frozenset(word for (word, _), count in total.items() if count),
        numerals=_numerals(wordnet),
    )


def _chance(count: int, total: int, senses: int) -> float:
    if total:
        return count / total
    return 1 / senses if senses <= MAX_SENSES_UNTAGGED else 0.0


def _share(own: int, whole: int) -> float:
    return min(1.0, own / whole / FULL_SHARE)


def _simple(synset: Synset) -> Iterator[str]:
    """Yield the words of a synset that are one word and no name."""
    return (word for word in synset.words if _SIMPLE.fullmatch(word))


def _common(wordnet: WordNet) -> frozenset[str]:
    """Return the words in use: met in the tagged texts or in definitions, or sharing a meaning with one that is."""
    met = {word for word, _ in wordnet.counts}
    in_glosses = Counter(stem(word) for synset in wordnet.synsets.values() for word in words(synset.gloss))
    singles = [tuple(_simple(synset)) for synset in wordnet.synsets.values()]
    core = {word for group in singles for word in group if word in met or in_glosses[stem(word)] >= MIN_GLOSSES}
    return frozenset(word for group in singles if not core.isdisjoint(group) for word in group)


def _marked(synset: Synset, wordnet: WordNet) -> frozenset[str]:
    """Return the words of a synset that are used in this sense only in a way of `MARKED`."""
    usages = (pointer for pointer in synset.pointers if pointer.symbol == ";u")
    numbers = {pointer.words[0] for pointer in usages if not MARKED.isdisjoint(wordnet.synsets[pointer.target].words)}
    return frozenset(word for number, word in enumerate(synset.words, 1) if not numbers.isdisjoint((0, number)))


def _spellings(synset: Synset, common: frozenset[str], marked: frozenset[str]) -> tuple[str, ...]:
    """Return the common single words of a synset, with the spellings in -ise that WordNet lacks."""
    own = [word for word in _simple(synset) if word in common and word not in marked]
    return tuple(dict.fromkeys([*own, *(spelling.with_s(word) for word in own)]))


def _pooled(members: dict[str, tuple[str, ...]], counts: Counter[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Count word and meaning, each spelling of a word having the counts of all: the tagged texts are American."""
    pooled: dict[tuple[str, str], int] = {}
    for key, group in members.items():
        by_sound: defaultdict[str, list[str]] = defaultdict(list)
        for word in group:
            by_sound[spelling.key(word)].append(word)
        for spellings in by_sound.values():
            count = sum(counts[word, key] for word in spellings)
            pooled.update({(word, key): count for word in spellings})
    return pooled


def _uses(total: Counter[tuple[str, str]]) -> dict[str, Counter[str]]:
    uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (word, pos), count in total.items():
        uses[stem(word)][pos] += count + 1
    return dict(uses)


def _irregular(wordnet: WordNet, total: Counter[tuple[str, str]], uses: dict[str, Counter[str]]) -> Iterator[Form]:
    for form, pos, base in (*wordnet.irregular, *_men(total)):
        if (base, pos) in total and _SIMPLE.fullmatch(form) and stem(form) != stem(base):
            own = _own_uses(uses.get(stem(form), Counter()), pos)
            if own <= max(RARE, MAX_OWN_USE * total[base, pos]):
                yield base, stem(form), pos


def _parts(uses: dict[str, Counter[str]], forms: frozenset[Form]) -> dict[str, str]:
    counts = defaultdict(Counter, {own: Counter(parts) for own, parts in uses.items()})
    for _, form, pos in forms:
        counts[form][pos] += 1
    return {own: "".join(sorted(parts, key=lambda pos: (-parts[pos], pos))) for own, parts in counts.items()}


def _stems(total: Counter[tuple[str, str]], forms: frozenset[Form]) -> dict[str, tuple[str, ...]]:
    stems = {word: {stem(word): None} for word, _ in total}
    for base, form, _ in sorted(forms):
        stems[base][form] = None
    return {word: tuple(own) for word, own in stems.items()}


def _men(total: Counter[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield the plurals of nouns in -man, which WordNet makes by rule."""
    return ((word[:-2] + "en", pos, word) for word, pos in total if pos == "n" and word.endswith("man"))


def _own_uses(uses: Counter[str], pos: str) -> int:
    """Count the uses of an irregular form as a word of its own; participles and comparatives as adjectives are none."""
    return uses.total() if pos == "n" else uses["n"] + uses["v"]


def _numerals(wordnet: WordNet) -> frozenset[str]:
    """Return the words WordNet lists as similar to "cardinal" and "ordinal" in the sense of number."""
    heads = (synset for synset in wordnet.synsets.values() if "numerical" in synset.gloss)
    heads = (synset for synset in heads if synset.words[0] in {"cardinal", "ordinal"})
    targets = (pointer.target for synset in heads for pointer in synset.pointers if pointer.symbol == "&")
    return frozenset(word for target in targets for word in wordnet.synsets[target].words)
