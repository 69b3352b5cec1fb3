"""Who must have said it: the voices of a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcli import english
from factcli.english.stem import stem, stems
from factcli.query import Asked
from factcli.question.asking import Asking, mention_meaning
from factcli.question.english import (
    AUXILIARIES,
    DOING,
    LIGHT,
    LIGHT_VERBS,
    OWNING,
    PARTICLES,
    PLAIN_SAYING,
    QUESTION_WORDS,
    SAYING,
    SUSPECTING,
)
from factcli.question.phrases import Span
from factcli.question.words import Token

_SAYS = frozenset("says said say claims claimed states stated reports notes noted".split())
_SAY = frozenset("say claim state note tell mention report conclude find".split())
"""Verbs of saying behind "did" and who does."""
_QUOTES = frozenset("quote quotes quotation statement statements comment comments remark remarks words".split())
_ON = frozenset("on about regarding towards toward concerning".split())
_DEEDS_TOO = stems("claim report accuse criticise criticize complain demand warn")
"""Verbs of saying that are deeds too: one claims that it is so, or claims a title."""

_PAPERS = frozenset("say report article document paper".split())
"""Words of who or what says something without a name."""

_NO_SAYING = frozenset("regards regarding discussion discussions".split())
"""Words that only look like verbs of saying."""

_BEHIND = frozenset("to in against with for".split())
"""Prepositions behind which a name is no speaker."""

_OF_WHAT = frozenset("say says said speak speaks spoke think thinks thought tell tells told".split())
"""Verbs behind which "of" names what is spoken of."""

_PASSIVE = frozenset("was were is are been".split())
"""Auxiliaries before what is done to what is named."""

_TELLING: frozenset[Asked] = frozenset({"fact", "quote", "reason", "manner"})
"""What is asked where a word for a kind may name who says it."""

_PARTICIPLES = frozenset("said told quoted called described stated claimed reported asked thought believed".split())


def speakers(asking: Asking, asked: Asked) -> tuple[str, ...]:
    """Find who must have said it: "X said", "X's statement", "according to X", "X on …", "told by X"."""
    if asked == "speaker":
        _take_sayings(asking)
        return ()
    found = _named_speaker(asking, asked) or (_described_speaker(asking) if asked in _TELLING else None)
    if found is None:
        if asked in {"fact", "quote"} and not asking.words.isdisjoint(_SAYS | _PAPERS):
            _take_sayings(asking)
        return ()
    span, who = found
    asking.take(span.start, span.end, f"said by {mention_meaning(who)}")
    _take_sayings(asking)
    return who


def _named_speaker(asking: Asking, asked: Asked) -> tuple[Span, tuple[str, ...]] | None:
    """Return the first name that speaks: those right behind "did" before all others."""
    named = {place for span, _ in asking.names() for place in range(span.start, span.end)}
    for span, ids in sorted(asking.names(), key=lambda name: not _follows_did(asking, name[0])):
        if span.start not in asking.taken and _speaks(asking, asked, span, named):
            return _whose(asking, span, ids)
    return None


def _speaks(asking: Asking, asked: Asked, span: Span, named: set[int]) -> bool:
    """Whether a name is that of who says it, by what stands before and behind it."""
    before = [token.word for token in asking.sentence[max(0, span.start - 3) : span.start]]
    return (
        (not _said_of(asking, span) and not _is_told(asking, span, before) and _says(asking, span, named))
        or ["according", "to"] in (before[-2:], before[-3:-1])
        or (asked != "document" and _says_behind(asking, span))
        or before[-1:] == ["believe"]
        or _said_by(asking, span, asked, named)
        or (span.start <= 1 and _opens_subject(asking, span.end))
        or (before[-1:] != [] and before[-1] in {"did", "does", "do", "has"} and _does_say(asking, span, before, named))
    )


def _does_say(asking: Asking, span: Span, before: Sequence[str], named: set[int]) -> bool:
    """Whether what stands around "did X" is saying: "did X make a remark", "what point did X", "did X suspect"."""
    after = asking.sentence[span.end : span.end + 3]
    makes = before[-1] != "do" and any(
        token.word in LIGHT_VERBS and _saying_near(asking, span.end + place + 2, named)
        for place, token in enumerate(after)
    )
    points = before[-1] in {"did", "does"} and "position" not in before and _saying_near(asking, span.start - 2, named)
    return makes or points or (before[-1] != "has" and bool(after) and after[0].stem in SUSPECTING)


def _described_speaker(asking: Asking) -> tuple[Span, tuple[str, ...]] | None:
    """Find who says it by the word for their kind: "what did the commentators say", "according to the report"."""
    for span in asking.spans:
        if "kind" not in span.senses.sorts:
            continue
        before = [token.word for token in asking.sentence[: span.start] if token.word != "the"]
        behind = [token.word for token in asking.sentence[span.end : span.end + 1]]
        says = bool(behind) and behind[0] in _SAY and before[-1:] != [] and before[-1] in DOING
        if not says and before[-2:] != ["according", "to"]:
            continue
        kinds = (sense.target for sense in span.senses if sense.sense == "kind")
        few = tuple(dict.fromkeys(each for kind in kinds for each in asking.lexicon.few(kind)))
        if few:
            return span, few
    return None


def _said_by(asking: Asking, span: Span, asked: Asked, named: set[int]) -> bool:
    """Whether a name stands behind a word of saying and "by", or a noun of saying and "of": "the remark of X"."""
    at = span.start - 1
    is_close = at > 0 and asking.sentence[at].word == "the"
    at -= is_close
    if at < 1 or asking.sentence[at].word not in {"by", "from", "of"}:
        return False
    if not (_is_word_of_saying(asking, at - 1) if is_close else _saying_near(asking, at - 1, named)):
        return False
    return asking.sentence[at].word != "of" or (asked != "document" and asking.sentence[at - 1].word not in _OF_WHAT)


def _follows_did(asking: Asking, span: Span) -> bool:
    """Whether a name stands right behind "did" and owns nothing: who does what is asked, before all others."""
    before = [token.word for token in asking.sentence[: span.start] if token.word != "the"]
    return before[-1:] != [] and before[-1] in DOING and not asking.sentence[span.end - 1].typed.endswith(OWNING)


def _is_told(asking: Asking, span: Span, before: list[str]) -> bool:
    """Whether a name is no speaker by what stands before it: "the letter to X stated", "did X's answer change it"."""
    owns = asking.sentence[span.end - 1].typed.endswith(OWNING)
    last = next((word for word in reversed(before) if word != "the"), "")
    return last in DOING if owns else before[-1:] != [] and before[-1] in _BEHIND


def _is_word_of_saying(asking: Asking, place: int) -> bool:
    """Whether a word is one of saying: no adverb ("allegedly"), no "as regards", and no "state" that is a place."""
    token = asking.sentence[place]
    if token.stem not in SAYING or token.word.endswith("edly") or token.word in _NO_SAYING:
        return False
    if token.word == "sum":
        return [each.word for each in asking.sentence[place + 1 : place + 2]] == ["up"]
    if token.word != "state":
        return True
    if [each.word for each in asking.sentence[place + 1 : place + 2]] == ["of"]:
        return False
    return asking.sentence[0].word != "which" and not any(
        span.start <= place < span.end and "kind" in span.senses.sorts for span in asking.spans
    )


def _opens_subject(asking: Asking, place: int) -> bool:
    """Whether the subject of a statement follows a speaker, or a speaker and hearer: "X on …", "X to Y about …"."""
    if asking.sentence[place : place + 1] and asking.sentence[place].word == "to":
        place = next((span.end for span, _ in asking.names() if place < span.start <= place + 2), place)
    return place < len(asking.sentence) and asking.sentence[place].word in _ON | {"re"}


def _whose(asking: Asking, span: Span, ids: tuple[str, ...]) -> tuple[Span, tuple[str, ...]]:
    """Return the speaker of a statement before which two names stand: "Pell's council address" is Pell's.

    So is one of key words that opens with a name and ends with "quote" ("Pell bridge quote").
    """
    names = asking.names()
    at = names.index((span, ids))
    if at and names[at - 1][0].end == span.start:
        return names[at - 1]
    last = asking.sentence[-1]
    is_keyed = at and names[0][0].start == 0 and span.end == len(asking.sentence) - 1 and last.word in _QUOTES
    return names[0] if is_keyed else (span, ids)


def _says(asking: Asking, span: Span, named: set[int]) -> bool:
    """Whether a verb or noun of saying stands behind a name: "X said", "X has said", "X's recent statement"."""
    after = _up_to_clause(asking.sentence[span.end : span.end + 3])
    owns = asking.sentence[span.end - 1].typed.endswith(OWNING)
    for place, token in enumerate(after[:2]):
        if owns and not place and _is_adjective(token):
            continue
        following = after[place + 1].word if place + 1 < len(after) else ""
        at = span.end + place
        if any(each.word in _PASSIVE for each in asking.sentence[:2]) and _is_participle(token.word):
            return False  # "how is X described"
        if _is_word_of_saying(asking, at) and at not in named and not opens_act(asking, at):
            return following != "by" and (token.word != "position" or following in _ON)
        if token.word in _PASSIVE and _is_participle(following):
            return False
        if token.word == "to" or not (token.small or token.word in AUXILIARIES or token.stem in LIGHT):
            return False
    return False


def _is_participle(word: str) -> bool:
    """Whether a word behind "was" tells what others say of what is named; who is quoted says so."""
    return word != "quoted" and (word in _PARTICIPLES or (word.endswith("ed") and stem(word) in SAYING))


def _is_adjective(token: Token) -> bool:
    related = english.related(token.stem)
    return related is not None and related.pos.startswith("a") and token.stem not in SAYING


def opens_act(asking: Asking, place: int) -> bool:
    """Tell whether a word of saying opens an act of several words, which is no saying: "claim responsibility"."""
    return any(span.end > place + 1 and not _is_saying(asking, span) for span in _acts(asking, place))


def _is_saying(asking: Asking, span: Span) -> bool:
    """Whether a phrase is nothing but a verb of saying: "sum up", "point out"."""
    tokens = asking.sentence[span.start : span.end]
    return all(token.stem in SAYING or token.word in PARTICLES | {"asked"} or token.small for token in tokens)


def may_be_act(asking: Asking, place: int) -> bool:
    """Tell whether a word of saying is an act of the base, where who it was is asked: "who claimed the attack"."""
    return opens_act(asking, place) or (asking.sentence[place].stem in _DEEDS_TOO and any(_acts(asking, place)))


def _acts(asking: Asking, place: int) -> Iterator[Span]:
    for span in asking.spans:
        if span.start == place and "act" in span.senses.sorts:
            yield span


def _up_to_clause(after: Sequence[Token]) -> Sequence[Token]:
    """Return the words behind a name up to the next clause: "with the Council, who said" is not said by the Council."""
    for place, token in enumerate(after):
        if token.word in QUESTION_WORDS:
            return after[:place]
    return after


def _says_behind(asking: Asking, span: Span) -> bool:
    """Whether a name ends the question behind a verb of saying: "…, says the Council"."""
    place = span.start - 1
    if place > 0 and asking.sentence[place].word == "the":
        place -= 1
    return span.end == len(asking.sentence) and place > 1 and asking.sentence[place].word in _SAYS


def _said_of(asking: Asking, span: Span) -> bool:
    """Whether others say it of the name: "what was the Council told", "where is the group said to be"."""
    before = {token.word for token in asking.sentence[max(0, span.start - 2) : span.start]}
    after = [token.word for token in asking.sentence[span.end : span.end + 3]]
    told = {word for word in after[:2] if word == "quoted" or _is_participle(word)}
    passive = bool(before & _PASSIVE) and bool(told)
    return passive or after[1:] in (["to", "be"], ["to", "have"])


def _saying_near(asking: Asking, place: int, named: set[int]) -> bool:
    near = range(max(0, place - 1), place + 1)
    return any(_is_word_of_saying(asking, each) and each not in named for each in near if each < len(asking.sentence))


def _take_sayings(asking: Asking) -> None:
    named = {place for span, _ in asking.names() for place in range(span.start, span.end)}
    for place, token in enumerate(asking.sentence):
        said = _is_word_of_saying(asking, place) or (
            token.word == "asked" and place > 0 and asking.sentence[place - 1].word == "when"
        )
        if said and not token.quoted and place not in named and "-" not in token.typed:
            asking.take(place, place + 1, "a word of saying")
            if token.stem not in PLAIN_SAYING:
                asking.sayings.append(token.word)
