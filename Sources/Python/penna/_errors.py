# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""What can go wrong, as exceptions."""

from __future__ import annotations


class PennaError(Exception):
    """Something wrong with a call, or with what was to be calculated.

    ``str(error)`` is Swedish, for payroll people: what is wrong and what to do. ``code`` is a word for programs.
    """

    def __init__(
        self,
        message: str,
        *,
        code: str = "",
        path: str = "",
        person: str = "",
        employment: str = "",
        file: str = "",
        line: int = 0,
        column: str = "",
        ways_out: tuple[str, ...] = (),
        stops: str = "all",
    ) -> None:
        super().__init__(message)
        self.message = message
        #: A word for programs, such as ``missingKey``.
        self.code = code
        #: Where: the path of a JSON value, a row of a table, a column or a parameter; empty when there is no place.
        self.path = path
        #: The personnummer it concerns, 12 digits; empty when it concerns nobody or nobody known.
        self.person = person
        #: The anställningsnummer it concerns; empty when none.
        self.employment = employment
        #: The file or table it is in, such as ``people.ndjson``; empty when there is none.
        self.file = file
        #: The row of the file or table, from 1; 0 when there is none.
        self.line = line
        #: The column or field, by its name; empty when there is none.
        self.column = column
        #: What can be done, in Swedish; each is enough by itself.
        self.ways_out = ways_out
        #: Whom it stops: ``nobody``, ``person``, or ``all`` (everybody, or the call).
        self.stops = stops

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class InvalidArgument(PennaError, ValueError):
    """The call itself is wrong: a month that does not exist, too many threads."""


class InvalidInput(PennaError, ValueError):
    """The data cannot be read; ``path`` says where."""


class CannotCalculate(PennaError):
    """The data can be read but not calculated: a fact is missing, a table does not cover the year."""


class Cancelled(PennaError):
    """The progress function asked to stop."""


class StreamFailed(PennaError):
    """A table that was given failed while it was read."""


class NotFound(PennaError, LookupError):
    """There is no file, person or run of that name. A store raises it too."""


class OutOfMemory(PennaError, MemoryError):
    """Memory for what the call hands out could not be had."""


class StoreFailed(PennaError):
    """The store could not do what was asked, or what is stored cannot be read."""


class Conflict(PennaError):
    """Somebody else changed the run since it was read. A store raises it too."""


class WrongState(PennaError):
    """The state of the run, or of those before and after it, does not allow it."""


BY_STATUS: dict[int, type[PennaError]] = {
    1: InvalidArgument,
    2: InvalidInput,
    3: CannotCalculate,
    4: Cancelled,
    5: StreamFailed,
    6: NotFound,
    7: OutOfMemory,
    8: StoreFailed,
    9: Conflict,
    10: WrongState,
}
