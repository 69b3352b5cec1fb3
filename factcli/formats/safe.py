"""Text from a base made harmless: no character acts on the terminal, hides, or turns the reading direction.

What is unsafe: control characters (C0, DEL, C1), line and paragraph separators, bidirectional marks, overrides and
isolates, invisible format characters and fillers, lone surrogates. The prefixed Arabic signs (U+0600-0605 and
kin) are of the same Unicode category but print. The source of the rule is Unicode's `Cc`, `Cf`, `Cs`, `Zl`, `Zp` and
`Default_Ignorable_Code_Point`, less the variation selectors that emoji need.
"""

from __future__ import annotations

import re

_UNSAFE = (
    "\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u070f\u0890\u0891\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_JOINED = "[\u0600-\u1fff\u2600-\u27bf\ufb1d-\ufdff\ufe0f\ufe70-\ufefc\U00010800-\U0001faff]"
_ESCAPED = re.compile(f"[{_UNSAFE}]")
_HIDDEN = re.compile(f"(?<={_JOINED})[\u200c\u200d](?={_JOINED})|([{_UNSAFE}])")
_SPACES = re.compile(r"[ \t\n\r]+")


def line(text: str) -> str:
    r"""Return ``text`` on one line, each unsafe character as its code: ``\x1b``, ``\u202e``.

    White space is folded into single spaces. The joiners that spell Arabic, Indic and emoji words stay between
    such letters.
    """
    return _HIDDEN.sub(_shown, _SPACES.sub(" ", text).strip(" "))


def json_string(text: str) -> str:
    r"""Return what stands between the quotes of a JSON string: the same text, unsafe characters as ``\uXXXX``."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return _ESCAPED.sub(_as_json, escaped)


def _shown(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[0]
    code = ord(match[1])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _as_json(match: re.Match[str]) -> str:
    char = match[0]
    short = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}.get(char)
    if short:
        return short
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
