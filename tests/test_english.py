"""General English: folding, stemming, and the table of related words, as questions and facts meet through them."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcli.english
from factcli.english import fold, known, related, stem, words
from factcli.english import table as table_module
from factcli.english.make import main as make
from factcli.english.make import table as make_table
from factcli.english.senses import lexicon
from factcli.english.spelling import key, with_s
from factcli.english.wordnet import read

ROOM = Path(factcli.english.__file__).parent
TABLE = ROOM / "relations.tsv"

FOLDED = {
    "U.S. forces": "us forces",
    "the U. S. forces": "the us forces",
    "Phase I. U.S. officials": "phase i us officials",
    "J. K. Rowling said": "jk rowling said",
    "at 5 p.m. U.S. time": "at 5 pm us time",
    "No. 5. Next": "no 5 next",
    "3,000 men": "3000 men",
    "1,234,567.5": "1234567.5",
    "in 2015,300 men": "in 2015 300 men",
    "3.5%": "3.5",
    "$.5m": "0.5m",
    "Toner's army, the U.S.'s": "toner army the us",
    "Texas\u2019s dogs\u2019 bone": "texas dogs bone",
    "the 1990's": "the 1990s",
    "didn't \u2018go\u2019": "didnt go",
    "counter-terrorism": "counter terrorism",
    "Łódź, Ærø: naïve \ufb01ne Straße": "lodz aero naive fine strasse",
    "3\u00bd m\u00b2 \u0663\u0660": "3 1 2 m2 30",
    "co\u00adoperate a_b": "cooperate a b",
    "\ud800\x00\n": "",
}


@pytest.mark.parametrize("text", FOLDED)
def test_folding_leaves_comparable_words(text: str) -> None:
    """Case, accents, apostrophes, hyphens, digit groups and the dots of initials make no difference; decimals do."""
    assert fold(text) == FOLDED[text]


@given(st.text() | st.text(alphabet="aBS1 .,'\u2019-23\u00bd\u0149", max_size=14))
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is its own folding, so that facts may be stored folded; its words are clean and have stems."""
    folded = fold(text)
    assert fold(folded) == folded
    assert words(text) == folded.split(" ") if folded else words(text) == []
    for word in words(text):
        assert stem(word)
        assert not any(mark in word for mark in " \t\n,'-_")


def test_stems_join_the_forms_of_a_word() -> None:
    """Plural, tense and -ing are folded by the stem alone."""
    assert {stem(word) for word in ("kill", "kills", "killed", "killing")} == {"kill"}
    assert stem("died") == stem("dying") == stem("die")
    assert stem("\u043c\u043e\u0441\u043a\u0432\u044b") == "\u043c\u043e\u0441\u043a\u0432\u044b"


def _fields(word: str, *names: str) -> set[str]:
    row = related(stem(word))
    assert row is not None, word
    return {other for name in names for other in getattr(row, name)}


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("aid", "help"),
        ("wound", "injure"),
        ("state", "say"),
        ("militant", "activist"),
        ("huge", "tremendous"),
        ("decrease", "fall"),
        ("ceasefire", "truce"),
        ("held", "hold"),
        ("said", "say"),
        ("went", "go"),
        ("better", "good"),
        ("children", "child"),
        ("gunmen", "gunman"),
        ("organisation", "organization"),
        ("radicalised", "radicalized"),
        ("defence", "defense"),
        ("centre", "center"),
        ("neighbour", "neighbor"),
        ("catalogue", "catalog"),
        ("leader", "leadership"),
    ],
)
def test_synonyms_irregular_forms_and_spellings_lead_both_ways(word: str, other: str) -> None:
    """A question may use the one where the fact has the other, whichever it is."""
    assert stem(other) in _fields(word, "synonyms", "derived")
    assert stem(word) in _fields(other, "synonyms", "derived")


@pytest.mark.parametrize(
    ("word", "other"),
    [("died", "death"), ("decision", "decide"), ("city", "urban"), ("foreign", "abroad"), ("leader", "lead")],
)
def test_derived_words_are_of_one_family_or_alike(word: str, other: str) -> None:
    """Nouns of verbs, adjectives of nouns, adjectives of like meaning."""
    assert stem(other) in _fields(word, "derived")
    assert stem(word) in _fields(other, "derived")


