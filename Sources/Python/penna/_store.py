# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""Stores that are written in Python."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from ctypes import byref, sizeof
from dataclasses import dataclass
from datetime import date
from typing import Any

from . import _library
from ._errors import Conflict, NotFound
from ._library import Lender, library


@dataclass(frozen=True)
class Fact:
    """A fact as it was recorded. Never changed; a later one of the same kind, key and subject replaces it."""

    #: Its place in the store, from 1 and rising; 0 in ``append``, which gives it one.
    number: int
    #: Organisationsnummer.
    employer: str
    #: Personnummer, 12 digits; empty for facts of the employer itself.
    person: str
    #: Anställningsnummer; empty for facts of the person itself.
    employment: str
    kind: str
    key: str
    #: The first day that it says something of, and the last; None until further notice.
    from_day: date
    through_day: date | None
    #: Seconds since 1970-01-01 UTC.
    recorded: int
    #: None takes back what was known for the days.
    content: bytes | None


@dataclass(frozen=True)
class StoredRun:
    """A run but for its payslips."""

    #: Organisationsnummer.
    employer: str
    #: Which of the employer's runs, such as ``2026-11-27 ordinarie 1``.
    key: str
    #: Counts every change, from 1.
    revision: int
    #: Whether it is locked and must never change again.
    is_locked: bool
    #: Everything else about it, for Penna.
    document: bytes


@dataclass(frozen=True)
class StoredPayslip:
    """A payslip with what its month left to the next; person, payslip and carry are None when it has been erased."""

    person: str | None
    payslip: bytes | None
    carry: bytes | None
    #: 64 hexadecimal digits, which stay when the rest is erased.
    digest: str


class Store(ABC):
    """Where facts and runs are kept. Derive from it, and say how.

    Every method is whole or not at all. What it raises comes out of the call to the ledger as it is. Documentation/
    Stores.md says what a store promises.
    """

    @abstractmethod
    def append(self, facts: Sequence[Fact], seen: int | None) -> int:
        """Adds facts of one employer at the end, all or none; the number of the last fact of the store.

        :param seen: the last fact of the employer that was seen when these were made; None when it does not matter.
        :raises Conflict: when the employer has a fact after ``seen``; Penna then reads and tries again.
        """

    @abstractmethod
    def last_fact(self) -> int:
        """The number of the last fact of the store, of any employer; 0 when there is none."""

    @abstractmethod
    def read_facts(self, employer: str, person: str | None, recorded_by: int, after: int) -> Iterable[Fact]:
        """The facts of an employer, or of one person there, with numbers over ``after``, by number.

        :param recorded_by: only those recorded by then, in seconds since 1970-01-01 UTC.
        """

    @abstractmethod
    def commit(self, run: StoredRun, payslips: Sequence[StoredPayslip]) -> None:
        """Stores a run with all its payslips, in their order, instead of what was stored of it.

        :raises Conflict: unless what is stored has the revision before and is not locked; nothing must be stored when
            the revision is 1.
        """

    @abstractmethod
    def advance(self, run: StoredRun, locked_runs: int) -> None:
        """Stores a run anew and keeps its payslips.

        :param locked_runs: when the run comes to be locked, so many of the employer's runs must be locked before.
        :raises Conflict: as for commit, and when another number of runs are locked.
        """

    @abstractmethod
    def runs(self, employer: str) -> Iterable[StoredRun]:
        """All runs of an employer, in any order."""

    @abstractmethod
    def payslips(self, employer: str, key: str, person: str | None) -> Iterable[StoredPayslip]:
        """The payslips of a run, in their order, or only that person's.

        :raises NotFound: when there is no such run.
        """

    @abstractmethod
    def erase(self, employer: str, person: str) -> None:
        """Erases a person: the facts, and in every run the payslip but for its place and digest."""


