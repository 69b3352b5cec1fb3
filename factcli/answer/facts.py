"""Queries for facts: those that account for the whole question, in the form that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcli.answer.compose import Composer
from factcli.answer.listed import listed
from factcli.answer.match import Match, Miss, affirms, find
from factcli.answer.verdict import SETTLED
from factcli.frozen import replace
from factcli.model import SURE, Fact
from factcli.query import Find
from factcli.reply import Answer, Name, Reply

_EACH_SIDE = 3
"""Answers for one side of a comparison at most."""


_FEWEST = 2
"""Things that are counted at least: that facts which need not name all name one is no count."""


def answer(query: Find, composer: Composer) -> Reply:
    """Return the facts that account for the question, or a refusal that says what is missing."""
    found = _tell(query, composer)
    return missed(query, found, composer) if isinstance(found, Miss) else found


def missed(query: Find, miss: Miss, composer: Composer) -> Reply:
    """Return the refusal of a question that no facts account for."""
    from factcli.answer.refuse import refuse  # noqa: PLC0415 - what is answered does not need it

    return refuse(query, miss, composer)


def told(query: Find, composer: Composer) -> Reply | Miss:
    """Return the facts that account for the question, or that they differ in what it does not say, if there are any."""
    found = _tell(query, composer)
    undecided = isinstance(found, Miss) and found.undecided is not None
    return missed(query, found, composer) if isinstance(found, Miss) and undecided else found


def _tell(query: Find, composer: Composer) -> Reply | Miss:
    found = find(query, composer.index)
    if isinstance(found, Miss):
        return found
    if query.asked in SETTLED:
        return Reply(None, "answered", tuple(_verdicts(found, query, composer)))
    if query.listing:
        nearest = [match for match in found if match.cost == found[0].cost]
        answers = tuple(listed(found, query, composer)) if listed(nearest, query, composer) else ()
        if len(answers) < (_FEWEST if query.asked == "number" else 1):
            return Miss((), query.asked)
        return Reply(None, "answered", (_counted(answers),) if query.asked == "number" else answers)
    facts = [match.fact for match in found]
    if query.asked == "document":
        return Reply(None, "answered", tuple(_documents(facts, composer)))
    return Reply(None, "answered", tuple(composer.answers(facts, query.asked)))


def contrasted(query: Find, composer: Composer) -> Reply | None:
    """Return the facts that settle a yes or no by saying otherwise, if there are any."""
    from factcli.answer.contrast import contrast  # noqa: PLC0415 - what is answered outright does not need it

    answers = [composer.answer(match.fact) for match in contrast(query, composer.index)]
    said = tuple(replace(each, value="otherwise", text=f"Recorded otherwise. {each.text}") for each in answers)
    return Reply(None, "answered", said) if said else None


def _verdicts(found: tuple[Match, ...], query: Find, composer: Composer) -> Iterator[Answer]:
    """Yield what the nearest facts answer to "is it so?".

    Where they do not agree, or have not the very words, they are shown as they are, without a yes or no.
    """
    nearest = [match for match in found if match.cost == found[0].cost]
    said = {affirms(match, query) for match in nearest if match.fact.status in SURE}
    firm = len(said) < 2 and any(match.firm for match in nearest)
    for match in found:
        if not firm:
            yield composer.answer(match.fact)
        elif match.firm and (match.fact.status not in SURE or affirms(match, query) in said):
            yield _settled(match, query, composer)


def _settled(match: Match, query: Find, composer: Composer) -> Answer:
    """Return the answer to "is it so?" that a fact gives: yes or no, or how surely it is said where that is less."""
    fact = match.fact
    said = "yes" if affirms(match, query) else "no"
    if fact.status not in SURE:
        return replace(composer.answer(fact), value=fact.status)
    settled = composer.answer(fact)
    return replace(settled, value=said, text=f"{said.capitalize()}. {settled.text}")


def _counted(answers: tuple[Answer, ...]) -> Answer:
    """Return how many things these answers name. The facts need not name all, so there are at least as many."""
    names = ", ".join(answer.value.name for answer in answers if isinstance(answer.value, Name))
    return Answer(
        text=f"At least {len(answers)} in this base: {names}. {answers[0].text}",
        sources=tuple(dict.fromkeys(source for answer in answers for source in answer.sources)),
        facts=tuple(dict.fromkeys(fact for answer in answers for fact in answer.facts)),
        value=Decimal(len(answers)),
        bound="at-least",
    )


def _documents(facts: list[Fact], composer: Composer) -> list[Answer]:
    """Return one answer a document, with the places in it."""
    answers: dict[str, Answer] = {}
    for fact in facts:
        for citation in composer.citations(fact.references):
            said = f"{citation.title}: {fact.text}"
            known = answers.get(citation.id)
            if known is None:
                found = composer.answer(fact)
                answers[citation.id] = replace(found, text=said, value=composer.name(citation.id), sources=(citation,))
            else:
                sources = dict.fromkeys((*known.sources, citation))
                answers[citation.id] = replace(known, facts=(*known.facts, fact.id), sources=tuple(sources))
    return list(answers.values())


def compare(sides: tuple[Find, ...], composer: Composer) -> Reply:
    """Return the answers of all sides; the refusal of the first that has none."""
    replies = [answer(side, composer) for side in sides]
    failed = next((reply for reply in replies if reply.status != "answered"), None)
    if failed is not None:
        return failed
    most = [len(reply.answers) if side.kind else _EACH_SIDE for side, reply in zip(sides, replies, strict=True)]
    answers = dict.fromkeys(answer for reply, few in zip(replies, most, strict=True) for answer in reply.answers[:few])
    return Reply(None, "answered", tuple(answers))
