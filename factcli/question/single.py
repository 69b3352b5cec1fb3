"""One word of a question by itself: what a fact must have for it, or why it is passed over."""

from __future__ import annotations

import re

from factcli import english
from factcli.english.numerals import NUMBERS
from factcli.query import Demand, Operator, Word, Year
from factcli.question.asking import Asking
from factcli.question.english import LIGHT, LIGHT_VERBS, MONTHS, QUANTIFIERS, REQUESTS, STILL, VAGUE, WEEKDAYS
from factcli.question.lexicon import Sense
from factcli.question.words import Token

_BOUNDS: dict[str, Operator] = {
    "before": "<",
    "after": ">",
    "since": ">=",
    "until": "<=",
    "till": "<=",
    "between": ">=",
}
_POSSESSIVES = frozenset("its their his her your our my".split())
_COUNTED_BEHIND = frozenset("which what the all name list".split())
_MOST_COUNTED = 12
"""The greatest figure that may say how many are asked for."""

_YEAR = r"(?:1[5-9]|20)\d\d"
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)"


def single(asking: Asking, place: int) -> tuple[Demand | None, str]:
    """Return the demand of a single word, None for one that is passed over, and what it was read as."""
    token = asking.sentence[place]
    if token.word == "will":
        return Word(token.word, "exact"), "the future: must be told as such"
    if _is_over(asking, place):
        return Word("ended"), "ended: must be met by the fact"
    if token.small:
        return None, "a function word"
    if re.fullmatch(_YEAR, token.word):
        return Year(int(token.word), _when(asking, place)), f"the year {token.word}"
    day = re.fullmatch(_ORDINAL, token.word)
    if day:
        return Word(day[1], "exact"), "a figure"
    if _is_count(asking, place):
        return None, "passed over: how many are asked for"
    if is_figure(token):
        return Word(token.word, "exact"), "a date or figure: must stand in the fact"
    if _is_part_asked(asking, place):
        return None, "passed over: it asks for a part of what follows"
    if token.word == "own" and _is_alone(asking, place):
        return Word("alone"), "alone: must be met by the fact"
    if token.quoted or _is_told(asking, place):
        return Word(token.word), "must be met by the fact"
    if token.word in STILL and asking.asked == "check":
        return Word(token.word, "optional"), "of now: may be met by the fact"
    if token.word == "alone" and asking.sentence[place - 1].word[:1].isdigit():
        return None, "passed over: it only stresses the figure"
    if token.word == "longer" and asking.sentence[place - 1].word in {"no", "any", "not"}:
        return None, "a function word"
    if token.word == "time" and asking.sentence[place - 1].word == "long":
        return None, "passed over: it says for how long, not what"
    if token.word == "year" and asking.sentence[place - 1].word == "this":
        return None, "passed over: it is the year of the fact, not of the question"
    if _is_asked_for(asking, place):
        return Word(token.word, "optional"), "what is asked for: may be met by the fact"
    if token.stem in LIGHT or token.word in NUMBERS or _is_request(asking, place):
        return None, "passed over: it adds nothing a fact could meet"
    if token.stem in VAGUE and _is_object(asking, place):
        return Word(token.word), "must be met by the fact"
    if token.word in LIGHT_VERBS or token.stem in VAGUE or _is_manner(token):
        return Word(token.word, "optional"), "may be met by the fact"
    return Word(token.word), "must be met by the fact"


def _is_over(asking: Asking, place: int) -> bool:
    """Whether "over" says that something has ended: "is it over"."""
    last = place == len(asking.sentence) - 1
    return last and asking.asked == "check" and asking.sentence[place].word == "over"


def _is_object(asking: Asking, place: int) -> bool:
    """Whether a word, vague as it may be, is what the deed is done to: "who rejected the report"."""
    if asking.deed is None or place <= asking.deed:
        return False
    between = asking.sentence[asking.deed + 1 : place]
    behind = asking.sentence[place + 1 : place + 2]
    return all(each.word in {"the", "a", "an"} for each in between) and not behind


