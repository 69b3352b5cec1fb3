"""A base held against the documents that it was curated from: what was checked, and what does not hold.

Only what a copy of a document says counts as checked; where there is no copy, a quotation is unchecked, and said to be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from factcli import dates
from factcli.frozen import frozen
from factcli.model import Absence, Base, Fact, Reference, Source, Value
from factcli.verify import passages, quotations
from factcli.verify.texts import Text, around, read_texts

__all__ = ["Checked", "Report", "read_texts", "report", "verify", "verify_fact"]

Check = Literal["copy", "quotation", "selector", "speaker", "figure", "time", "absence"]
CHECKS: tuple[Check, ...] = ("copy", "quotation", "selector", "speaker", "figure", "time", "absence")

UNCHECKED = "unchecked"
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_PASSING = frozenset(
    {"unchanged", "verbatim", "normalised", "fragments", "unique", "named", "stands", "before", "absent"}
)


class Checked(NamedTuple):
    """One thing that was checked: what came of it, and of which fact or source; ``line`` is 0 where it has none."""

    check: Check
    verdict: str
    id: str
    file: str
    line: int
    message: str = ""
    hint: str = ""

    @property
    def passed(self) -> bool:
        """Whether it holds."""
        return self.verdict in _PASSING

    @property
    def unchecked(self) -> bool:
        """Whether there was no text to check it by."""
        return self.verdict == UNCHECKED


@frozen
class Report:
    """What came of all checks: each of them, and how many had which verdict."""

    checked: tuple[Checked, ...]
    counts: Mapping[Check, Mapping[str, int]]

    @property
    def failures(self) -> tuple[Checked, ...]:
        """What does not hold."""
        return tuple(each for each in self.checked if not each.passed and not each.unchecked)

    @property
    def unchecked(self) -> tuple[Checked, ...]:
        """What could not be checked."""
        return tuple(each for each in self.checked if each.unchecked)


def verify(base: Base, texts: Mapping[str, Text]) -> Report:
    """Hold every quotation, selector, figure, date, absence and copy of a base against the texts of its sources."""
    return report([*_copies(base, texts), *(each for fact in base.facts.values() for each in _fact(fact, base, texts))])


def verify_fact(fact: Fact, base: Base, texts: Mapping[str, Text]) -> tuple[Checked, ...]:
    """Hold one fact, and the copies of its sources, against the texts of these."""
    named = {reference.source for reference in fact.references}
    return (*(each for each in _copies(base, texts) if each.id in named), *_fact(fact, base, texts))


def report(checked: list[Checked]) -> Report:
    """Count the verdicts."""
    counts = {check: Counter(each.verdict for each in checked if each.check == check) for check in CHECKS}
    return Report(tuple(checked), counts)


def _copies(base: Base, texts: Mapping[str, Text]) -> Iterator[Checked]:
    for source in base.sources.values():
        if source.file is None:
            continue
        text = texts.get(source.id)
        if text is None:
            yield Checked("copy", UNCHECKED, source.id, "", 0, f"there is no {source.file} in the folder of texts")
        elif source.digest is None:
            yield Checked(
                "copy", UNCHECKED, source.id, "", 0, "the base has no digest of it", f'digest = "{text.digest}"'
            )
        elif source.digest == text.digest:
            yield Checked("copy", "unchanged", source.id, "", 0)
        else:
            hint = "read it again; if nothing that was taken from it changed, note the new digest"
            yield Checked("copy", "changed", source.id, "", 0, f"{source.file} is not the copy that was curated", hint)


def _fact(fact: Fact, base: Base, texts: Mapping[str, Text]) -> Iterator[Checked]:
    read = [reference for reference in fact.references if reference.source in texts]
    for reference in fact.references:
        if reference.start or reference.end:
            yield _of(fact, "selector", *_selector(reference, texts))
    if fact.quote:
        yield _of(fact, "quotation", *_quotation(fact, read, texts))
        yield _of(fact, "speaker", *_speaker(fact, read, base, texts))
    for value in _quantities(fact):
        found = _figure(value, read, texts)
        told = _figure_told(value, fact) if found[0] in {"stands", UNCHECKED} else ()
        yield _of(fact, "figure", *(told or found))
    yield from (_of(fact, "time", *each) for each in _time(fact, base))
    if fact.absence is not None:
        yield from (_of(fact, "absence", *_absence(fact.absence, each.source, texts)) for each in fact.references)


def _of(fact: Fact, check: Check, verdict: str, message: str = "", hint: str = "") -> Checked:
    return Checked(check, verdict, fact.id, fact.file, fact.line, message, hint)


def _quotation(fact: Fact, read: list[Reference], texts: Mapping[str, Text]) -> tuple[str, ...]:
    quote = fact.quote or ""
    if not read:
        return UNCHECKED, f'no text to check "{quote}" by'
    found = [quotations.find(quote, each.source, texts, each.paragraph) for each in read]
    best = min(found, key=lambda each: (each.verdict not in _PASSING, each.verdict in {"unquoted", "not-found"}))
    match best.verdict:
        case "elsewhere":
            return best.verdict, f'"{quote}" stands in {best.source}, paragraph {best.paragraph}', "name that source"
        case "unquoted":
            message = f'"{quote}" stands in paragraph {best.paragraph}, but not in quotation marks'
            return best.verdict, message, "quote only what the document itself quotes; say the rest in your own words"
        case "not-found":
            near = f'nearest, in paragraph {best.paragraph}: "{best.nearest}"; it parts at "{best.stops}"'
            return best.verdict, f'"{quote}" does not stand in {read[0].source}', near
    if read[0].paragraph is not None and best.paragraph not in {each.paragraph for each in read}:
        told = f'"{quote}" stands in paragraph {best.paragraph}, not in {read[0].paragraph}'
        return "misplaced", told, f"paragraph = {best.paragraph}"
    return (best.verdict,)


def _selector(reference: Reference, texts: Mapping[str, Text]) -> tuple[str, ...]:
    text = texts.get(reference.source)
    words = f"{reference.start or ''} … {reference.end or ''}".strip()
    if text is None:
        return UNCHECKED, f'no text to look for "{words}" in'
    fits = [
        number
        for number, paragraph in enumerate(text.paragraphs, 1)
        for _ in quotations.places(reference.start, reference.end, paragraph)
    ]
    if not fits:
        return "not-found", f'"{words}" does not stand in {reference.source}', "give the first and last words there"
    if reference.paragraph is not None and reference.paragraph not in fits:
        return (
            "misplaced",
            f'"{words}" stands in paragraph {fits[0]}, not in {reference.paragraph}',
            f"paragraph = {fits[0]}",
        )
    if len(fits) > 1:
        where = ", ".join(map(str, fits))
        return "ambiguous", f'"{words}" fits {len(fits)} places (paragraphs {where})', "give a word or two more"
    return ("unique",)


def _speaker(fact: Fact, read: list[Reference], base: Base, texts: Mapping[str, Text]) -> tuple[str, ...]:
    if not read or fact.speaker is None:
        return UNCHECKED, "no text to look for the speaker in"
    names = _names(fact.speaker, base)
    rivals = {
        name
        for other in {each.speaker for each in base.facts.values() if each.speaker} | _alike(fact.speaker, base)
        if other != fact.speaker and _kind(other, base) == _kind(fact.speaker, base)
        for name in _names(other, base)
    }
    if any(passages.speaker_near(texts[each.source], each.paragraph, names, rivals - names) for each in read):
        return ("named",)
    who = min(names, key=len, default=fact.speaker) if fact.speaker in base.sources else base.things[fact.speaker].name
    return "not-named", f"{who} is not named in or beside the paragraph", "see who says it there"


def _names(identifier: str, base: Base) -> set[str]:
    """Return what a speaker may be called: of a document also what it is, and who publishes it."""
    names: set[str] = set()
    thing, source = base.things.get(identifier), base.sources.get(identifier)
    if thing is not None:
        names.update((thing.name, *thing.aliases))
    if source is not None:
        names.update((source.title, *source.aliases, source.type.split()[-1]))
        names.update(filter(None, (source.publisher, source.author)))
    return names


def _alike(identifier: str, base: Base) -> set[str]:
    """Return the things of the kind of one."""
    kind = _kind(identifier, base)
    return {each.id for each in base.things.values() if kind and each.kind == kind}


def _kind(identifier: str, base: Base) -> str | None:
    thing = base.things.get(identifier)
    return thing.kind if thing else None


def _quantities(fact: Fact) -> Iterator[Value]:
    seen: set[object] = set()
    for value in fact.values():
        if value.quantity is not None and value.quantity not in seen and not value.inferred:
            seen.add(value.quantity)
            yield value


def _figure_told(value: Value, fact: Fact) -> tuple[str, ...]:
    """Return what is wrong where a fact's own sentence gives figures, but not this one; years are none."""
    figures = [each for each in passages.figures(fact.text) if not _FIRST_YEAR <= each <= _LAST_YEAR]
    if value.quantity is None or not figures or value.quantity.number in set(passages.numbers(fact.text)):
        return ()
    told = " and ".join(f"{each:,f}" for each in figures)
    return "other-number", f"the sentence tells {told}, not {value.quantity.number:,f}", "make them one"


