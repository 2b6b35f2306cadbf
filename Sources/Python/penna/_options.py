# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""What to calculate and how, from Python's own values."""

from __future__ import annotations

import re
from collections.abc import Callable
from ctypes import sizeof
from datetime import date, datetime
from typing import Any

from . import _library
from ._errors import InvalidArgument, PennaError

#: Told how many people are done and how many there are; ``False`` stops the run with ``Cancelled``.
Progress = Callable[[int, int], "bool | None"]


class Watched:
    """A call whose progress is told, with what the progress function raised."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._raised: BaseException | None = None
        # Always told, so that Ctrl-C is seen between the parts of a run.
        self.callback = _library.Progress(self._told)

    def _told(self, _: int, done: int, total: int) -> int:
        try:
            return 1 if self._progress and self._progress(done, total) is False else 0
        except BaseException as raised:
            self._raised = raised
            return 1

    def call(self, name: str, *arguments: Any) -> None:
        """Calls a function; what the progress function raised comes before the call's own error."""
        try:
            _library.call(name, *arguments)
        except PennaError:
            if self._raised is not None:
                raise self._raised from None
            raise
        if self._raised is not None:
            raise self._raised


class Options(Watched):
    """The options of a call."""

    def __init__(
        self,
        month: str | date | None,
        pay_date: date | None,
        known_at: datetime | None,
        threads: int = 1,
        progress: Progress | None = None,
    ) -> None:
        super().__init__(progress)
        self.struct = _library.Options()
        self.struct.struct_size = sizeof(_library.Options)
        self.struct.pay_year, self.struct.pay_month, self.struct.pay_day = pay_day(month, pay_date)
        self.struct.threads = thread_count(threads)
        self.struct.known_at = instant(known_at, "known_at") if known_at else _library.EVERYTHING_KNOWN
        self.struct.progress = self.callback


def thread_count(threads: int) -> int:
    """A number of threads that the library takes."""
    if not 0 <= threads <= 256:
        raise InvalidArgument(f"threads är {threads}. Ange 1–256.", code="invalidArgument", path="threads")
    return threads


def instant(time: datetime, name: str) -> int:
    """Seconds since 1970 of a time with a time zone."""
    if time.tzinfo is None:
        raise InvalidArgument(f"{name} saknar tidszon. Ge en med tzinfo.", code="invalidArgument", path=name)
    return int(time.timestamp() // 1)


def pay_day(month: str | date | None, pay_date: date | None) -> tuple[int, int, int]:
    """Year, month and day of a pay date; the day is 0 for the employer's ordinary one."""
    if (month is None) == (pay_date is None):
        raise InvalidArgument(
            "Ange antingen month, t.ex. 2026-11, eller pay_date.", code="invalidArgument", path="month"
        )
    if pay_date is not None:
        return pay_date.year, pay_date.month, pay_date.day
    if isinstance(month, date):
        return month.year, month.month, 0
    found = re.fullmatch(r"(\d{4})-(\d{2})", month or "")
    if not found:
        raise InvalidArgument(f"Månaden är {month}. Skriv t.ex. 2026-11.", code="invalidArgument", path="month")
    return int(found[1]), int(found[2]), 0
