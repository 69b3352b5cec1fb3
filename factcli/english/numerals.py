"""The words of numbers."""

from __future__ import annotations

NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}

SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
"""What these words make of the figure before them."""

SHORT_SCALES = {"k": "thousand", "m": "million", "mn": "million", "mln": "million", "bn": "billion"}
"""What shortens them behind a figure ("$300m")."""
