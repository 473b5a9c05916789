
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
