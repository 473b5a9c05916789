"""Every exception the project raises on purpose.

FinderError
├── BadFeed            a feed could not be read; caught once, per feed
│   ├── NotAListing    what was given is no listing we know
│   │   └── EmptyListing   it is one, or its address says nothing, without a single row
│   └── FetchFailed    its address did not answer with a payload
├── BadRequest         a person asked for something we cannot answer; becomes a 400
├── BadSettings        a settings, feeds or corrections file that cannot be used
├── Busy               another sync holds the catalogue
└── NoSnapshot         nothing has been published yet, or what is there is damaged
"""

from collections.abc import Sequence


class FinderError(Exception):
    """Carries one plain sentence that says what is wrong and what to do."""


class BadFeed(FinderError):
    """A whole payload cannot be used; nothing of it is published.

    Its sentence may quote the payload, and goes to pages, logs and terminals: so it is one line of
    characters that can be seen.
    """

    def __init__(self, message: str) -> None:
        super().__init__("".join(char if char.isprintable() else " " for char in message))


class NotAListing(BadFeed):
    """The payload is not a meeting listing in any format we read."""


class EmptyListing(NotAListing):
    """The payload holds no row at all: where there were meetings, a reason to hold the feed."""


class FetchFailed(BadFeed):
    """The address gave no payload; `permanent` says whether asking again makes sense.

    `gone`: it says that it is gone for good (410). `slow`: it took too long. `retry_after` is
    for how many seconds it asks to be left alone. `status` is the answer's, if there was one.
    """

    def __init__(
        self,
        message: str,
        *,
        permanent: bool = False,
        gone: bool = False,
        slow: bool = False,
        retry_after: float | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.gone = gone
        self.slow = slow
        self.retry_after = retry_after
        self.status = status


class BadRequest(FinderError):
    """A request parameter that cannot be understood.

    `parameter` is its public name, `allowed` the values that would do (or a sentence),
    `suggestions` near misses, offered for places.
    """

    def __init__(
        self,
        parameter: str | None,
        message: str,
        allowed: Sequence[str] | str | None = None,
        suggestions: Sequence[str] = (),
    ) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.allowed = allowed
        self.suggestions = tuple(suggestions)


class BadSettings(FinderError):
    """A configuration file has a key or a value that we do not know."""


class Busy(FinderError):
    """Another process is writing the catalogue."""


class NoSnapshot(FinderError):
    """There is no snapshot to read."""
