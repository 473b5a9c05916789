-- The meetings of one snapshot, written once and then only read.
CREATE TABLE meetings (
  row INTEGER PRIMARY KEY,      -- the row number of the index's columns, from 0
  id TEXT NOT NULL UNIQUE,
  first_seen TEXT NOT NULL,     -- ISO date: with its present schedule
  changed TEXT NOT NULL,        -- ISO date: its last real change
  changes INTEGER NOT NULL,     -- how many real changes there were
  record TEXT NOT NULL          -- finder.record.to_json
);
CREATE TABLE moved (id TEXT PRIMARY KEY, target TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE linked (id TEXT PRIMARY KEY, target TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (          -- other feeds' listings of a meeting
  shown TEXT NOT NULL,          -- the id it is shown under
  number INTEGER NOT NULL,      -- the first seen first
  id TEXT NOT NULL,
  feed TEXT NOT NULL,
  source_id TEXT,
  source_url TEXT,
  updated TEXT,
  PRIMARY KEY (shown, number)
) WITHOUT ROWID;
CREATE TABLE gone (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  since TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  last TEXT                     -- finder.catalogue.last_to_json
) WITHOUT ROWID;
CREATE TABLE replaced (         -- of a delta: what its base has of this kind counts no more
  kind TEXT NOT NULL,           -- the table
  id TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
