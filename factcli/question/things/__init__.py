"""Third stage, for things: the grammar of questions about things, numbers and relations.

Each rule says what a stretch of a question looks like and what it means; whatever does not fit the base's kinds and
properties is dropped where it arises. To add a form of question, add a rule to ``questions`` (and a case to
``tests/data``).

Words come as: WH which · HOWMANY · HOW · WHERE · BE · HAVE · WITH · REL that, which behind a noun · WHOSE · PREP, IN,
OF, ON · BY · THAN · NOT · NO · AND but · PLUS and · OR · NEITHER, NOR · WITHOUT · OUTSIDE · EXCEPT · NAMED · REQ
name/list · IT · SUM, MEAN · NUM · QUANT at least · MOSTG, MOREG most, more of any number · MANYEST most in number ·
ASK does, did · THERE is there · ORD second · TOP n · EACH · ALL · BETWEEN · DIFFERENCE · EXCEED · ORSO or more; and
from the lexicon: NAME · KIND · NPROP a number · TEXTPROP a text, date or value · RELATION · INV a relation from its
object's side · VALUE · ADJ long · SUP longest · CMP longer.
"""

from __future__ import annotations

from factcli.question.things import (
    being,
    choices,
    comparisons,
    differences,
    having,
    modifiers,
    nouns,
    questions,
    ranks,
    values,
    verbs,
)
from factcli.question.things.parts import GRAMMAR

__all__ = [
    "GRAMMAR",
    "being",
    "choices",
    "comparisons",
    "differences",
    "having",
    "modifiers",
    "nouns",
    "questions",
    "ranks",
    "values",
    "verbs",
]
