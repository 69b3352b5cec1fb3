"""The links between stems, each as strong as the chance that both words are meant in the senses that are linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import permutations, product

from factcli.english import spelling
from factcli.english.senses import Lexicon
from factcli.english.wordnet import Synset, WordNet

LEAST = {"synonyms": 0.02, "derived": 0.01, "similar": 0.1, "broader": 0.1, "narrower": 0.1}
"""Kind of link -> the least strength of one that is kept."""
MOST = {"synonyms": 24, "derived": 24, "broader": 12, "narrower": 40}
"""Field of a row -> the most stems in it, the strongest first."""
MAX_BELOW = {"n": 1300, "v": 150}
"""A meaning with more meanings below it ("act", "condition"; "change", "give") is too wide to stand for any of them."""
MIN_ABOVE = 4
"""So is a noun's meaning with fewer above it ("event", "group")."""
LIGHT = "act be become bring change come do get give go have hold keep let make move put run set take turn use"
"""Words that mean little without their object; as links they would join everything."""

_LIGHT = frozenset(LIGHT.split())
_FIELDS = {
    "synonyms": ("synonyms",),
    "derived": ("derived", "similar"),
    "broader": ("broader",),
    "narrower": ("narrower",),
}
_KINDS = {
    "+": "derived",
    "\\": "derived",  # pertainym, or the adjective of an adverb
    "<": "derived",  # participle
    "&": "similar",
    "^": "similar",  # see also
    "$": "similar",  # verb group
    "@": "broader",
    "~": "narrower",
}
_LEVELS = {"broader", "narrower"}
_ONE_WAY_IN_WORDNET = {"\\", "<"}
_SAME_WORD = 10.0
"""Strength between the forms of one word, above any sum of chances that occurs."""

Link = tuple[str, str, str, float]
"""Kind, word, other word, strength."""
Pair = tuple[str, str]
"""Stem, other stem."""


def fields(wordnet: WordNet, lexicon: Lexicon) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return field of a row -> stem -> linked stems, the strongest first; each in the first field that it fits."""
    strengths = _strengths(wordnet, lexicon)
    taken = _opposites(wordnet, lexicon)
    result: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, kinds in _FIELDS.items():
        strong = {
            pair: strength for kind in kinds for pair, strength in strengths[kind].items() if strength >= LEAST[kind]
        }
        result[name] = _strongest({pair: strong[pair] for pair in strong.keys() - taken}, MOST[name])
        taken |= strong.keys()
    return result


def _strongest(strengths: dict[Pair, float], most: int) -> dict[str, tuple[str, ...]]:
    by_stem: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for (stem, other), strength in strengths.items():
        by_stem[stem].append((-round(strength, 6), other))
    return {stem: tuple(other for _, other in sorted(others)[:most]) for stem, others in by_stem.items()}


def _strengths(wordnet: WordNet, lexicon: Lexicon) -> Mapping[str, dict[Pair, float]]:
    """Return kind -> pair -> strength, summed over all words and senses that make the pair."""
    strengths: dict[str, defaultdict[Pair, float]] = {kind: defaultdict(float) for kind in LEAST}
    for kind, word, other, strength in _links(wordnet, lexicon):
        for pair in product(lexicon.stems[word], lexicon.stems[other]):
            strengths[kind][pair] += strength
    for forms in lexicon.stems.values():
        strengths["synonyms"].update(dict.fromkeys(permutations(forms, 2), _SAME_WORD))
    for found in strengths.values():
        for pair in [pair for pair in found if pair[0] == pair[1]]:
            del found[pair]
    return strengths


def _links(wordnet: WordNet, lexicon: Lexicon) -> Iterator[Link]:
    wide = _wide(wordnet)
    for synset in wordnet.synsets.values():
        yield from _link("synonyms", synset, synset, (0, 0), lexicon)
        for pointer in synset.pointers:
            kind = _KINDS.get(pointer.symbol)
            target = wordnet.synsets[pointer.target]
            if kind is None or (kind in _LEVELS and not wide.isdisjoint((synset.key, target.key))):
                continue
            yield from _link(kind, synset, target, pointer.words, lexicon)
            if pointer.symbol in _ONE_WAY_IN_WORDNET:
                yield from _link(kind, target, synset, pointer.words[::-1], lexicon)


def _link(kind: str, synset: Synset, target: Synset, numbers: tuple[int, int], lexicon: Lexicon) -> Iterator[Link]:
    """Yield the links between the words of two synsets, or between those two that are numbered."""
    for word, chance in _likely(synset, numbers[0], lexicon):
        for other, other_chance in _likely(target, numbers[1], lexicon):
            if word != other and (kind != "narrower" or other in lexicon.met):
                yield kind, word, other, chance * other_chance


def _likely(synset: Synset, number: int, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """Yield the words of a synset, or all spellings of the numbered one, that may be linked, each with its chance."""
    for word in lexicon.members[synset.key]:
        if number and spelling.key(word) != spelling.key(synset.words[number - 1]):
            continue
        chance = lexicon.chance[word, synset.key]
        if chance and word not in lexicon.numerals and word not in _LIGHT:
            yield word, chance


def _opposites(wordnet: WordNet, lexicon: Lexicon) -> set[Pair]:
    """Return the pairs of stems that are opposites in any sense."""
    return {
        pair
        for synset in wordnet.synsets.values()
        for pointer in synset.pointers
        if pointer.symbol == "!"
        for word, _ in _likely(synset, pointer.words[0], lexicon)
        for other, _ in _likely(wordnet.synsets[pointer.target], pointer.words[1], lexicon)
        for pair in product(lexicon.stems[word], lexicon.stems[other])
    }


def _wide(wordnet: WordNet) -> frozenset[str]:
    """Return the synsets that are too wide to be anybody's broader word."""
    below, above = _related(wordnet, "~"), _related(wordnet, "@")
    return frozenset(
        key
        for key in wordnet.synsets
        if len(below(key)) > MAX_BELOW.get(key[0], 0) or (key[0] == "n" and len(above(key)) < MIN_ABOVE)
    )


def _related(wordnet: WordNet, symbol: str) -> Callable[[str], frozenset[str]]:
    """Return what finds all synsets that pointers with `symbol` lead to from one, at any distance."""

    @cache
    def reached(key: str) -> frozenset[str]:
        targets = [pointer.target for pointer in wordnet.synsets[key].pointers if pointer.symbol == symbol]
        return frozenset(targets).union(*map(reached, targets))

    return reached
