-- The system of record, version 6. Instants are UTC and ISO, days ISO, objects JSON.
-- Payloads are not kept; nothing here names a person (importers.clean.privacy).

CREATE TABLE about (demo INTEGER NOT NULL);  -- one row: whether these meetings do not exist

CREATE TABLE feeds (
  key TEXT PRIMARY KEY,
  publisher TEXT NOT NULL,              -- finder.model.Publisher
  published INTEGER NOT NULL,           -- 0: kept, but on no page (removed, or publish = false)
  last_attempt TEXT,
  last_success TEXT,
  error TEXT,                           -- why the last attempt failed
  held TEXT,                            -- why what came last is held back
  rows INTEGER NOT NULL DEFAULT 0,      -- of the listing last read well
  used INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0,
  withheld INTEGER NOT NULL DEFAULT 0,
  seen TEXT,                            -- what makes the next fetch conditional
  interval INTEGER NOT NULL DEFAULT 1440,  -- minutes between two fetches; 0: not enabled
  failures INTEGER NOT NULL DEFAULT 0,  -- one after the other, since it last answered well
  asked TEXT,                           -- JSON: what its address asked of us (catalogue.patience)
  agreed TEXT                           -- JSON: fetches that agree in why they are held
) WITHOUT ROWID;

CREATE TABLE meetings (                 -- as of the last good reading of each feed
  id TEXT PRIMARY KEY,
  feed TEXT NOT NULL,
  listed_as TEXT NOT NULL,              -- the id that the listing's own identifier gives it now
  record TEXT NOT NULL,                 -- finder.record.to_json
  since TEXT NOT NULL,                  -- the day it was first seen at all
  first_seen TEXT NOT NULL,             -- the day it was first seen with its present schedule
  changed TEXT NOT NULL,                -- the day of its last real change
  changes INTEGER NOT NULL DEFAULT 0,   -- how many real changes there were
  UNIQUE (feed, listed_as)
) WITHOUT ROWID;

CREATE TABLE gone (
  id TEXT PRIMARY KEY,
  feed TEXT NOT NULL,
  name TEXT NOT NULL,
  since TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  last TEXT                             -- finder.catalogue.last_schedule: when it met, as JSON
) WITHOUT ROWID;

