"""General English: how a text is folded and stemmed, and which words are related to which."""

from __future__ import annotations

from factcli.english.stem import fold, stem, words

__all__ = ["fold", "stem", "words"]
