r"""Text from a base made harmless: no character acts on the terminal, hides, or turns the reading direction.

Shown as its code (``\x1b``, ``\u202e``) is what Unicode calls "other" or a separator (controls, format characters such
as bidirectional overrides and zero-width spaces, surrogates, private and unassigned ones), which is what
:meth:`str.isprintable` tells, and the letters and marks that show nothing.
No regular expression: one with these ranges takes 2 ms to compile, more than all the rest of an output form.
"""

from __future__ import annotations

from functools import lru_cache

_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0").union(
    map(chr, range(0xE0100, 0xE01F0))  # variation selectors of no known glyph: they can carry hidden text
)
_JOINERS = "\u200c\u200d"
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}


def line(text: str) -> str:
    """Return ``text`` on one line, its white space folded into single spaces, each unsafe character as its code.

    The joiners that spell Arabic, Indic and emoji words stay between such letters.
    """
    words = " ".join(text.split())
    if _is_safe(words):
        return words
    return "".join(
        char if _is_safe(char) or char == " " or _spells(words, at) else _code(char) for at, char in enumerate(words)
    )


@lru_cache(maxsize=1 << 12)
def json_string(text: str) -> str:
    r"""Return what stands between the quotes of a JSON string: the same text, unsafe characters as ``\uXXXX``."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    if _is_safe(escaped):
        return escaped
    return "".join(char if _is_safe(char) else _SHORT.get(char) or _json_code(char) for char in escaped)


def _is_safe(text: str) -> bool:
    return text.isprintable() and (text.isascii() or _INVISIBLE.isdisjoint(text))


def _spells(words: str, at: int) -> bool:
    """Tell whether the character there is a joiner between two letters that join."""
    return words[at] in _JOINERS and 0 < at < len(words) - 1 and _joins(words[at - 1]) and _joins(words[at + 1])


def _joins(char: str) -> bool:
    return (
        "\u0600" <= char < "\u1d00"  # Arabic to the scripts of South and South-East Asia
        or "\u2600" <= char < "\u27c0"  # older emoji
        or char == "\ufe0f"
        or "\ufb50" <= char < "\ufe00"  # Arabic presentation forms
        or "\ufe70" <= char < "\ufeff"
        or "\U0001f300" <= char < "\U0001fb00"  # emoji
    )


def _code(char: str) -> str:
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json_code(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
