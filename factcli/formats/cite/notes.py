"""What has no field of its own in a citation, in words: places, chains, doubts, what is inferred and why."""

from __future__ import annotations

from collections.abc import Iterator

from factcli.cite import Chain, Cited, Link, Passage
from factcli.formats.cite.when import When
from factcli.formats.wording import listed
from factcli.model import Source

_SAID_AS = {
    "type": "type",
    "author": "author",
    "title": "title",
    "publisher": "publisher",
    "published": "date",
    "url": "address",
    "reports": "what it reports on",
}
"""The fields of a source that a citation shows, as they are called there."""


def _inferred(source: Source) -> dict[str, str]:
    """Return what a citation shows and the document does not print, as a citation calls it, with the reasons."""
    fields = (each for each in _SAID_AS if each in source.inferred and getattr(source, each))
    return {_SAID_AS[each]: source.inferred[each] for each in fields}


def note(cited: Cited, when: When | None) -> str:
    """Say in a note of an entry what its other fields cannot say."""
    return " ".join(f"{each[:1].upper()}{each[1:]}." for each in _notes(cited, when))


def _notes(cited: Cited, when: When | None) -> Iterator[str]:
    if cited.passages:
        yield "; ".join(map(passage_words, cited.passages))
    if cited.reports:
        yield f"reports on {'; '.join(map(chain_words, cited.reports))}"
    if when is not None and (sure := surety(when)):
        yield f"date {sure}"
    elif when is not None and not when.days:
        yield f"date: {when.words}"
    if inferred := _inferred(cited.source):
        yield f"{listed(list(inferred))} inferred, not printed in the document"


def surety(when: When) -> str:
    """Say how sure a date is: "approximate", "uncertain" or both; nothing where it is sure."""
    return " and ".join(
        word for word, holds in (("approximate", when.approximate), ("uncertain", when.uncertain)) if holds
    )


def reasons(source: Source) -> str:
    """Say why what is inferred is believed."""
    given = _inferred(source).items()
    return " ".join(f"{words[:1].upper()}{words[1:]} inferred: {reason.rstrip('.')}." for words, reason in given)


def passage_words(passage: Passage) -> str:
    """Say a passage: ``paragraph 6, via the report``."""
    paragraph = f"paragraph {passage.paragraph}" if passage.paragraph else ""
    return ", ".join(filter(None, (paragraph, f"via {chain_words(passage.via)}" if passage.via else "")))


def chain_words(chain: Chain) -> str:
    """Say a chain by its names, the nearest first."""
    return " \N{LEFTWARDS ARROW} ".join(map(link_name, chain))


def link_name(link: Link) -> str:
    """Return the name of a link, in brackets where the document of that name does not print it."""
    is_inferred = link.source is not None and "title" in link.source.inferred
    return f"[{link.name}]" if is_inferred else link.name
