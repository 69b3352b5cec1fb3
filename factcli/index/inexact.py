"""Comparisons and orders of amounts that may be other ones than they say, as SQL: true or false where it is settled."""

from __future__ import annotations

_SETTLED = {
    ">": ("{least} > {high}", "{most} <= {low}"),
    ">=": ("{least} >= {high}", "{most} < {low}"),
    "<": ("{most} < {low}", "{least} >= {high}"),
    "<=": ("{most} <= {low}", "{least} > {high}"),
}
"""When what lies between two numbers is certainly greater (or less) than what lies between two others, and not."""


def compared(operator: str, mine: tuple[str, str], lows: tuple[str, str], highs: tuple[str, str]) -> str:
    """Return a comparison: true or false where it is so however the amounts may be, else NULL.

    ``mine`` is what something has at least and at most, ``lows`` the least and the greatest of what others have at
    least, ``highs`` of what they have at most: it is compared with each of them.
    """
    least, most = mine
    if operator == "=":
        yes = f"{least} = {most} AND {lows[0]} = {highs[1]} AND {least} = {lows[0]}"
        no = f"{least} > {highs[0]} OR {most} < {lows[1]}"
    else:
        low, high = (each[operator.startswith(">")] for each in (lows, highs))
        yes, no = (each.format(least=least, most=most, low=low, high=high) for each in _SETTLED[operator])
    return f"CASE WHEN {yes} THEN 1 WHEN {no} THEN 0 END"


def equal(amounts: str, low: str, high: str) -> str:
    """Return the condition that one of several amounts is a number, or lies in a year, from the one to the other.

    ``amounts`` is the rest of a query for claims with them.
    """
    return (
        f"CASE WHEN EXISTS (SELECT 1 {amounts} AND low >= {low} AND high <= {high}) THEN 1 "
        f"WHEN EXISTS (SELECT 1 {amounts} AND low <= {high} AND high >= {low}) THEN NULL "
        f"WHEN EXISTS (SELECT 1 {amounts} AND number IS NOT NULL) THEN 0 END"
    )


def certain(placed: str, first: str, last: str, group: str, *, most: bool) -> str:
    """Return a query for the things from one place to another in an order, where no others may have these places.

    ``placed`` is a query for ``thing``, ``place`` and what it has at least and at most, ``group`` what orders it apart.
    """
    # Those up to the last place must certainly have no less (or no more) than all others, those before the first more:
    # with what may tie they may share a place.
    near, far, beyond = ("MIN(least)", "MAX(most)", ">") if most else ("MAX(most)", "MIN(least)", "<")
    edges = [("<", ">=", first, beyond), ("<=", ">", last, f"{beyond}=")]
    apart = [
        f"{near} FILTER (WHERE place {here} {edge}) OVER ({group}) AS near{at}, "
        f"{far} FILTER (WHERE place {there} {edge}) OVER ({group}) AS far{at}"
        for at, (here, there, edge, _) in enumerate(edges)
    ]
    holds = " AND ".join(f"COALESCE(near{at} {sign} far{at}, 1)" for at, (*_, sign) in enumerate(edges))
    return (
        f"SELECT DISTINCT thing FROM (SELECT thing, place, least, most, {', '.join(apart)} FROM ({placed})) "
        f"WHERE place BETWEEN {first} AND {last} AND {holds} AND (least > -9e999 OR most < 9e999)"
    )


def foremost(numbers: str, *, most: bool) -> str:
    """Return those that may have the greatest or the least number, where it may be another one than it says.

    ``numbers`` is the rest of a query for the claims of a property. Whatever one of them is at least (or at most), all
    that cannot reach that are left out: of two long orders only the end is looked at.
    """
    order, best, beyond = ("DESC", "MAX", ">=") if most else ("ASC", "MIN", "<=")
    sure, column, far = ("low", "least", "greatest") if most else ("high", "greatest", "least")
    ends = (
        f"SELECT * FROM (SELECT {what} AS sure {numbers} AND {by} IS NOT NULL ORDER BY {by} {order} LIMIT 1)"
        for what, by in ((sure, "number"), (column, column))
    )
    edge = f"(SELECT {best}(sure) FROM ({' UNION ALL '.join(ends)}))"
    return " UNION ".join(f"SELECT subject AS thing {numbers} AND {each} {beyond} {edge}" for each in ("number", far))
