"""General English: how a text is folded and stemmed, and which words are related to which."""

from __future__ import annotations

from factcli.english.degrees import positive
from factcli.english.stem import fold, stem, words
from factcli.english.table import Related, known, related

__all__ = ["Related", "fold", "known", "positive", "related", "stem", "words"]
