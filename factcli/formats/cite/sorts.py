"""What sort of document a source is: from the words of its type to the types of entries that each format has."""

from __future__ import annotations

import re

from factcli.frozen import frozen


@frozen
class Sort:
    """A sort of document: its entry type in BibTeX (biblatex), CSL and RIS.

    ``part`` says that it appears in something larger, such as a newspaper, which ``publisher`` then names: its title
    stands in quotation marks.
    """

    bibtex: str
    csl: str
    ris: str
    part: bool = False


NEWSPAPER = Sort("article", "article-newspaper", "NEWS", part=True)
MAGAZINE = Sort("article", "article-magazine", "MGZN", part=True)
JOURNAL = Sort("article", "article-journal", "JOUR", part=True)
BLOG = Sort("online", "post-weblog", "BLOG", part=True)
WEB = Sort("online", "webpage", "ELEC", part=True)
SPEECH = Sort("misc", "speech", "GEN", part=True)
INTERVIEW = Sort("misc", "interview", "GEN", part=True)
REPORT = Sort("report", "report", "RPRT")
THESIS = Sort("thesis", "thesis", "THES")
BOOK = Sort("book", "book", "BOOK")
DATASET = Sort("dataset", "dataset", "DATA")
MAP = Sort("misc", "map", "MAP")
DOCUMENT = Sort("misc", "document", "GEN")

_BY_WORDS = (
    ("news|newspaper", NEWSPAPER),
    ("magazine", MAGAZINE),
    ("journal", JOURNAL),
    ("blog|weblog", BLOG),
    ("web|webpage|website|online", WEB),
    ("briefing|press conference|speech|address|lecture|testimony", SPEECH),
    ("interview", INTERVIEW),
    ("thesis|dissertation", THESIS),
    ("data set|dataset", DATASET),
    ("report|survey|study|white paper|press release|assessment", REPORT),
    ("book|monograph|handbook|encyclopaedia|encyclopedia", BOOK),
    ("map|atlas", MAP),
)
"""Words of a type and what they mean, the more telling first: a news agency's report is news."""


def sort_of(type_: str) -> Sort:
    """Return what sort a type is, by its words; one of no known word is a document."""
    return next((sort for words, sort in _BY_WORDS if re.search(rf"\b(?:{words})s?\b", type_.lower())), DOCUMENT)


def words_of_type(type_: str) -> str:
    """Return the words of a type that say more than its sort does; nothing where the sort says it all."""
    sort = sort_of(type_)
    return "" if type_ == "document" or sort.bibtex not in {"report", "thesis", "misc"} else type_
