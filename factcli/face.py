"""The Python face: a base opened once and asked as often as one likes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from factcli import answer, lookup
from factcli.build import open_index, shipped, user_cache
from factcli.index import Index
from factcli.reply import Overview, Reply
from factcli.view import view
from factcli.written.read import read


class OpenBase:
    """An open base. One per thread; ``close`` it, or use it in a ``with`` statement."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def at(
        self, as_of: str | None = None, *, since: str | None = None, until: str | None = None, former: bool = False
    ) -> OpenBase:
        """Return the base as it was at a date, or what is of a time, in EDTF; it closes with this one.

        With ``former`` also what is deprecated or what other facts have taken the place of. Raises
        :class:`~factcli.errors.UsageError` for what is no date.
        """
        return OpenBase(self._index.at(view(as_of, since, until, former=former)))

    def ask(self, question: str) -> Reply:
        """Answer a question in English."""
        return answer.ask(question, self._index)

    def query(self, text: str) -> Reply:
        """Answer a typed query (docs/query.md).

        Raises :class:`~factcli.errors.QueryError` and, for what it names, :class:`~factcli.errors.UnknownName`.
        """
        return answer.answer(read(text), self._index)

    def list(self, kind: str, where: Iterable[str] = ()) -> Reply:
        """List the things of a kind for which all conditions hold, each written ``PROPERTY=VALUE``.

        Raises :class:`~factcli.errors.UnknownName`, as do the methods below that take a name.
        """
        return lookup.list_things(kind, where, self._index)

    def said(self, speaker: str, about: str | None = None) -> Reply:
        """Return what somebody said, all of it or what is about something."""
        return lookup.said(speaker, about, self._index)

    def compare(self, name: str, on: str | None = None) -> Reply:
        """Return who says what about a thing, on all or on one topic."""
        return lookup.compare(name, on, self._index)

    def timeline(self, about: str | None = None) -> Reply:
        """Return the dated facts in order, all of them or those about something."""
        return lookup.timeline(about, self._index)

    def show(self, name: str) -> Reply:
        """Return a thing with every fact that names it, or a fact with its parts."""
        return lookup.show(name, self._index)

    def search(self, words: str) -> Reply:
        """Return the facts that match words best."""
        return lookup.search(words, self._index)

    def sources(self, name: str | None = None) -> Reply:
        """Return all sources, or one with its particulars."""
        return lookup.sources(name, self._index)

    def overview(self) -> Overview:
        """Return what the base knows."""
        return lookup.overview(self._index)

    def close(self) -> None:
        """Let go of the base's index."""
        self._index.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def open_base(
    path: str | os.PathLike[str] | None = None, *, cache: str | os.PathLike[str] | None = None, jobs: int = 1
) -> OpenBase:
    """Open the base at a path, a TOML file or a folder of them; without one, the base that ships.

    It is compiled into ``cache`` if it has changed since, by default the user's cache folder; one over 4 MiB in so many
    ``jobs``, processes that import the main module again (see :mod:`multiprocessing`, "spawn").
    Raises :class:`~factcli.errors.BaseNotFound` and :class:`~factcli.errors.InvalidBase`.
    """
    base, folder = Path(path) if path is not None else shipped(), Path(cache) if cache else user_cache()
    return OpenBase(open_index(base, folder, jobs=jobs))
