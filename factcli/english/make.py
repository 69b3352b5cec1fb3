"""Make the table of relations from WordNet's database: `python -m factcli.english.make [WORDNET_FOLDER] [OUT]`.

Without arguments it reads Debian's `wordnet-base` and writes the table that ships, and beside it WordNet's licence.
The same database gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from factcli.english.links import fields
from factcli.english.senses import Lexicon, lexicon
from factcli.english.wordnet import WordNet, licence, read

WORDNET = Path("/usr/share/wordnet")
OUT = Path(__file__).with_name("relations.tsv")
LICENCE = "WORDNET-LICENSE"


def table(wordnet: WordNet, lexicon: Lexicon) -> bytes:
    """Return the table: a line a stem, sorted bytewise, its fields parted by tabs and the stems in them by spaces."""
    by_field = fields(wordnet, lexicon)
    rows = (
        "\t".join([stem, parts, *(" ".join(links.get(stem, ())) for links in by_field.values())])
        for stem, parts in sorted(lexicon.parts.items())
    )
    return "".join(row + "\n" for row in rows).encode("ascii")


def main(arguments: list[str]) -> None:
    """Read the database in the first argument, write the table to the second."""
    folder, out = (*(Path(argument) for argument in arguments), *(WORDNET, OUT)[len(arguments) :])
    wordnet = read(folder)
    lexemes = lexicon(wordnet)
    made = table(wordnet, lexemes)
    out.write_bytes(made)
    out.with_name(LICENCE).write_bytes(licence(folder).encode("ascii"))
    sys.stdout.write(f"{len(lexemes.stems)} words, {len(lexemes.parts)} stems, {len(made)} bytes: {out}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