def _is_alone(asking: Asking, place: int) -> bool:
    """Whether "own" says that nobody helped: "on its own" with nothing that would be its own."""
    before = [token.word for token in asking.sentence[max(0, place - 2) : place]]
    behind = asking.sentence[place + 1 : place + 2]
    return (
        before[:1] == ["on"] and before[1:] != [] and before[1] in _POSSESSIVES and all(each.small for each in behind)
    )


def _is_asked_for(asking: Asking, place: int) -> bool:
    """Whether a light noun is what is asked for: "at which levels", but no "which ones"."""
    token = asking.sentence[place]
    if token.stem not in LIGHT or not token.word.endswith("s") or token.word == "ones":
        return False
    return place > 0 and asking.sentence[place - 1].word in {"which", "what"}


def _is_count(asking: Asking, place: int) -> bool:
    """Whether a figure only says how many are asked for: "the 2 groups that …"."""
    figure = asking.sentence[place].word
    before, after = asking.sentence[place - 1 : place], asking.sentence[place + 1 : place + 2]
    if asking.asked == "check" or not figure.isdecimal() or not 1 < int(figure) <= _MOST_COUNTED or not after:
        return False
    opens = place == 0 or before[0].word in _COUNTED_BEHIND
    return opens and after[0].word.endswith("s") and not after[0].word[0].isdigit()


def _is_part_asked(asking: Asking, place: int) -> bool:
    """Whether a word only asks for a part of something: "which part of the country"."""
    words = [token.word for token in asking.sentence[max(0, place - 2) : place + 2]]
    return asking.sentence[place].word in {"part", "parts"} and bool({"which", "what"} & {*words}) and words[-1] == "of"


def _when(asking: Asking, place: int) -> Operator:
    """Return how a year bounds the time asked for: "before 1980", "since 1980", "between 1970 and 1980"."""
    before = [token.word for token in asking.sentence[max(0, place - 3) : place]]
    if before[-1:] and before[-1] in _BOUNDS:
        return _BOUNDS[before[-1]]
    if before[-2:] == ["prior", "to"]:
        return "<"
    return "<=" if len(before) == 3 and before[0] == "between" and before[2] in {"and", "to"} else "="


def _is_told(asking: Asking, place: int) -> bool:
    """Whether a word, light as it may be, says what is so: a value of this base ("in use"), of a yes or no how much."""
    token = asking.sentence[place]
    if asking.asked == "check" and token.word in QUANTIFIERS:
        return True
    told = {"value"} if asking.asked != "check" else {"value", "unact", "untopic"}
    senses = [sense for span in asking.spans if span.start <= place < span.end for sense in span.senses]
    return any(sense.sense in told or _is_relation(sense, asking) for sense in senses)


def _is_relation(sense: Sense, asking: Asking) -> bool:
    return sense.sense == "inverse" and asking.lexicon.properties[sense.target].type == "thing"


def _is_manner(token: Token) -> bool:
    """Whether a word says how rather than what: an adverb ("freely")."""
    related = english.related(token.stem)
    return token.word.endswith("ly") and token.word not in QUANTIFIERS and related is not None and "r" in related.pos


def _is_request(asking: Asking, place: int) -> bool:
    """Whether a word opens the question by asking for an answer: "list …", "please give me …"."""
    before = asking.sentence[:place]
    opens = all(token.small or token.stem in LIGHT or token.word in REQUESTS | {"us"} for token in before)
    return opens and (asking.sentence[place].word in REQUESTS or (asking.sentence[place].word == "us" and bool(before)))


def is_figure(token: Token) -> bool:
    """Tell whether a word is a figure, a month or a weekday."""
    return token.word[0].isdigit() or token.word in MONTHS | WEEKDAYS