def _figure(value: Value, read: list[Reference], texts: Mapping[str, Text]) -> tuple[str, ...]:
    quantity = value.quantity
    if quantity is None or not read:
        return UNCHECKED, "no text to look for the figure in"
    said = f"{quantity.number:,f} {quantity.unit or ''}".strip()
    found = [passages.has_figure(quantity, _passage(each, texts)) for each in read]
    if not any(number for number, _ in found):
        return "not-found", f"{quantity.number:,f} does not stand in the passage", "see which number it has"
    if not any(unit for _, unit in found):
        return "other-unit", f"{said}: the passage has the number, but not the unit", "see what it is of there"
    return ("stands",)


def _passage(reference: Reference, texts: Mapping[str, Text]) -> Mapping[int, str]:
    """Return the paragraph of a reference; all where it gives none."""
    paragraphs = texts[reference.source].paragraphs
    near = around(paragraphs, reference.paragraph)
    return near if reference.paragraph is None else {each: near[each] for each in near if each == reference.paragraph}


def _absence(absence: Absence, source: str, texts: Mapping[str, Text]) -> tuple[str, ...]:
    """Look once more in a source for what was not found there."""
    if source not in texts:
        phrases = " or ".join(f'"{each}"' for each in absence.words)
        return UNCHECKED, f"no text of {source} to look for {phrases} in"
    found = {phrase: place for phrase in absence.words for place in passages.standing(phrase, texts[source])}
    told = [f'"{phrase}" stands in {source}, paragraph {number}: "{near}"' for phrase, (number, near) in found.items()]
    return ("found", "; ".join(told), "make a fact of what it tells, or take the phrase out") if told else ("absent",)


def _time(fact: Fact, base: Base) -> Iterator[tuple[str, ...]]:
    """Yield whether each source that tells a time can have known it."""
    told = [value.date for value in fact.parts.get("time", ()) if value.date and not value.inferred]
    told += [fact.as_of] if fact.as_of else []
    for reference in fact.references:
        source: Source = base.sources[reference.source]
        if source.published is None:
            continue
        known = dates.parse(source.published)
        for date in told:
            if dates.parse(date).earliest > known.latest and not known.hedged:
                message = f"{date} is after {source.id} was published ({source.published})"
                yield "after", message, "one of the two dates is wrong"
            else:
                yield ("before",)
