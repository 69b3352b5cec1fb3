"""What changed between two versions of a base: the values that are written out."""

from __future__ import annotations

from factcli.frozen import field, frozen
from factcli.reply import Reply


@frozen
class Field:
    """One field of a fact, thing or source: what it lost and what it got, in people's words.

    Of a list, only the entries that came or went.
    """

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@frozen
class Record:
    """A fact, thing or source that was added, removed, renamed or changed.

    ``text`` is its sentence, name or title, as it is now where it still is there. ``was`` is the id that it had before
    it was renamed; ``fields`` are those that changed.
    """

    id: str
    text: str
    was: str | None = None
    fields: tuple[Field, ...] = ()


@frozen
class Section:
    """The facts, things or sources that changed, each in the order of its base."""

    added: tuple[Record, ...] = ()
    removed: tuple[Record, ...] = ()
    renamed: tuple[Record, ...] = ()
    changed: tuple[Record, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is a change."""
        return bool(self.added or self.removed or self.renamed or self.changed)


@frozen
class Answered:
    """A question whose reply changed: what came before, and what comes after."""

    question: str
    before: Reply
    after: Reply


@frozen
class Changes:
    """All that changed. ``questions`` is how many golden questions were asked of both versions."""

    questions: int = 0
    answers: tuple[Answered, ...] = ()
    facts: Section = field(default_factory=Section)
    things: Section = field(default_factory=Section)
    sources: Section = field(default_factory=Section)

    @property
    def any(self) -> bool:
        """Whether there is a change."""
        return bool(self.answers) or any(each.any for each in (self.facts, self.things, self.sources))