class StoreFunctions:
    """A store as the library calls it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._raised = threading.local()
        functions = {
            name: kind(self._guarded(getattr(self, "_" + name))) for name, kind in _library.STORE_FUNCTIONS.items()
        }
        self.struct = _library.Store(sizeof(_library.Store), None, **functions)

    def call(self, call: Callable[..., None], *arguments: Any) -> None:
        """Makes a call; what a method of the store raised comes before the call's own error."""
        self._raised.error = None
        try:
            call(*arguments)
        except Exception:
            if self._raised.error is not None:
                raise self._raised.error from None
            raise

    def _guarded(self, function: Callable[..., None]) -> Callable[..., int]:
        def called(_: Any, *arguments: Any) -> int:
            try:
                function(*arguments)
                return 0
            except Conflict:
                return 9
            except NotFound:
                return 6
            except BaseException as error:
                self._raised.error = error
                reason = repr(error).encode("utf-8", "replace")
                library.penna_answer_message(arguments[-1], reason, len(reason))
                return 8

        return called

    def _append(self, facts: Any, count: int, seen: int, answer: int) -> None:
        rows = [_fact(facts[place]) for place in range(count)]
        library.penna_answer_number(answer, self._store.append(rows, seen if seen >= 0 else None))

    def _last_fact(self, answer: int) -> None:
        library.penna_answer_number(answer, self._store.last_fact())

    def _read_facts(self, employer: Any, person: Any, recorded_by: int, after: int, answer: int) -> None:
        for fact in self._store.read_facts(employer.text(), person.text() or None, recorded_by, after):
            lend = Lender()
            names = (fact.employer, fact.person, fact.employment, fact.kind, fact.key)
            row = _library.Fact(
                fact.number,
                *map(lend, names),
                _packed(fact.from_day),
                _packed(fact.through_day) if fact.through_day else 0,
                fact.recorded,
                fact.content is None,
                lend(fact.content or b""),
            )
            library.penna_answer_fact(answer, byref(row))

    def _commit(self, run: Any, payslips: Any, count: int, answer: int) -> None:
        self._store.commit(_run(run[0]), [_payslip(payslips[place]) for place in range(count)])

    def _advance(self, run: Any, locked_runs: int, answer: int) -> None:
        self._store.advance(_run(run[0]), locked_runs)

    def _runs(self, employer: Any, answer: int) -> None:
        for run in self._store.runs(employer.text()):
            lend = Lender()
            row = _library.StoredRun(
                lend(run.employer), lend(run.key), run.revision, run.is_locked, lend(run.document)
            )
            library.penna_answer_run(answer, byref(row))

    def _payslips(self, employer: Any, key: Any, person: Any, answer: int) -> None:
        for payslip in self._store.payslips(employer.text(), key.text(), person.text() or None):
            lend = Lender()
            row = _library.StoredPayslip(
                lend(payslip.person or ""),
                payslip.person is None,
                lend(payslip.payslip or b""),
                lend(payslip.carry or b""),
                lend(payslip.digest),
            )
            library.penna_answer_payslip(answer, byref(row))

    def _erase(self, employer: Any, person: Any, answer: int) -> None:
        self._store.erase(employer.text(), person.text())


def _fact(row: Any) -> Fact:
    return Fact(
        row.number,
        row.employer.text(),
        row.person.text(),
        row.employment.text(),
        row.kind.text(),
        row.key.text(),
        _day(row.from_day),
        _day(row.through_day) if row.through_day else None,
        row.recorded,
        None if row.withdraws else row.content.copy(),
    )


def _run(row: Any) -> StoredRun:
    return StoredRun(row.employer.text(), row.key.text(), row.revision, bool(row.is_locked), row.document.copy())


def _payslip(row: Any) -> StoredPayslip:
    if row.is_erased:
        return StoredPayslip(None, None, None, row.digest.text())
    return StoredPayslip(row.person.text(), row.payslip.copy(), row.carry.copy(), row.digest.text())


def _packed(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _day(number: int) -> date:
    return date(number // 10_000, number // 100 % 100, number % 100)
