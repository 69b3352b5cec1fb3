"""The tables of an index."""

from __future__ import annotations

VERSION = "16"
"""Raised with every change of the tables or of what is written into them: an index of another version is rebuilt."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE thing (number INTEGER PRIMARY KEY, id TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE source (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE fact (number INTEGER PRIMARY KEY, id TEXT NOT NULL, body TEXT NOT NULL, terms TEXT NOT NULL);

-- a thing is a member of its kind and of every broader one
CREATE TABLE member (kind TEXT NOT NULL, thing INTEGER NOT NULL, PRIMARY KEY (kind, thing)) WITHOUT ROWID;

-- when a fact was so, hedges at their widest; till when what holds for a while only may be so
CREATE TABLE span (fact INTEGER PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL, till TEXT NOT NULL);

-- one row a claim; a symmetric relation has a row for each direction. Those of a property with one value (single) are
-- told apart by what that is (same), by rank (standing) and by when it holds (since, upto); lasts: until it is replaced
CREATE TABLE claimed (
    fact INTEGER NOT NULL, subject INTEGER NOT NULL, property TEXT NOT NULL,
    thing INTEGER, named TEXT, number REAL,
    single INTEGER NOT NULL, same TEXT, standing INTEGER NOT NULL, since TEXT, upto TEXT, lasts INTEGER NOT NULL,
    current INTEGER NOT NULL
);
CREATE VIEW claim AS SELECT fact, subject, property, thing, named, number FROM claimed WHERE current = 1;

-- every phrase, by the key of its words
CREATE TABLE lexicon (
    key TEXT NOT NULL, sense TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (key, sense, target)
) WITHOUT ROWID;

-- each word people may misspell, under itself with one letter left out at every place
CREATE TABLE spelling (bent TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (bent, word)) WITHOUT ROWID;

CREATE VIRTUAL TABLE term USING fts5 (
    terms, content = '', detail = none, columnsize = 0, tokenize = "unicode61 remove_diacritics 0 tokenchars ':=-_./@'"
);
CREATE VIRTUAL TABLE known USING fts5vocab (term, row);
"""

INDEXES = """
CREATE UNIQUE INDEX thing_id ON thing (id);
CREATE UNIQUE INDEX fact_id ON fact (id);
CREATE INDEX claim_subject ON claimed (property, subject, thing);
CREATE INDEX claim_thing ON claimed (property, thing, subject) WHERE thing IS NOT NULL;
CREATE INDEX claim_named ON claimed (property, named, subject) WHERE named IS NOT NULL;
CREATE INDEX claim_number ON claimed (property, number, subject) WHERE number IS NOT NULL;
CREATE INDEX claim_of ON claimed (subject);
"""

FORMER = "CREATE INDEX claim_former ON claimed (fact) WHERE current = 0"
"""Finds what others have taken the place of, once that is known."""
