"""What stands around a question: politeness before and beside it, the frame of a statement to be checked, tags."""

from __future__ import annotations

import re
from functools import lru_cache

from factcli.english.stem import fold
from factcli.question.english import AUXILIARIES, QUESTION_WORDS

_POLITE = (
    frozenset(
        """hi hello hey please kindly so well ok okay and could can would will might may do i we id wed im tell remind
        inform any let""".split()
    ),
    r"""^(?: (?:hi|hello|hey|please|kindly|so|well|ok|okay|and)\b [ ,]* )*
    (?: (?:could|can|would|will|might|may) \ (?:you|i|we|someone|anyone|somebody|anybody)
            (?: \ (?:please|kindly|perhaps|possibly))?
            (?: \ be \ (?:so \ (?:kind|good) \ as|(?:kind|good) \ enough) \ to)?
            (?: \ (?:(?:tell|show|give|remind|inform|let|advise|explain) (?:\ (?:me|us))? (?:\ know)?
                  |ask|enquire|inquire|know|learn) )?
    | do \ you \ (?:know|remember|recall|happen \ to \ know)
    | (?:i|we) (?:['\N{RIGHT SINGLE QUOTATION MARK}]?d|\ would|\ should)?
            \ (?:like|want|need|wish|love|wonder|am \ looking \ for|be \ (?:\w+ \ )?(?:grateful|obliged|glad|happy))
            (?: \ (?:to \ (?:know|see|find \ out|have|learn|hear|ask)|for
                  |if \ (?:you|someone|anyone) \ (?:could|would|can) (?:\ (?:tell|show|give) (?:\ (?:me|us))? )?) )?
    | i['\N{RIGHT SINGLE QUOTATION MARK}]?m \ (?:looking \ for|trying \ to \ find(?:\ out)?|interested \ in)
    | (?:i|we) \ (?:have \ )?(?:read|heard) (?: \ that)?
    | (?:tell|inform) \ (?:me|us) | remind \ me | any \ idea | let \ me \ know )\b
    [ ,:]* (?:again\b [ ,]*)?""",
)
"""What goes before a question to be polite: the words that may open it, and the whole."""

_IF = r"^(?:if|is it (?:true or false|true|correct|right|the case|a fact) (?:that|if|whether))\b"
"""What opens a question of whether something is so."""

_ASIDES = (
    r"(?:,\s*|(?<=\s))(?:if (?:you please|i may (?:ask|enquire|inquire)|you (?:would|do not|don't) mind)|pray"
    r"|i (?:should|would) (?:like|love) to know|please|do tell)(?=\s*[,?.!]|\s*$),?"
)
"""What is said beside a question to be polite, between commas or at its end."""
_ASIDE_WORDS = ("if ", "pray", "to know", "please", "do tell")
"""Some of which stand in whatever that is."""

_IF_YOU_ASK = r"\bif you (?:ask|believe|listen to)\b"
"""What names who says so."""

_THAN = r"\s+than (?:(?:it|they|he|she) (?:used to be|was|were|had been)(?: before)?|before|in the past|ever)\b"
"""What sets a thing against what it was: a comparative says that much by itself."""

_OPENS = frozenset({"clai", "stat", "fact", "true", "righ"})
"""The first letters of what opens a statement that is to be checked."""
_ENDS = ("wrong", "false", "not", "incorrect", "fiction", "myth", "true", "correct", "right", "so")
"""The last words of what closes one."""

_CLAIMED = r"^(?:claim|statement|fact[- ]?check|true or false|right or wrong)\s*[:,?]\s*(?=\w+\s+\w+\s)"
"""What opens it, whole."""
_VERDICT = (
    r"\s*[.;,:?-]+\s*(?:\(?(?:is )?(?:this |that |it )?(?:a )?(?:right|true|correct|fact|accurate)"
    r"(?:,? or (?:wrong|false|not|incorrect|fiction|myth))\)?|true|correct"
    r"|is (?:this|that|it) (?:so|true|right|correct))\s*\?*\s*$"
)
"""What closes it, whole."""

_TAG = (
    r",\s*(?:or\s)?(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|should)"
    r"(?:n['\N{RIGHT SINGLE QUOTATION MARK}]?t)?\s(?:it|they|he|she|there|that|this)\s*\?*\s*$|,\s*right\s*\?*\s*$"
)
"""A tag that makes a question of a statement: ", hasn't it?"."""


def bare(sentence: str) -> str:
    """Return a question alone; a statement that is to be checked as a question that begins with "whether"."""
    if "if you " in sentence:
        sentence = re.sub(_IF_YOU_ASK, "according to", sentence)
    if " than " in sentence:
        sentence = re.sub(_THAN, "", sentence, flags=re.IGNORECASE)
    return _whether(_impolite(_without_asides(sentence)))


_first_word = lru_cache(maxsize=1 << 10)(fold)


def _impolite(sentence: str) -> str:
    """Return a question without what goes before it to be polite."""
    opening, whole = _POLITE
    if _first_word(sentence.partition(" ")[0]) not in opening:
        return sentence
    bare = re.sub(whole, "", sentence, count=1, flags=re.IGNORECASE | re.VERBOSE)
    return bare or sentence


def _without_asides(sentence: str) -> str:
    """Return a question without what is said beside it to be polite."""
    low = sentence.lower()
    if not any(word in low for word in _ASIDE_WORDS):
        return sentence
    return re.sub(_ASIDES, "", sentence, flags=re.IGNORECASE).strip(" ,") or sentence


def _whether(sentence: str) -> str:
    """Return a question of whether something is so as one that begins with that word."""
    claim = _claim(sentence)
    if claim:
        return claim if claim.partition(" ")[0].lower() in AUXILIARIES | QUESTION_WORDS else f"whether {claim}"
    if sentence[:2].lower() in {"if", "is"}:
        return re.sub(_IF, "whether", sentence, count=1, flags=re.IGNORECASE)
    tag = re.search(_TAG, sentence, re.IGNORECASE) if "," in sentence else None
    return f"whether {sentence[: tag.start()]}" if tag else sentence


def _claim(sentence: str) -> str:
    """Return the statement that is to be checked, if there is one: "Claim: …", "… Right or wrong?"."""
    if not (sentence[:4].lower() in _OPENS or sentence.rstrip(" ?").lower().endswith(_ENDS)):
        return ""
    claim, opened = re.subn(_CLAIMED, "", sentence, flags=re.IGNORECASE)
    claim, closed = re.subn(_VERDICT, "", claim, flags=re.IGNORECASE)
    return claim.strip(" .,;:") if opened or closed else ""
