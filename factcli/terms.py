"""The terms that facts are found by: how a fact and a question agree without either seeing the other's text.

A plain term is the stem of a word. Others carry a prefix that says what they are; none of them can be a stem, for a
stem has no colon.
"""

from __future__ import annotations

from functools import cache


def thing(identifier: str) -> str:
    """The fact names this thing, in a part or in its text."""
    return f"t:{identifier}"


def around(identifier: str) -> str:
    """The fact names something that lies within this thing."""
    return f"w:{identifier}"


def claimant(identifier: str) -> str:
    """This person, office or document says so, or somebody says so for it."""
    return f"c:{identifier}"


def told_of(identifier: str) -> str:
    """The document that the fact is from reports on this one."""
    return f"b:{identifier}"


def agent(identifier: str) -> str:
    """This thing is what acts, or what is spoken of, in the fact."""
    return f"a:{identifier}"


def said_as(stem: str) -> str:
    """People use a word with this stem for what the fact says."""
    return f"s:{stem}"


def topic(identifier: str) -> str:
    """The fact is about this topic."""
    return f"p:{identifier}"


def act(identifier: str) -> str:
    """The fact tells of this act."""
    return f"d:{identifier}"


def kind(identifier: str) -> str:
    """A thing of this kind is named in the fact."""
    return f"k:{identifier}"


def predicate(identifier: str) -> str:
    """The fact is a claim of this property."""
    return f"r:{identifier}"


def value(identifier: str, named: str) -> str:
    """The fact gives this named value of this property."""
    return f"n:{identifier}={named}"


def year(number: int) -> str:
    """The fact holds at, or is of, this year."""
    return f"y:{number}"


@cache
def part(role: str) -> str:
    """The fact has this part."""
    return f"has:{role}"


def absent(term: str) -> str:
    """The fact says that something was not found, and would have this term: it is found by no other way."""
    return f"no:{term}"


ABSENT = "is:absent"
"""The fact says that something was looked for and not found."""

NEGATIVE = "is:negative"
"""The fact says that something was not done or is not so."""
