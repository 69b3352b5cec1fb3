"""Saying a claim in a sentence, from the template of its property."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from factcli import dates
from factcli.load.vocabulary import FIELDS
from factcli.model import SAID, Absence, Property, Quantity, Value

_DAY = re.compile(r"\d{4}-\d\d-\d\d[?~%]?")


@dataclass(slots=True)
class Sentences:
    """Says claims; keeps each property's template, taken apart."""

    name: Callable[[str], str]
    _templates: dict[str, list[str]] = field(default_factory=dict)

    def say(self, subject: str, property_: Property, value: Value) -> str:
        """Return the claim as a sentence that stands alone."""
        template = self._templates.get(property_.id)
        if template is None:
            template = self._templates[property_.id] = _template(property_)
        said, unit = self._said(property_, value)
        fields = {"subject": self.name(subject), "value": said, "unit": unit}
        # Every second piece of a template is the name of a field.
        pieces = [fields[piece] if at % 2 else piece for at, piece in enumerate(template)]
        sentence = "".join(pieces)
        said = sentence if unit else sentence.replace("  ", " ").replace(" .", ".")
        return said[:1].upper() + said[1:]

    def say_absence(self, absence: Absence, searched: Sequence[str]) -> str:
        """Return the sentence that says what was looked for in which sources, when, and not found."""
        if not absence.on or not searched:
            return ""
        phrases = _series([f"“{phrase}”" for phrase in absence.words], "or")
        sources = _series([self.name(each) for each in searched], "and")
        when = dates.say(dates.parse(absence.on))
        link = "," if "/" in absence.on else " on" if _DAY.fullmatch(absence.on) else " in"
        return f"Looked for {phrases} in {sources}{link} {when}: not found."

    def _said(self, property_: Property, value: Value) -> tuple[str, str]:
        """Return the value and its unit in words; a wording of the curator's has its unit in it."""
        if value.text is not None:
            return value.text, ""
        if value.quantity is not None:
            return say_quantity(value.quantity), value.quantity.unit or ""
        if value.thing is not None:
            return self.name(value.thing), ""
        if value.date is not None:
            return dates.say(dates.parse(value.date)), ""
        labels = (named.label for named in property_.values if named.id == value.named)
        return next(labels, value.named or ""), ""


def _series(several: Sequence[str], link: str) -> str:
    """Return some words as a sentence lists them: ``a, b or c``."""
    return f" {link} ".join(filter(None, (", ".join(several[:-1]), *several[-1:])))


def say_quantity(quantity: Quantity) -> str:
    """Say a number with the hedge of its bound, without its unit."""
    return SAID[quantity.bound] + say_number(quantity.number)


def say_number(number: Decimal) -> str:
    """Write a number with its thousands apart and the digits it was written with."""
    # A number like 1e9999 would fill the memory with zeros.
    return f"{number:,f}" if abs(number.adjusted()) < 40 else str(number)


def _template(property_: Property) -> list[str]:
    sentence = property_.sentence or f"The {property_.label} of {{subject}} is {{value}} {{unit}}."
    return FIELDS.split(sentence)
