"""The values that cross rooms: what a base holds. All frozen; nothing here reads, prints or decides.

The words are the field's: a *claim* is a subject, a property and a value; a *quotation* is words as printed,
with their speaker; a *reference* is one place in one source (a W3C Web Annotation text-quote selector);
dates are EDTF (ISO 8601-2) strings, kept as written.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from math import inf, nextafter
from typing import Literal

from factcli.frozen import field, frozen

ValueType = Literal["value", "thing", "number", "date", "text"]
Bound = Literal["exact", "about", "more-than", "at-least", "less-than", "at-most"]
Status = Literal["asserted", "reported", "alleged", "suspected", "denied", "asked", "hypothetical"]
Rank = Literal["preferred", "normal", "deprecated"]

UNASSERTED: frozenset[Status] = frozenset({"asked", "hypothetical"})
"""What nobody says is so: it was asked, or would have been said."""

SAID: dict[Bound, str] = {
    "exact": "",
    "about": "about ",
    "more-than": "more than ",
    "at-least": "at least ",
    "less-than": "less than ",
    "at-most": "at most ",
}
"""What is said before a number that is not exact."""

SURE: frozenset[Status] = frozenset({"asserted", "reported"})
"""What is said without reserve."""

ROLES = (
    "agent",
    "act",
    "object",
    "recipient",
    "place",
    "time",
    "duration",
    "reason",
    "purpose",
    "result",
    "amount",
    "manner",
    "occasion",
    "topic",
)
"""The parts an act or event may have: the field's usual semantic roles, and what a statement was made at and about."""


@frozen
class Kind:
    """A class of things, with the words people use for it.

    ``broader`` is the kind it is a kind of. A kind with a ``where`` is *defined*: the things of the broader
    kind for which that typed condition holds ("major city").
    """

    id: str
    label: str
    plural: str
    words: tuple[str, ...] = ()
    broader: str | None = None
    where: str | None = None


@frozen
class NamedValue:
    """One value of a property that is neither thing, number, date nor text ("externally focused")."""

    id: str
    label: str
    words: tuple[str, ...] = ()


@frozen
class Property:
    """A predicate: what can be said of things of the kinds in ``of``; with ``type = "thing"``, a relation.

    ``words`` name it or say it from the subject ("population", "border", "run through"); ``inverse`` are the words
    from its object's side ("traversed by"). ``role`` is the question it answers ("place": where). For numbers,
    ``adjectives`` ("how long"), ``more``/``less`` ("longer") and ``most``/``least`` ("longest").
    ``sentence`` is a template over {subject}, {value} and {unit} for claims that come without a text. ``complete``
    says that the base records every case, so that what is not recorded is not so.
    """

    id: str
    label: str
    of: tuple[str, ...]
    type: ValueType
    range: tuple[str, ...] = ()
    unit: str | None = None
    many: bool = False
    symmetric: bool = False
    complete: bool = False
    role: str | None = None
    words: tuple[str, ...] = ()
    inverse: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    most: tuple[str, ...] = ()
    least: tuple[str, ...] = ()
    sentence: str | None = None
    values: tuple[NamedValue, ...] = ()


@frozen
class Topic:
    """What facts are about where it is no thing, or an act that they tell of, with people's words for it.

    ``opposites`` are words for the contrary: a question that asks whether that is so is answered with no.
    """

    id: str
    label: str
    words: tuple[str, ...] = ()
    opposites: tuple[str, ...] = ()


@frozen
class Source:
    """A document that facts are taken from, or that such a document reports on.

    ``reports`` is the next link of the chain (newspaper <- agency <- report). ``inferred`` maps a field that the
    document does not print to the reason it is believed. ``review_by`` is by when somebody should look again (EDTF).
    """

    id: str
    title: str
    type: str = "document"
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    file: str | None = None
    digest: str | None = None
    reports: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    inferred: Mapping[str, str] = field(default_factory=dict)
    review_by: str | None = None


