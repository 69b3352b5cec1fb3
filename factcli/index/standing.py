"""Which claims stand: SQL for what is seen of them in a view, and for what others have taken the place of.

A claim of a property with one value gives way to one of a higher rank that may hold at the same time, and to one that
holds only after it ("as of 2010", "as of 2020"); one that is of its own time ("in 2012") gives way to no later one.
What neither gives way stands beside the other: it is contested.
"""

from __future__ import annotations

import re

from factcli.view import View

_MEET = "(c.since IS NULL OR d.since IS NULL OR (d.since <= c.upto AND c.since <= d.upto))"
"""Whether two claims may hold at the same time."""

_OTHER = "d.property = c.property AND d.subject = c.subject AND d.single AND c.single AND d.same <> c.same"
"""Whether two claims give one property of one thing different values."""

_AFTER = "(d.standing = c.standing AND c.lasts AND d.lasts AND d.since > c.upto)"
"""Whether a claim is over when another one begins."""

BEATS = f"d.standing > 0 AND {_OTHER} AND ((d.standing > c.standing AND {_MEET}) OR {_AFTER})"
"""Whether the claim d takes the place of the claim c."""

CONTESTS = f"d.standing = c.standing AND {_OTHER} AND {_MEET}"
"""Whether the claims c and d say different things of what may be the same time."""

_SEVERAL = "SELECT 1 FROM claimed WHERE single GROUP BY property, subject HAVING MIN(same) <> MAX(same)"
DIFFERS = f"""SELECT EXISTS ({_SEVERAL}) AND EXISTS (
SELECT 1 FROM claimed AS c, claimed AS d WHERE ({BEATS}) OR ({CONTESTS}))"""  # noqa: S608 - our own words, as all below
"""Whether any claims with different values of one property may hold at the same time, or follow each other."""

OVERTAKE = f"UPDATE claimed AS c SET current = 0 WHERE single AND EXISTS (SELECT 1 FROM claimed AS d WHERE {BEATS})"  # noqa: S608
"""Marks what others have taken the place of."""

FOLLOW = "UPDATE claimed SET current = 0 WHERE place IN (SELECT place + 1 FROM claimed WHERE current = 0 AND single)"
"""Marks symmetric claims from their other end as they were marked from this one."""

_SEEN = """SELECT
c.place / 2 AS fact, c.subject, c.property, c.thing, c.named, c.number, c.least, c.greatest,
COALESCE(c.least, c.number) AS low, COALESCE(c.greatest, c.number) AS high
FROM claimed AS c"""


def claims(view: View) -> str:
    """Return the claims that a view sees as a table to stand in a WITH; nothing where it is that of the usual view."""
    if not (view.timed or view.former):
        return ""
    # p is the claim that is told: a symmetric one is seen from both of its ends, or from neither.
    return f"claim AS ({_SEEN}, claimed AS p WHERE p.place = c.place / 2 * 2 AND {stands(view, 'p')})"


def stands(view: View, claim: str, other: str = "d") -> str:
    """Return the condition that a view sees a claim, and none that takes its place, by the names of the two in SQL."""
    if not view.timed:
        return "1" if view.former else f"{claim}.current"
    seen = sees(view, f"{claim}.place / 2")
    if view.former:
        return seen
    beaten = f"SELECT 1 FROM claimed AS {other} WHERE {_of(BEATS, claim, other)} AND {sees(view, f'{other}.place / 2')}"  # noqa: S608
    return f"{seen} AND {claim}.standing > 0 AND NOT EXISTS ({beaten})"


def _of(condition: str, claim: str, other: str) -> str:
    """Return a condition on the claims c and d as one on those of other names."""
    return re.sub(r"\b([cd])\.", lambda name: f"{claim if name[1] == 'c' else other}.", condition)


def sees(view: View, fact: str) -> str:
    """Return the condition that a fact is certainly or possibly of the time of a view."""
    bounds = [f"span.fact = {fact}"]
    if view.since is not None:
        bounds.append(f"last >= {day(view.since.earliest)}")
    if view.until is not None:
        bounds.append(f"first <= {day(view.until.latest)}")
    if view.as_of is not None:
        first, last = view.as_of.stretched
        bounds += [f"first <= {day(last)}", f"till >= {day(first)}"]
    return f"EXISTS (SELECT 1 FROM span WHERE {' AND '.join(bounds)})"  # noqa: S608


def day(date: str) -> int:
    """Return a day of the calendar as the index has it: ``20160804``."""
    return int(date.replace("-", ""))