@pytest.mark.parametrize(
    ("narrow", "broad"),
    [("murder", "kill"), ("massacre", "kill"), ("decline", "decrease"), ("river", "stream"), ("drown", "kill")],
)
def test_broader_words_are_one_step_away(narrow: str, broad: str) -> None:
    """The broader word of a word has it among its narrower ones, unless it is a rare one."""
    assert stem(broad) in _fields(narrow, "broader")
    assert stem(narrow) in _fields(broad, "narrower")


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("die", "go"),  # a rare sense of "go"
        ("kill", "toss"),  # "kill a bottle"
        ("increase", "decrease"),
        ("attack", "defend"),
        ("north", "south"),
        ("murder", "act"),  # too wide
        ("year", "group"),
        ("leaf", "leave"),  # "leaves" is mostly the verb
        ("wind", "wound"),
        ("organization", "organ"),
        ("three", "four"),
    ],
)
def test_rare_senses_opposites_and_wide_words_are_not_linked(word: str, other: str) -> None:
    """A wrong link makes a wrong answer."""
    every = ("synonyms", "derived", "broader", "narrower")
    assert stem(other) not in _fields(word, *every)
    assert stem(word) not in _fields(other, *every)


def test_numbers_have_no_relations() -> None:
    """A number is met by itself only."""
    row = related("million")
    assert row is not None
    assert row.synonyms == row.derived == row.broader == row.narrower == ()


def test_names_and_function_words_are_unknown() -> None:
    """The table is general vocabulary: names are the base's business, function words the question engine's."""
    assert known(stem("hijacker"))
    assert [word for word in ("haqqani", "pakistan", "the", "which", "of", "3000", "") if known(stem(word))] == []


@given(st.text())
def test_any_text_may_be_looked_up(text: str) -> None:
    """No text raises, and what is found names other stems, each once."""
    row = related(text)
    assert known(text) == (row is not None)
    if row:
        others = [*row.synonyms, *row.derived, *row.broader, *row.narrower]
        assert text not in others
        assert len(others) == len(set(others))


def test_first_and_last_stem_are_found() -> None:
    """The search reaches both ends of the table, and stops beyond them."""
    stems = [line.partition(b"\t")[0].decode() for line in TABLE.read_bytes().splitlines()]
    assert known(stems[0])
    assert known(stems[-1])
    assert not known("!")
    assert not known("~")


def test_every_line_is_well_formed_and_sorted() -> None:
    """Bytewise order is what the binary search stands on; every linked stem has a line of its own."""
    data = TABLE.read_bytes()
    rows = [line.split(b"\t") for line in data.splitlines()]
    stems = [row[0] for row in rows]
    assert stems == sorted(set(stems))
    assert data.endswith(b"\n")
    assert b"\r" not in data
    for row in rows:
        assert len(row) == 6
        assert row[1]
        assert set(row[1]) <= set(b"nvar")
    assert {other for row in rows for field in row[2:] for other in field.split()} <= set(stems)


def test_the_table_stays_small_and_has_its_licence() -> None:
    """It ships in the wheel, so it is compact, and WordNet's licence goes with it."""
    assert 1_000_000 < TABLE.stat().st_size < 2_000_000
    licence = (ROOM / "WORDNET-LICENSE").read_text(encoding="ascii")
    assert licence.startswith("This software and database is being provided to you, the LICENSEE, by\nPrinceton")
    assert "WordNet 3.0 Copyright 2006 by Princeton University.  All rights reserved.\n" in licence
    assert licence.endswith("Princeton University and LICENSEE agrees to preserve same.\n")


