"""Who must have done it: the doer of a question."""

from __future__ import annotations

from factcli.query import WHEN, Asked
from factcli.question.asking import Asking, mention_meaning
from factcli.question.english import DOING, LESS, MORE, OWNING, UNDERGOING

_BEING = frozenset({"been", "become"})
"""Words by which something is done to what is named."""

_HAPPENING = frozenset("happen happened take took occur occurred".split())
"""Verbs of what is done by nobody."""


def agents(asking: Asking, asked: Asked) -> tuple[str, ...]:
    """Find who must have done it: the name right behind "did", "does" or "has", in the active voice."""
    for span, ids in asking.names():
        before = [token.word for token in asking.sentence[: span.start]]
        while before and before[-1] in {"the", "a", "an"}:
            before.pop()
        after = {token.word for token in asking.sentence[span.end : span.end + 2]}
        if not before or before[-1] not in DOING or _BEING & asking.words or _is_joined(asking, span.end):
            continue
        if asked in {"manner", "place"} | WHEN:
            asking.deed = span.end
        if after & _HAPPENING or _undergoes(asking, span.end):
            continue
        asking.take(span.start, span.end, f"done by {mention_meaning(ids)}")
        return ids
    return ()


def _is_joined(asking: Asking, place: int) -> bool:
    """Whether a name owns what follows, or is one of several."""
    owns = asking.sentence[place - 1].typed.endswith(OWNING)
    return owns or (place < len(asking.sentence) and asking.sentence[place].word in {"and", "or"})


_BESIDE = frozenset("have now still also".split())
"""What may stand before the word that tells what is undergone."""


def _undergoes(asking: Asking, place: int) -> bool:
    """Whether what stands behind a name is no deed of its: "why has X less …", "when did X lose …"."""
    behind = [token for token in asking.sentence[place : place + 3] if token.word not in _BESIDE]
    return bool(behind) and (behind[0].word in MORE | LESS or behind[0].stem in UNDERGOING)
