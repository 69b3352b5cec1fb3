"""Questions of what something is: "what is X", "what does X stand for"."""

from __future__ import annotations

from factcli.query import Define
from factcli.question.asking import Asking, mention_meaning
from factcli.question.pattern import Pattern
from factcli.question.read import Read
from factcli.question.words import is_doing

_DEFINING = Pattern(
    r"^(?:define|definition of|meaning of|expand|spell out|explain|"
    r"(?:please )?(?:tell me |say )?(?:what|who)s?(?: exactly)? (?:is|are|was|were|does|do|did)|who|what|whats|whos)\b",
    "define definition meaning expand spell explain what whats who whos",
)
_DEFINING_WORDS = frozenset(
    """define definition meaning mean means expand spell out stand stands standing for short abbreviation
    abbreviated acronym full name form called initials letters long version know known as explain describe expansion
    abbreviate exactly please tell me about term refer refers""".split()
)


def definition(asking: Asking) -> Read | None:
    """Return the reading of a question of what something is; None for any other question, of which nothing is taken."""
    defined = _define(asking)
    return Read(defined, asking.explained()) if defined else None


def _define(asking: Asking) -> Define | None:
    """Read "what is X": nothing but a name and words that ask what it is."""
    names = asking.names()
    if len({ids for _, ids in names}) != 1 or is_doing(asking.sentence):
        return None
    ids = names[0][1]
    inside = {place for named, _ in names for place in range(named.start, named.end)}
    rest = [token for place, token in enumerate(asking.sentence) if place not in inside]
    sorts = {"kind", "kinds", "sort", "type"} & {token.word for token in rest}
    kinds = (
        {place for each in asking.spans if "kind" in each.senses.sorts for place in range(each.start, each.end)}
        if sorts
        else set()
    )
    plain = all(
        token.small or token.word in _DEFINING_WORDS or token.word in sorts or place in kinds
        for place, token in enumerate(asking.sentence)
        if place not in inside
    )
    lists = asking.sentence[0].word == "name" and asking.sentence[1].word != "of"
    said = {token.word for token in rest}
    placed = bool(sorts) and not {"in", "at"}.isdisjoint(said)
    stands = bool({"stand", "stands", "standing"} & said) and "for" not in said
    if lists or stands or placed or not plain or said & {"when", "where", "why", "how"}:
        return None
    if rest and not (
        _DEFINING.search(asking.line, asking.words) or any(token.word in _DEFINING_WORDS for token in rest)
    ):
        return None
    for named, _ in names:
        asking.take(named.start, named.end, mention_meaning(ids))
    return Define(ids, name=bool({"name", "named", "names", "called"} & said))
