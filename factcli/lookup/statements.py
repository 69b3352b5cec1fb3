"""`said` and `search`: facts by who says so, and facts by their words."""

from __future__ import annotations

from collections.abc import Sequence

from factcli import terms
from factcli.answer.compose import Composer
from factcli.answer.expand import Choice, expand
from factcli.english.small import FUNCTION_WORDS
from factcli.english.stem import stem, words
from factcli.errors import UnknownName, UsageError
from factcli.frozen import replace
from factcli.index import Index, Wanted
from factcli.index.absent import absences
from factcli.lookup import names
from factcli.model import Fact
from factcli.query import Demand, Find, Mention, Word
from factcli.reply import Answer, Name, Reply, listing
from factcli.written.write import write

_FOUND = 20
"""Facts that a search brings at most."""


@names.one_meaning
def said(speaker: str, about: str | None, index: Index) -> Reply:
    """Return the statements of a speaker or a source, all of them or those about something.

    Raises :class:`UnknownName` for a speaker that this base does not have.
    """
    who = names.thing(speaker, index)
    demand = about_of(about, index) if about else None
    query = None if isinstance(demand, Word) else write(Find("fact", (demand,) if demand else (), speakers=(who,)))
    composer = Composer(index)
    name = composer.named(who).name
    answers = _statements(who, demand, composer)
    if answers:
        return Reply(None, "answered", answers, f"what {name} said{_of(about)}", query)
    if isinstance(demand, Word) and not expand(demand, index).met:
        return unknown(demand.text)
    return Reply(
        None,
        "unanswered",
        query=query,
        related=tuple(_statements(who, None, composer)[:3]),
        cause=f"no statement by {name}{_of(about)} in this base",
        hint=f"`factcli said {who}` lists all that is recorded" if index.knows(terms.claimant(who)) else None,
    )


def _of(about: str | None) -> str:
    return f" about {about}" if about else ""


def about_of(text: str, index: Index) -> Demand:
    """Return what a fact about something must have: the thing of that name, else the words."""
    try:
        return Mention(names.things(text, index))
    except UnknownName:
        return Word(" ".join(words(text)))


def _statements(who: str, demand: Demand | None, composer: Composer) -> Sequence[Answer]:
    choice = None if demand is None else choice_of(demand, composer.index)
    if choice is not None and not choice.met:
        return ()
    wanted: list[Wanted] = [(terms.claimant(who),), *([choice.wanted()] if choice else [])]
    return listing(
        lambda: (
            statement(each.fact, composer)
            for each in composer.index.each(wanted)
            if choice is None or choice.cost(each.terms) is not None
        )
    )


def choice_of(demand: Demand, index: Index) -> Choice:
    """Return what meets what facts must be about: of words nothing that is but near in meaning."""
    choice = expand(demand, index)
    return _near(choice) if isinstance(demand, Word) else choice


def unknown(about: str, understood: str | None = None) -> Reply:
    """Return the refusal of what facts should be about, where nothing in the base is known by it."""
    cause = f'nothing in this base is known by "{about}"'
    hint = "see what it knows: factcli about"
    return Reply(None, "not_understood", understood=understood, unmatched=(about,), cause=cause, hint=hint)


def _near(choice: Choice) -> Choice:
    """Return what meets a demand by its very words, their forms and the base's vocabulary: no word near in meaning."""
    options = tuple(option for option in choice.options if option.tier <= 1 and not option.contrary)
    return Choice(options, tuple(map(_near, choice.words)), choice.barred)


def statement(fact: Fact, composer: Composer) -> Answer:
    """Return a fact as an answer that no part of it was asked for: a thing in it is not what the answer is."""
    answer = composer.answer(fact)
    return replace(answer, value=None) if isinstance(answer.value, Name) else answer


def search(text: str, index: Index) -> Reply:
    """Return the facts that have words of a text, those first that have the most and the rarest (BM25).

    What was looked for and not found comes last.
    """
    stems = list(dict.fromkeys(stem(word) for word in words(text) if word not in FUNCTION_WORDS))
    if not stems:
        raise UsageError(f'no words to search for in "{text}"', "words such as “the” and “of” stand in every fact")
    missed = absences(index)
    unknown = tuple(each for each in stems if not (missed or index).knows(each))
    found = [*index.rank(stems, _FOUND), *(missed.rank(stems, _FOUND) if missed else ())][:_FOUND]
    understood = f"facts with any of: {', '.join(stems)}"
    if found:
        composer = Composer(index)
        answers = tuple(statement(fact, composer) for fact in found)
        return Reply(None, "answered", answers, understood, unmatched=unknown)
    return Reply(None, "unanswered", understood=understood, unmatched=unknown, cause="no fact has any of these words")
