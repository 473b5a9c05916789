"""How far each feed is: a bar on a terminal, plain lines elsewhere."""

from threading import Lock

from finder.commands.terminal import Terminal
from importers.sync import State

_STEPS = ("fetching", "reading", "storing")
_WIDTH = 12


class Progress:
    """Called with a feed's key and what is being done with it, from any thread."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._bars = terminal.err.isatty()
        self._lock = Lock()
        self._doing: dict[str, str] = {}

    def __call__(self, key: str, doing: str) -> None:
        with self._lock:
            if self._bars:
                self._draw(key, doing)
            elif doing in _ENDS or not key:
                self._terminal.tell(f"{key}: {doing}" if key else f"{doing} …")

    def _draw(self, key: str, doing: str) -> None:
        write = self._terminal.err.write
        write("\r\x1b[K")
        self._doing.pop(key, None)
        if doing == "done":
            pass
        elif doing in _ENDS:
            write(f"{_bar(len(_STEPS))} {key}: {doing}\n")
        else:
            self._doing[key] = doing
        now = (f"{_bar(_step(what))} {name or 'all'}: {what}" for name, what in self._doing.items())
        write("  ".join(now))
        self._terminal.err.flush()

    def done(self) -> None:
        """Leaves the terminal as it was."""
        if self._bars:
            self._terminal.err.write("\r\x1b[K")
            self._terminal.err.flush()


_ENDS = frozenset(state.value for state in State)


def _step(doing: str) -> int:
    return _STEPS.index(doing) if doing in _STEPS else len(_STEPS)


def _bar(step: int) -> str:
    full = step * _WIDTH // len(_STEPS)
    return f"[{'#' * full}{'.' * (_WIDTH - full)}]"
