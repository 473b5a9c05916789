
CREATE TABLE base (mark TEXT NOT NULL);  -- of the snapshot that changes are counted from (journal.py)

CREATE TABLE touched (                  -- what may have changed since that snapshot was made
  kind TEXT NOT NULL,                   -- id: of a meeting, listed, gone, moved or linked; address
  name TEXT NOT NULL,
  PRIMARY KEY (kind, name)
) WITHOUT ROWID;

CREATE TRIGGER meeting_added AFTER INSERT ON meetings
  BEGIN INSERT OR IGNORE INTO touched VALUES ('id', NEW.id); END;
CREATE TRIGGER meeting_changed AFTER UPDATE ON meetings
  BEGIN INSERT OR IGNORE INTO touched VALUES ('id', NEW.id), ('id', OLD.id); END;
CREATE TRIGGER meeting_dropped AFTER DELETE ON meetings
  BEGIN INSERT OR IGNORE INTO touched VALUES ('id', OLD.id); END;
CREATE TRIGGER gone_added AFTER INSERT ON gone
  BEGIN INSERT OR IGNORE INTO touched VALUES ('id', NEW.id); END;
CREATE TRIGGER gone_changed AFTER UPDATE ON gone
  BEGIN INSERT OR IGNORE INTO touched VALUES ('id', NEW.id), ('id', OLD.id); END;
CREATE TRIGGER gone_dropped AFTER DELETE ON gone
  BEGIN INSERT OR IGNORE INTO touched VALUES ('id', OLD.id); END;
CREATE TRIGGER moved_added AFTER INSERT ON moved
  BEGIN INSERT OR IGNORE INTO touched VALUES ('id', NEW.id); END;
CREATE TRIGGER moved_changed AFTER UPDATE ON moved
  BEGIN INSERT OR IGNORE INTO touched VALUES ('id', NEW.id), ('id', OLD.id); END;
CREATE TRIGGER moved_dropped AFTER DELETE ON moved
  BEGIN INSERT OR IGNORE INTO touched VALUES ('id', OLD.id); END;
CREATE TRIGGER link_added AFTER INSERT ON linked
  BEGIN INSERT OR IGNORE INTO touched VALUES ('id', NEW.id), ('id', NEW.shown_as); END;
CREATE TRIGGER link_changed AFTER UPDATE ON linked
  BEGIN INSERT OR IGNORE INTO touched
    VALUES ('id', NEW.id), ('id', NEW.shown_as), ('id', OLD.id), ('id', OLD.shown_as); END;
CREATE TRIGGER link_dropped AFTER DELETE ON linked
  BEGIN INSERT OR IGNORE INTO touched VALUES ('id', OLD.id), ('id', OLD.shown_as); END;
CREATE TRIGGER geocode_added AFTER INSERT ON geocodes
  BEGIN INSERT OR IGNORE INTO touched VALUES ('address', NEW.address); END;
CREATE TRIGGER geocode_dropped AFTER DELETE ON geocodes
  BEGIN INSERT OR IGNORE INTO touched VALUES ('address', OLD.address); END;
