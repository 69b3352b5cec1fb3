"""What can be had without a question: lists, statements, one thing or fact, sources and how to cite them, a search.

Names are ids or people's words for them. A name that stands for several things makes an ambiguous reply; one that
stands for nothing raises :class:`~factcli.errors.UnknownName`.
"""

from __future__ import annotations

from factcli.lookup.citing import cite
from factcli.lookup.comparing import compare
from factcli.lookup.listing import list_things
from factcli.lookup.overview import overview
from factcli.lookup.reasons import reasons_of, why
from factcli.lookup.records import show, sources
from factcli.lookup.statements import said, search
from factcli.lookup.timeline import timeline

__all__ = [
    "cite",
    "compare",
    "list_things",
    "overview",
    "reasons_of",
    "said",
    "search",
    "show",
    "sources",
    "timeline",
    "why",
]
