"""Numbers as they were written: what stands in the base is what is answered."""

from __future__ import annotations

from decimal import Decimal

_LONGEST = 40
"""Numbers whose exponent is further from zero than this are written with it: 1E+400 is no line of zeros."""


def digits(value: Decimal) -> str:
    """Write a number with the digits it was written with."""
    if not value.is_finite():
        return str(value)
    exponent = value.as_tuple().exponent
    return format(value, "f") if isinstance(exponent, int) and abs(exponent) <= _LONGEST else str(value)


def grouped(value: Decimal) -> str:
    """Write a number with its thousands set off by commas."""
    written = digits(value)
    return format(value, ",f") if written.lstrip("-").replace(".", "", 1).isdigit() else written


def is_large(value: Decimal, unit: str | None) -> bool:
    """Tell whether the thousands of a number are set off: without a unit only from five digits on, 1987 is a year."""
    return value.is_finite() and value.adjusted() >= (3 if unit else 4)