CREATE TABLE moved (id TEXT PRIMARY KEY, feed TEXT NOT NULL, target TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE problems (                 -- of the listing last read well; personal values masked
  feed TEXT NOT NULL,
  row INTEGER NOT NULL,
  ref TEXT,
  field TEXT,
  reason TEXT NOT NULL,
  value TEXT,                           -- JSON
  refused INTEGER NOT NULL
);
CREATE INDEX problems_of_feed ON problems (feed);

CREATE TABLE history (                  -- only ever added to
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  feed TEXT NOT NULL,
  meeting TEXT,                         -- an id; NULL where the feed as a whole is meant
  event TEXT NOT NULL,                  -- added changed renumbered gone failed held released removed
  detail TEXT                           -- JSON: plain facts; of all else the names of what changed
);
CREATE INDEX history_of_feed ON history (feed, number);

CREATE TABLE sums (                     -- of what each feed has above (finder.catalogue.sums)
  feed TEXT PRIMARY KEY,
  sum TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE linked (                   -- the same meeting in another feed (finder.duplicates)
  id TEXT PRIMARY KEY,                  -- this listing of it ...
  shown_as TEXT NOT NULL,               -- ... is shown under this id, the one first seen
  since TEXT NOT NULL DEFAULT '2000-01-01'  -- on this day
) WITHOUT ROWID;

CREATE TABLE geocodes (                 -- what the geocoder said, once and for ever
  address TEXT PRIMARY KEY,             -- as it was asked
  latitude REAL,                        -- NULL: asked, and not found
  longitude REAL,
  asked TEXT NOT NULL                   -- the day
) WITHOUT ROWID;


CREATE TABLE base (mark TEXT NOT NULL);  -- of the snapshot that changes are counted from (journal.py)

CREATE TABLE touched (                  -- what may have changed since that snapshot was made
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,                   -- id: of a meeting, listed, gone, moved or linked; address
  name TEXT NOT NULL,
  UNIQUE (kind, name)
);

CREATE TRIGGER meeting_added AFTER INSERT ON meetings WHEN EXISTS (SELECT 1 FROM base)
  BEGIN INSERT OR IGNORE INTO touched (kind, name) VALUES ('id', NEW.id); END;
CREATE TRIGGER meeting_changed AFTER UPDATE ON meetings WHEN EXISTS (SELECT 1 FROM base)
  BEGIN INSERT OR IGNORE INTO touched (kind, name) VALUES ('id', NEW.id), ('id', OLD.id); END;
CREATE TRIGGER meeting_dropped AFTER DELETE ON meetings WHEN EXISTS (SELECT 1 FROM base)
  BEGIN INSERT OR IGNORE INTO touched (kind, name) VALUES ('id', OLD.id); END;
CREATE TRIGGER gone_added AFTER INSERT ON gone WHEN EXISTS (SELECT 1 FROM base)
  BEGIN INSERT OR IGNORE INTO touched (kind, name) VALUES ('id', NEW.id); END;
CREATE TRIGGER gone_changed AFTER UPDATE ON gone WHEN EXISTS (SELECT 1 FROM base)
  BEGIN INSERT OR IGNORE INTO touched (kind, name) VALUES ('id', NEW.id), ('id', OLD.id); END;
CREATE TRIGGER gone_dropped AFTER DELETE ON gone WHEN EXISTS (SELECT 1 FROM base)
  BEGIN INSERT OR IGNORE INTO touched (kind, name) VALUES ('id', OLD.id); END;
CREATE TRIGGER moved_added AFTER INSERT ON moved WHEN EXISTS (SELECT 1 FROM base)
  BEGIN INSERT OR IGNORE INTO touched (kind, name) VALUES ('id', NEW.id); END;
CREATE TRIGGER moved_changed AFTER UPDATE ON moved WHEN EXISTS (SELECT 1 FROM base)
  BEGIN INSERT OR IGNORE INTO touched (kind, name) VALUES ('id', NEW.id), ('id', OLD.id); END;
CREATE TRIGGER moved_dropped AFTER DELETE ON moved WHEN EXISTS (SELECT 1 FROM base)
  BEGIN INSERT OR IGNORE INTO touched (kind, name) VALUES ('id', OLD.id); END;
CREATE TRIGGER link_added AFTER INSERT ON linked WHEN EXISTS (SELECT 1 FROM base)
  BEGIN INSERT OR IGNORE INTO touched (kind, name) VALUES ('id', NEW.id), ('id', NEW.shown_as); END;
CREATE TRIGGER link_changed AFTER UPDATE ON linked WHEN EXISTS (SELECT 1 FROM base)
  BEGIN INSERT OR IGNORE INTO touched (kind, name)
    VALUES ('id', NEW.id), ('id', NEW.shown_as), ('id', OLD.id), ('id', OLD.shown_as); END;
CREATE TRIGGER link_dropped AFTER DELETE ON linked WHEN EXISTS (SELECT 1 FROM base)
  BEGIN INSERT OR IGNORE INTO touched (kind, name) VALUES ('id', OLD.id), ('id', OLD.shown_as); END;
CREATE TRIGGER geocode_added AFTER INSERT ON geocodes WHEN EXISTS (SELECT 1 FROM base)
  BEGIN INSERT OR IGNORE INTO touched (kind, name) VALUES ('address', NEW.address); END;
CREATE TRIGGER geocode_dropped AFTER DELETE ON geocodes WHEN EXISTS (SELECT 1 FROM base)
  BEGIN INSERT OR IGNORE INTO touched (kind, name) VALUES ('address', OLD.address); END;
