"""From a question, or a query, to the reply."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from factcli.answer.compose import Composer
from factcli.answer.echo import Echo
from factcli.errors import QueryError
from factcli.frozen import replace
from factcli.index import Index
from factcli.query import Check, Compare, Define, Every, Exists, Find, ListOf, Query, Step, ValuesOf, Where
from factcli.question import Understanding, asks_twice, ranks, understand
from factcli.reply import Reply, ReplyStatus
from factcli.written.write import write

_LONGEST = 2000
"""Characters of a question at most."""

_UNWEIGHED = "the question compares or ranks things in a way that is not understood"
"""Why a question is refused that only claims would answer, which are to be compared, not read."""

_NOTHING: frozenset[ReplyStatus] = frozenset({"unanswered", "not_understood"})
"""What is said where no fact answers: then something may have been looked for and not found."""


def ask(question: str, index: Index) -> Reply:
    """Answer a question in English: as one about things if it can be read so, else as one about facts."""
    if len(question) > _LONGEST:
        cause = f"the question is longer than {_LONGEST:,} characters"
        return Reply(question, "not_understood", cause=cause, hint="ask for one thing at a time")
    read = understand(question, index)
    reply = _of_things(read.things, index)
    if reply is not None:
        reply = replace(reply, explanation=read.explain(reply.query or ""))
    if reply is None or (reply.status == "unanswered" and all(_may_be_told(query, index) for query in read.things)):
        told = _of_facts(read, index) or reply or _unread(read)
        reply = reply if reply is not None and told.cause == _UNWEIGHED else told
    absent = _absent(question, index) if reply.status in _NOTHING else None
    if absent is not None:
        return replace(absent, question=question)
    return replace(reply, question=question, corrections=read.corrections)


def _of_things(queries: tuple[Query, ...], index: Index) -> Reply | None:
    """Answer the readings that have an answer; where these differ, the question is ambiguous."""
    replies = [reply for query in queries if (reply := _of_small(query, index)) is not None]
    answered = _exact([reply for reply in replies if reply.status == "answered"])
    if len(answered) > 1 and len(set(map(_said, answered))) > 1:
        return Reply(
            None,
            "ambiguous",
            choices=tuple(reply.query or "" for reply in answered),
            cause="the question can be read in several ways that have different answers",
            hint="say more, or ask one of the readings with `factcli query`",
        )
    return next(iter(answered or replies), None)


def _exact(replies: list[Reply]) -> list[Reply]:
    """Leave out what says "at least" where another reading says how many, and no fewer."""
    numbers = [_number(reply, "exact") for reply in replies]
    most = max((number for number in numbers if number is not None), default=None)
    return [reply for reply in replies if most is None or (least := _number(reply, "at-least")) is None or least > most]


def _number(reply: Reply, bound: str) -> Decimal | None:
    """Return the number that is the whole of a reply, if it has this bound."""
    (first, *others) = reply.answers[:2]
    return first.value if not others and first.bound == bound and isinstance(first.value, Decimal) else None


def _of_small(query: Query, index: Index) -> Reply | None:
    """Answer a reading; None for one that no base could answer ("not not not …")."""
    try:
        return _answer(query, index)
    except QueryError:
        return None


def _may_be_told(query: Query, index: Index) -> bool:
    """Whether facts may tell of what no claim says: which things meet conditions, where one is, whether it is so.

    What something is to something ("the leader of X"), how many there are or which is the most: if no claim says that,
    no other fact can.
    """
    match query:
        case ListOf(Where() | Every()) | Check() | Exists():
            return True
        case ListOf(Step(_, name, _)):
            return index.properties[name].role == "place"
        case _:
            return False


def _said(reply: Reply) -> frozenset[object]:
    return frozenset((answer.value, answer.text if answer.value is None else None) for answer in reply.answers)


def _of_facts(read: Understanding, index: Index) -> Reply | None:
    """Answer the first reading that facts account for; else the first that they contradict."""
    refusals: list[Callable[[], Reply]] = []
    for each in read.facts:
        told = _told(each.query, index)
        if isinstance(told, Reply):
            unweighed = _is_unweighed(read, each.query, told, index)
            return _unweighed() if unweighed else replace(told, explanation=each.taken)
        refusals.append(told)
    first = next(iter(read.facts), None)
    refusal = None if first is None else replace(refusals[0](), explanation=first.taken)
    for each in read.facts if refusal and refusal.status == "unanswered" and not read.weighs else ():
        reply = _contrasted(each.query, index)
        if reply is not None:
            return replace(reply, explanation=each.taken)
    return refusal


def _told(query: Query, index: Index) -> Reply | Callable[[], Reply]:
    """Return what facts tell to a reading; where they tell nothing, what gives the refusal."""
    if not isinstance(query, Find):
        reply = _answer(query, index)
        return reply if reply.status == "answered" else lambda: reply
    from factcli.answer.facts import missed, told  # noqa: PLC0415 - 4 ms that a question about things does not pay

    composer = Composer(index)
    found = told(query, composer)
    if isinstance(found, Reply):
        return _written(found, query, composer)
    return lambda: _written(missed(query, found, composer), query, composer)


def _contrasted(query: Query, index: Index) -> Reply | None:
    """Return what facts say to the contrary of a reading; None where they do not, or it asks of no facts."""
    if not isinstance(query, Find):
        return None
    from factcli.answer.facts import contrasted  # noqa: PLC0415

    composer = Composer(index)
    reply = contrasted(query, composer)
    return None if reply is None else _written(reply, query, composer)


def _absences(index: Index) -> Index | None:
    from factcli.index.absent import absences  # noqa: PLC0415 - what facts answer does not pay for it

    return absences(index)


def _absent(question: str, index: Index) -> Reply | None:
    """Return what was looked for in answer to a question, and not found, if anything was; it ranks nothing."""
    known = _absences(index)
    read = understand(question, known) if known is not None else None
    if known is None or read is None or ranks(read.words, read.spans):
        return None
    for query in read.things:
        reply = _not_found(query, known)
        if reply is not None:
            return replace(reply, corrections=read.corrections, explanation=read.explain(reply.query or ""))
    for each in read.facts:
        reply = _not_found(each.query, known)
        if reply is not None:
            return replace(reply, corrections=read.corrections, explanation=each.taken)
    return None


def _not_found(query: Query, known: Index | None) -> Reply | None:
    """Return what was looked for in answer to a query, and not found, if anything was."""
    if known is None or not isinstance(query, Find | ValuesOf):
        return None
    from factcli.answer.absent import absent  # noqa: PLC0415 - what is answered does not need it

    composer = Composer(known)
    reply = absent(query, composer)
    return None if reply is None else _written(reply, query, composer)


def _unweighed() -> Reply:
    hint = "ask for what is most, second or more than another in one plain sentence"
    return Reply(None, "not_understood", cause=_UNWEIGHED, hint=hint)


def _is_unweighed(read: Understanding, query: Query, reply: Reply, index: Index) -> bool:
    """Whether a reply goes by claims, where the question compares or ranks: those are not read one by one."""
    if isinstance(query, Define) or not read.weighs:
        return False
    facts = [index.fact(each) for answer in reply.answers for each in answer.facts]
    claims = [fact is not None and fact.property is not None for fact in facts]
    counted = isinstance(query, Find) and query.asked == "number"
    return any(claims) if counted else all(claims)


def _unread(read: Understanding) -> Reply:
    """Return the refusal of a question that no query stands for."""
    if asks_twice(read.words):
        return Reply(
            None, "not_understood", cause="the question asks for two things", hint="ask for one thing at a time"
        )
    spans = [span for span in read.spans if "thing" in span.senses.sorts]
    named = [
        " ".join(token.typed for token in read.words[span.start : span.end])
        for span in spans
        if not any(other.start <= span.start and span.end <= other.end for other in spans if other is not span)
    ]
    if named:
        return Reply(
            None,
            "not_understood",
            cause=f"what is asked of {' and '.join(dict.fromkeys(named))} is nothing that this base can tell",
            hint=f'see what it tells: factcli show "{named[0]}"',
        )
    return Reply(
        None,
        "not_understood",
        cause="nothing in the question says what it is about",
        hint="name a thing, a kind of thing or a topic; `factcli about` shows what this base knows",
    )


def answer(query: Query, index: Index) -> Reply:
    """Answer a query.

    Raises :class:`~factcli.errors.UnknownName` for what it names that the base does not have, and
    :class:`~factcli.errors.QueryError` where it is too large.
    """
    from factcli.answer.checked import checked  # noqa: PLC0415 - what a question was read as needs no check

    query = checked(query, index)
    reply = _answer(query, index)
    if reply.status == "answered":
        return reply
    return _contrasted(query, index) or _not_found(query, _absences(index)) or reply


def _answer(query: Query, index: Index) -> Reply:
    """Answer a query; what answers the other sorts of query is not imported."""
    composer = Composer(index)
    match query:
        case Find():
            from factcli.answer import facts  # noqa: PLC0415

            reply = facts.answer(query, composer)
        case Compare(sides):
            from factcli.answer import facts  # noqa: PLC0415

            reply = facts.compare(sides, composer)
        case Define():
            from factcli.answer.define import define  # noqa: PLC0415

            reply = define(query, composer)
        case _:
            from factcli.answer import things  # noqa: PLC0415

            reply = things.answer(query, composer)
    return _written(reply, query, composer)


def _written(reply: Reply, query: Query, composer: Composer) -> Reply:
    """Return a reply with the query that it is one to, as it is written and in words, and what contradicts it."""
    if composer.index.differs or composer.index.view.timed:
        from factcli.answer.disputes import weighed  # noqa: PLC0415 - what no base without differences pays

        reply = weighed(reply, query, composer)
    return replace(reply, query=write(query), understood=Echo(composer).query(query))
