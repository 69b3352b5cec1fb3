"""What was looked for and not found: the answer to a question that no fact answers.

An absence has no parts: that nothing was found answers who, when and how many alike, and settles no yes or no.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcli.answer.compose import Composer
from factcli.answer.expand import expand, options
from factcli.answer.match import Miss, find
from factcli.english.small import key
from factcli.english.stem import fold
from factcli.frozen import replace
from factcli.index import Index
from factcli.model import Fact
from factcli.query import Demand, Find, Mention, Named, ValuesOf, Word
from factcli.reply import Reply


def absent(query: Find | ValuesOf, composer: Composer) -> Reply | None:
    """Return the absences that account for every demand of a query, if there are any.

    ``composer`` is of the absences of a base. One is no choice between things, and answers only what asks for one of
    its phrases as a whole: what it is about besides was not looked for.
    """
    for each in _sought(query, composer.index):
        found = find(each, composer.index)
        matches = () if isinstance(found, Miss) else found
        answers = [composer.answer(match.fact) for match in matches if _asks_for(match.fact, each, composer.index)]
        if answers:
            return Reply(None, "answered", tuple(answers))
    return None


def _sought(query: Find | ValuesOf, index: Index) -> Iterator[Find]:
    """Yield what absences must account for: of a property of a thing, any one of the words for it."""
    match query:
        case Find(demands=demands):
            if not any(isinstance(each, Mention) and each.role == "either" for each in demands):
                yield _whatever_part(query)
        case ValuesOf(Named(ids), name):
            of = index.properties[name]
            for phrase in (of.label, *of.words, *of.adjectives):
                yield Find("fact", (Word(fold(phrase)), *(Mention((each,)) for each in ids)))


def _whatever_part(query: Find) -> Find:
    """Return a query for facts that account for the same demands, whatever parts they have."""
    demands = tuple(Mention(each.ids) if isinstance(each, Mention) else each for each in query.demands)
    return replace(query, asked="fact", demands=demands, kind=None, excluded=(), negative=False)


def _asks_for(fact: Fact, query: Find, index: Index) -> bool:
    """Whether a query has every word of one of the phrases that an absence is of, in its own or other words.

    A name of a thing counts as that thing, and no word of it for itself.
    """
    asked = {term for each in query.demands for term in _met(each, index)}
    ids = (*query.agents, *(one for each in query.demands if isinstance(each, Mention) for one in each.ids))
    names = [_line(name) for each in ids for name in index.names(each)]
    looked_for = fact.absence.words if fact.absence else ()
    return any(_rest(phrase, names) <= asked for phrase in (*looked_for, *fact.words))


def _met(demand: Demand, index: Index) -> Iterator[str]:
    """Yield the stems of the words of absences that meet a demand."""
    yield from (option.term.removeprefix("s:") for option in options(expand(demand, index)))


def _rest(phrase: str, names: Iterable[str]) -> set[str]:
    """Return the stems of a phrase without these names."""
    line = _line(phrase)
    for name in names:
        line = line.replace(name, " ")
    return set(line.split())


def _line(phrase: str) -> str:
    """Return the stems of the telling words of a phrase with a space around each."""
    return f" {key(phrase)} "
