"""The system of record: meetings last read well, their history, problems and old ids.

Everything that is SQL for it is in this folder. Writers hold `locked(data, "write")`.
"""

from finder.catalogue.copies import (
    check_catalogue,
    copy_catalogue,
    drop_copies,
    put_catalogue,
    set_aside,
)
from finder.catalogue.database import has_catalogue, open_catalogue
from finder.catalogue.feeds import (
    agreed,
    declare,
    feed_states,
    note_failed,
    note_held,
    note_unchanged,
    publishers,
    remove_feed,
    seen,
)
from finder.catalogue.history import events_of, history_of
from finder.catalogue.last_schedule import (
    bare,
    forget_words,
    last_from_json,
    last_schedule,
    last_to_json,
)
from finder.catalogue.lock import locked
from finder.catalogue.meetings import (
    all_shown,
    gone_ids,
    moved_ids,
    moved_of,
    shown_without_point,
    store,
    stored_of,
    update,
)
from finder.catalogue.replay import (
    PLAIN,
    SCHEDULE,
    SILENT,
    UNREAL,
    Listed,
    Replayed,
    facts_of,
    replayed,
)
from finder.catalogue.values import (
    WITHHELD,
    Event,
    FeedState,
    Gone,
    LastSchedule,
    Noted,
    Reading,
    Stored,
)

__all__ = [
    "PLAIN",
    "SCHEDULE",
    "SILENT",
    "UNREAL",
    "WITHHELD",
    "Event",
    "FeedState",
    "Gone",
    "LastSchedule",
    "Listed",
    "Noted",
    "Reading",
    "Replayed",
    "Stored",
    "agreed",
    "all_shown",
    "bare",
    "check_catalogue",
    "copy_catalogue",
    "declare",
    "drop_copies",
    "events_of",
    "facts_of",
    "feed_states",
    "forget_words",
    "gone_ids",
    "has_catalogue",
    "history_of",
    "last_from_json",
    "last_schedule",
    "last_to_json",
    "locked",
    "moved_ids",
    "moved_of",
    "note_failed",
    "note_held",
    "note_unchanged",
    "open_catalogue",
    "publishers",
    "put_catalogue",
    "remove_feed",
    "replayed",
    "seen",
    "set_aside",
    "shown_without_point",
    "store",
    "stored_of",
    "update",
]
