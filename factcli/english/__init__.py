"""General English: how a text is folded and stemmed, and which words are related to which."""

from __future__ import annotations

from factcli.english.stem import fold, stem, words
from factcli.english.table import Related, known, related

__all__ = ["Related", "fold", "known", "related", "stem", "words"]