@frozen
class Reference:
    """One place in one source: paragraph (from 1), the first and last words there, and through whom it came."""

    source: str
    paragraph: int | None = None
    start: str | None = None
    end: str | None = None
    via: tuple[str, ...] = ()


@frozen
class Thing:
    """A person, group, place, document: whatever has a name.

    ``within`` are the larger things it is part of or speaks for: a city's country, a team's company.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    description: str | None = None
    within: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    inferred: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    line: int = 0


@frozen
class Quantity:
    """A number as it was written, with its unit and how exact it claims to be."""

    number: Decimal
    unit: str | None = None
    bound: Bound = "exact"

    def reach(self) -> tuple[float, float]:
        """Return the least and the greatest number that it may be.

        What is about a number is nearer to it than one in the last of its digits that is not 0, in the way in which
        an approximate date (EDTF) is read here: about 300 is between 200 and 400, about 320 between 310 and 330.
        """
        number = float(self.number)
        match self.bound:
            case "exact":
                return number, number
            case "about":
                exponent = self.number.normalize().as_tuple().exponent
                digit = Decimal(1).scaleb(exponent if isinstance(exponent, int) and self.number else 0)
                return nextafter(float(self.number - digit), inf), nextafter(float(self.number + digit), -inf)
            case "more-than":
                return nextafter(number, inf), inf
            case "at-least":
                return number, inf
            case "less-than":
                return -inf, nextafter(number, -inf)
            case "at-most":
                return -inf, number


@frozen
class Value:
    """The value of a claim or a part of an event: exactly one of the fields is set, ``text`` besides where given.

    ``named`` is the id of a named value of the claim's property.
    """

    thing: str | None = None
    named: str | None = None
    quantity: Quantity | None = None
    date: str | None = None
    text: str | None = None
    inferred: str | None = None


@frozen
class Absence:
    """A search that found nothing: the words and phrases that were looked for, and when (EDTF).

    ``worded`` says that the sentence of its fact is the curator's own, and no mere report of the search.
    """

    words: tuple[str, ...]
    on: str
    worded: bool = False


@frozen
class Fact:
    """One claim, act, quotation or absence with where it comes from.

    A claim has ``subject``, ``property`` and ``value``; an act has ``parts`` (role -> values, see :data:`ROLES`);
    a quotation has ``speaker`` and ``quote``. One fact may be all three. One with an ``absence`` is none of them: what
    was looked for in all of its sources, and not found. ``text`` is one sentence of the curator's own that stands
    alone; ``words`` are others that people use for it. ``negative`` says that something was not done or is not so.
    ``review_by`` is by when somebody should look again (EDTF). ``line`` is where it stands in ``file``; 0 for one
    without a line.
    """

    id: str
    text: str
    references: tuple[Reference, ...]
    subject: str | None = None
    property: str | None = None
    value: Value | None = None
    parts: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    speaker: str | None = None
    quote: str | None = None
    about: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    according_to: str | None = None
    as_of: str | None = None
    status: Status = "asserted"
    rank: Rank = "normal"
    rank_reason: str | None = None
    hedges: tuple[str, ...] = ()
    negative: bool = False
    inferred: Mapping[str, str] = field(default_factory=dict)
    review_by: str | None = None
    absence: Absence | None = None
    file: str = ""
    line: int = 0

    def __hash__(self) -> int:
        """Hash by the id, as two facts of a base do not share one: parts are a mapping, which has no hash."""
        return hash(self.id)

    def values(self) -> tuple[Value, ...]:
        """Return the value that it claims, then those of its parts."""
        parts = [value for values in self.parts.values() for value in values]
        return tuple(parts) if self.value is None else (self.value, *parts)


@frozen
class Base:
    """A whole fact base, checked: every id that is mentioned exists."""

    title: str
    description: str
    kinds: Mapping[str, Kind]
    properties: Mapping[str, Property]
    topics: Mapping[str, Topic]
    acts: Mapping[str, Topic]
    sources: Mapping[str, Source]
    things: Mapping[str, Thing]
    facts: Mapping[str, Fact]
