"""Why there is no answer and what helps: the word to blame, the nearest facts, the line that would teach the base."""

from __future__ import annotations

from collections.abc import Iterator

from factcli import terms
from factcli.answer.compose import Composer
from factcli.answer.echo import ASKED, Echo
from factcli.answer.expand import expand
from factcli.answer.match import Match, Miss, find
from factcli.frozen import replace
from factcli.model import Property
from factcli.query import Asked, Demand, Every, Find, Has, ListOf, Mention, Where, Word, Year
from factcli.reply import Answer, Reply
from factcli.written.write import write

_RELATED = 3
"""Nearest facts that a refusal offers."""


def refuse(query: Find, miss: Miss, composer: Composer) -> Reply:
    """Return the reply to a question for facts that no fact accounts for."""
    if miss.unknown:
        return _not_understood(query, miss.unknown, composer)
    if miss.undecided is not None:
        return _undecided(query.kind or "", composer.index.properties[miss.undecided])
    blamed = list(_blamed(query, composer))
    related = [match for _, matches in blamed for match in matches]
    answers = tuple(dict.fromkeys(composer.answer(match.fact) for match in related[:_RELATED])) or _near(
        query, composer
    )
    cause, hint = _cause(query, miss.lacking, [demand for demand, _ in blamed], composer)
    if not query.speakers and not miss.lacking and related:
        hint = _lesson([demand for demand, _ in blamed], related[0]) or hint
    return Reply(None, "unanswered", related=answers, cause=cause, hint=hint)


def _undecided(kind: str, differing: Property) -> Reply:
    """Return the choice between the values of a property that a question does not tell apart."""
    labels = " or ".join(f"“{value.label}”" for value in differing.values)
    return Reply(
        None,
        "ambiguous",
        choices=tuple(write(ListOf(Where(Every(kind), Has(differing.id, value.id)))) for value in differing.values),
        cause=f"the question does not say which {differing.label} is meant: {labels}",
        hint="say which, or ask one of the readings with `factcli query`",
    )


def _not_understood(query: Find, unknown: tuple[Demand, ...], composer: Composer) -> Reply:
    words = tuple(
        demand.text if isinstance(demand, Word) else str(demand.number)
        for demand in unknown
        if not isinstance(demand, Mention)
    )
    named = ", ".join(f"“{word}”" for word in words)
    if all(isinstance(demand, Year) for demand in unknown):
        return Reply(
            None,
            "unanswered",
            related=_near(query, composer),
            cause=f"this base has nothing of the year {' or '.join(words)}",
            hint="ask without the year to see which years it has",
        )
    if all(word.isdigit() for word in words):
        return Reply(
            None,
            "unanswered",
            related=_near(query, composer),
            cause=f"no fact of this base has the figure {' or '.join(words)}",
            hint="ask for the figure to see which it has",
        )
    return Reply(
        None,
        "not_understood",
        related=_near(query, composer),
        unmatched=words,
        cause=f"no fact here has {named}, nor a word that means the same",
        hint=f'ask in other words, or teach the base: words = ["{words[0]}"] under the topic, act or thing it means',
    )


def _blamed(query: Find, composer: Composer) -> Iterator[tuple[Demand, tuple[Match, ...]]]:
    """Yield each demand without which facts would answer, and those facts."""
    for place, demand in enumerate(query.demands):
        rest = replace(query, demands=(*query.demands[:place], *query.demands[place + 1 :]))
        if rest.demands or rest.speakers:
            found = find(rest, composer.index)
            if not isinstance(found, Miss):
                yield demand, found


def _cause(query: Find, lacking: Asked | None, blamed: list[Demand], composer: Composer) -> tuple[str, str]:
    echo = Echo(composer)
    if lacking is not None and query.listing:
        named = composer.index.kinds[query.kind or ""].plural
        return f"facts of this base tell of that, but none names such {named}", "see the nearest facts"
    if lacking is not None:
        return f"facts of this base tell of that, but none says {ASKED[lacking]}", "see the nearest facts"
    told = (each for each in query.demands if not (isinstance(each, Word) and each.need == "optional"))
    about = ", ".join(map(echo.demand, told))
    if query.speakers:
        by = echo.names(query.speakers)
        of = f" about {about}" if about else ", or none that says that,"
        return f"no statement by {by}{of} in this base", f'see what there is: factcli said "{by}"'
    if blamed:
        missing = " or ".join(map(echo.demand, blamed))
        return f"facts of this base account for the rest, but not for {missing}", "see the nearest facts"
    return f"no fact of this base accounts for all of {about}", "ask for less at once"


def _lesson(blamed: list[Demand], nearest: Match) -> str:
    """Return the line of vocabulary that would make the nearest fact answer, if one word is to blame."""
    words = [demand.text for demand in blamed if isinstance(demand, Word) and demand.need == "met"]
    if not words:
        return ""
    return f'if the nearest fact says that, teach the base: words = ["{words[0]}"] in [facts.{nearest.fact.id}]'


def _near(query: Find, composer: Composer) -> tuple[Answer, ...]:
    """Return the facts that share most with the question."""
    demanded = (expand(demand, composer.index) for demand in query.demands)
    wanted = {option.term for choice in demanded for option in choice.options if option.tier < 2}
    wanted |= {terms.claimant(each) for each in query.speakers}
    return tuple(composer.answer(fact) for fact in composer.index.rank(sorted(wanted), _RELATED))
