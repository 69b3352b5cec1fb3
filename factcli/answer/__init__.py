"""A query and an index into a reply: facts in order, each with its citation, or why there is none."""

from __future__ import annotations

from factcli.answer.ask import answer, ask

__all__ = ["answer", "ask"]
