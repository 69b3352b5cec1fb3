"""The tables of an index."""

from __future__ import annotations

VERSION = "23"
"""Raised with every change of the tables or of what is written into them: an index of another version is rebuilt."""

SLOT = 24
"""Bits of a number that count within a file; those above are the file's slot."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;

-- the files of the base as they were read, with what each declares but things
CREATE TABLE file (
    slot INTEGER PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL,
    digest TEXT NOT NULL, declares TEXT NOT NULL
);

-- things and facts are numbered in the order of the base, from the slot of their file on
CREATE TABLE thing (number INTEGER PRIMARY KEY, id TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE source (id TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
-- marks: the terms of a fact that do not follow from it alone
CREATE TABLE fact (number INTEGER PRIMARY KEY, id TEXT NOT NULL, body BLOB NOT NULL, marks TEXT NOT NULL);

-- a thing is a member of its kind and of every broader one
CREATE TABLE member (kind TEXT NOT NULL, thing INTEGER NOT NULL, PRIMARY KEY (kind, thing)) WITHOUT ROWID;

-- when a fact was so, hedges at their widest; till when what holds for a while only may be so; days as 20160804
CREATE TABLE span (fact INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, till INTEGER NOT NULL);

-- one row a claim, at twice the number of its fact; a symmetric relation has another one behind it. Those of a property
-- with one value (single) are told apart by what that is (same), by rank (standing) and by when it holds (since, upto);
-- lasts: until it is replaced. What the number is at least and at most stands there where it is not exact
CREATE TABLE claimed (
    place INTEGER PRIMARY KEY, subject INTEGER NOT NULL, property TEXT NOT NULL,
    thing INTEGER, named TEXT, number REAL, least REAL, greatest REAL,
    single INTEGER NOT NULL, same TEXT, standing INTEGER NOT NULL, since INTEGER, upto INTEGER, lasts INTEGER NOT NULL,
    current INTEGER NOT NULL
);
CREATE VIEW claim AS SELECT
    place / 2 AS fact, subject, property, thing, named, number, least, greatest,
    COALESCE(least, number) AS low, COALESCE(greatest, number) AS high
FROM claimed WHERE current = 1;

-- every phrase, by the key of its words
CREATE TABLE lexicon (
    key TEXT NOT NULL, sense TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (key, sense, target)
) WITHOUT ROWID;

-- how often each word stands in facts, names and phrases that people may misspell, and the word under itself with one
-- letter left out at every place
CREATE TABLE spoken (word TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE spelling (bent TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (bent, word)) WITHOUT ROWID;

-- the facts by their terms, and how many have each: to count a term in the former takes as long as it has facts
CREATE VIRTUAL TABLE term USING fts5 (
    terms, content = '', detail = none, columnsize = 0, tokenize = "ascii tokenchars ':=-_./@'"
);
CREATE TABLE known (term TEXT PRIMARY KEY, facts INTEGER NOT NULL) WITHOUT ROWID;
"""

INDEXES = """
CREATE UNIQUE INDEX thing_id ON thing (id);
CREATE UNIQUE INDEX fact_id ON fact (id);
-- with `current`, so that a claim is counted and its fact known without a look at the claim itself
CREATE INDEX claim_subject ON claimed (subject, property, thing, current);
CREATE INDEX claim_thing ON claimed (property, thing, subject, current) WHERE thing IS NOT NULL;
CREATE INDEX claim_named ON claimed (property, named, subject, current) WHERE named IS NOT NULL;
CREATE INDEX claim_number ON claimed (property, number, subject, current) WHERE number IS NOT NULL;
CREATE INDEX claim_least ON claimed (property, least, subject, current) WHERE least IS NOT NULL;
CREATE INDEX claim_greatest ON claimed (property, greatest, subject, current) WHERE greatest IS NOT NULL;
CREATE INDEX claim_former ON claimed (current) WHERE current = 0;
"""
