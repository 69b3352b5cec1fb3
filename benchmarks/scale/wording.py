"""The words of the made base: names that nothing else is called by, and a vocabulary as skewed as in real texts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, product
from random import Random

_ONSETS = "b d f g h j k l m n p r s t v z br dr gr kr st tr".split()
_VOWELS = "a e i o u ai".split()
_ENDINGS = "ak om un orn ulf ask und olt ax urg ump ok".split()
"""Endings that no stemmer takes off, so that two names never come to the same stem."""

_SPACE = (len(_ONSETS) * len(_VOWELS)) ** 3 * len(_ONSETS) * len(_ENDINGS)
_STEP = 375_446_213
"""Near the golden section of the space, and without a factor of it: neighbours are far apart, and none comes twice."""

_PARTS = (
    "salt gate mill rope iron water stone copper wool barley tide lamp anchor brick harvest ferry timber market "
    "chalk lantern orchard cellar barrel weaver cooper mason ledger toll quarry pasture hedge marsh heron otter "
    "falcon thistle clover heather bramble willow alder maple cedar linden poplar hazel walnut cherry apple plum "
    "pear turnip carrot onion butter cheese honey candle needle thread linen velvet leather saddle bridle wagon "
    "wheel axle hammer anvil bellows chimney hearth kettle ladle basket bucket shovel sickle scythe plough furrow "
    "meadow valley summit ridge cliff gravel pebble sand clay slate marble granite amber silver pewter bronze "
    "nickel cobalt garnet ivory coral pearl shell herring salmon trout mackerel oyster lobster whale gull plover "
    "raven magpie sparrow thrush badger weasel ferret rabbit squirrel beaver cattle goat sheep donkey pony stable "
    "kennel fence ditch canal sluice weir basin pier jetty wharf mooring rudder mast sail cargo ballast compass "
    "beacon signal siren whistle trumpet fiddle organ choir chapel steeple belfry cloister abbey priory parish "
    "college library archive printer stamp parcel courier tavern bakery brewery tannery foundry smithy sawmill "
    "granary hayloft dairy pantry kitchen parlour attic"
).split()

_COMPOUNDS = list(dict.fromkeys(a + b for a, b in product(_PARTS, _PARTS) if a != b))
Random("the order of the compounds").shuffle(_COMPOUNDS)
VOCABULARY = list(dict.fromkeys([*_PARTS, *_COMPOUNDS]))
"""Some thirty thousand words, the commonest first."""

_WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(len(VOCABULARY))))
_RARE = 1000
"""One word in so many is one that only about ten facts have: as in real texts, new words never end."""


def proper(number: int) -> str:
    """Return the proper name of a number, a word of its own: ``Belomatorn``."""
    rest = (number + 1) * _STEP % _SPACE
    syllables = []
    for _ in range(3):
        rest, onset = divmod(rest, len(_ONSETS))
        rest, vowel = divmod(rest, len(_VOWELS))
        syllables.append(_ONSETS[onset] + _VOWELS[vowel])
    rest, onset = divmod(rest, len(_ONSETS))
    return ("".join(syllables) + _ONSETS[onset] + _ENDINGS[rest]).capitalize()


def running(rng: Random, rare: int) -> Iterator[str]:
    """Yield words without end, by Zipf's law, and now and then one of so many rare ones."""
    while True:
        for word in rng.choices(VOCABULARY, cum_weights=_WEIGHTS, k=4096):
            yield word if rng.random() * _RARE >= 1 else rare_word(rng.randrange(rare))


def rare_word(number: int) -> str:
    """Return the rare word of a number: three parts long, which no word of the vocabulary is."""
    rest = number * 7_368_787 % len(_PARTS) ** 3
    rest, last = divmod(rest, len(_PARTS))
    first, middle = divmod(rest, len(_PARTS))
    return _PARTS[first] + _PARTS[middle] + _PARTS[last]


def skewed(rng: Random, count: int, flat: float) -> int:
    """Return one of so many ranks, by Zipf's and Mandelbrot's law: the first ``flat`` are about as likely."""
    return min(int(flat * ((count + flat) / flat) ** rng.random() - flat), count - 1)