def _printed(code: str) -> str:
    """Run `code` in a fresh interpreter."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_a_zipped_package_reads_the_table(tmp_path: Path) -> None:
    """Where the file cannot be mapped it is read through importlib.resources."""
    archive = tmp_path / "zipped.zip"
    package = ROOM.parent
    with zipfile.ZipFile(archive, "w") as zipped:
        for path in (package / "__init__.py", package / "frozen.py", *ROOM.glob("*.py"), TABLE):
            zipped.write(path, path.relative_to(package.parent))
    code = f"import sys; sys.path.insert(0, {str(archive)!r}); from factcli.english import known; print(known('kill'))"
    assert _printed(code) == "True\n"


def test_looking_up_imports_nothing_of_others() -> None:
    """The stemmer is loaded by the first word that is stemmed, not by the import."""
    late = {"snowballstemmer", "Stemmer", "importlib.resources"}
    assert _printed(f"import sys, factcli.english; print({late} & set(sys.modules))") == "set()\n"


def test_only_the_table_s_own_file_is_mapped() -> None:
    """One mapping serves every look-up."""
    assert table_module._table() is table_module._table()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organise", "organize"),
        ("organisation", "organization"),
        ("labour", "labor"),
        ("defence", "defense"),
        ("theatre", "theater"),
        ("dialogue", "dialog"),
        ("fulfil", "fulfill"),
        ("programme", "program"),
        ("tonne", "ton"),
        ("grey", "gray"),
        ("sceptic", "skeptic"),
        ("anaemia", "anemia"),
        ("judgement", "judgment"),
        ("plough", "plow"),
        ("cheque", "check"),
    ],
)
def test_british_and_american_spellings_share_a_key(one: str, other: str) -> None:
    """What joins two spellings of one synset."""
    assert key(one) == key(other)


def test_spellings_in_ise_are_made_by_rule() -> None:
    """WordNet lacks many; -size and short words have none."""
    made = {"radicalize": "radicalise", "mobilization": "mobilisation", "catalyze": "catalyse"}
    assert {word: with_s(word) for word in made} == made
    assert [with_s(word) for word in ("downsize", "prize", "seized", "size")] == ["downsize", "prize", "seized", "size"]


LICENCE = "  1 A licence  \n  2   \n  3 of two lines  \n"
SMALL_WORDNET = {
    "data.verb": """\
00000100 35 v 02 kill 0 Slay 0 003 ~ 00000200 v 0000 + 00000300 n 0101 ! 00000400 v 0101 01 + 08 00 | kill and kill
00000200 35 v 03 murder 0 hush 0 do_in 0 001 @ 00000100 v 0000 01 + 08 00 | kill unlawfully; murder, murder
00000400 35 v 02 save 0 rescue 1 001 ! 00000100 v 0101 01 + 08 00 | save; save
00000500 35 v 02 rescue 0 steal 1 000 01 + 08 00 | steal and steal
""",
    "data.noun": "00000300 35 n 01 slaughter 0 001 + 00000100 v 0101 | slaughter and slaughter\n",
    "data.adj": "00000600 00 s 01 murderous(p) 0 001 + 00000200 v 0101 | murderous; murderous\n",
    "data.adv": "",
    "index.verb": """\
kill v 1 3 ~ + ! 1 1 00000100
murder v 1 1 @ 1 1 00000200
rescue v 2 0 2 1 00000400 00000500
save v 1 1 ! 1 1 00000400
""",
    "index.noun": "",
    "index.adj": "",
    "index.adv": "",
    "verb.exc": "slew slay\nkillt kill\n",
    "noun.exc": "",
    "adj.exc": "",
    "adv.exc": "",
    "cntlist.rev": "kill%2:35:00:: 1 5\nmurder%2:35:00:: 1 3\nrescue%2:35:00:: 1 9\nsave%2:35:00:: 1 4\n",
}


@pytest.fixture
def small_wordnet(tmp_path: Path) -> Path:
    """Return the folder of a WordNet of six synsets."""
    for name, text in SMALL_WORDNET.items():
        head = LICENCE if name.startswith(("data", "index")) else ""
        (tmp_path / name).write_bytes((head + text).encode("ascii"))
    return tmp_path


def test_a_table_is_made_from_the_database(small_wordnet: Path) -> None:
    """Names, collocations, opposites and senses that are never met drop out; forms, families and levels are linked."""
    wordnet = read(small_wordnet)
    assert make_table(wordnet, lexicon(wordnet)).decode("ascii").splitlines() == [
        "hush\tv\tmurder\t\tkill killt\t",
        "kill\tv\tkillt\tslaughter\t\tmurder",
        "killt\tv\tkill\tslaughter\t\tmurder",
        "murder\tva\thush\t\tkill killt\t",
        "rescu\tv\tsave\t\t\t",
        "save\tv\trescu\t\t\t",
        "slaughter\tn\t\tkill killt\t\t",
        "steal\tv\t\t\t\t",
    ]


def test_making_writes_table_and_licence(small_wordnet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The licence is the head of the database files without its line numbers."""
    out = small_wordnet / "out.tsv"
    make([str(small_wordnet), str(out)])
    assert out.read_bytes().startswith(b"hush\tv\t")
    assert (small_wordnet / "WORDNET-LICENSE").read_bytes() == b"A licence\n\nof two lines\n"
    assert capsys.readouterr().out == f"8 words, 8 stems, {out.stat().st_size} bytes: {out}\n"
