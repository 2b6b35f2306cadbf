# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""Facts that are added, runs that are calculated from them, and corrections."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from ctypes import byref, c_int32, c_void_p, sizeof
from datetime import date, datetime
from typing import Any, Literal

from . import _library
from ._engine import Document, Rows, json_lines
from ._errors import InvalidArgument
from ._library import Lender, library
from ._options import Progress, Watched, instant, pay_day, thread_count
from ._run import Run
from ._store import Store, StoreFunctions
from ._text import decoded, encoded

Kind = Literal["ordinarie", "extra", "slutlon", "ingaende"]
_KINDS: dict[str, int] = {"ordinarie": 0, "extra": 1, "slutlon": 2, "ingaende": 3}


class Ledger:
    """The book of one employer in a store.

    Methods that change something take ``now``, a time with a time zone, and ``by``, who does it: the library has no
    clock, and who did what stands in the runs for ever. Runs are named by ``month`` (or ``pay_date``), ``kind`` and
    ``number``. Any number of threads may use a ledger, as far as the store allows it.
    """

    def __init__(
        self,
        store: Store,
        employer: str,
        *,
        years: Iterable[Document] = (),
        agreements: Iterable[Document] = (),
    ) -> None:
        """Opens the ledger of an employer.

        :param employer: organisationsnummer.
        :param years: documents of years beside the built-in ones, as ``penna year`` makes them; those that earlier runs
            were calculated with must be given again.
        :param agreements: documents that declare agreements, given again likewise.
        """
        self._functions = StoreFunctions(store)
        handle = c_void_p()
        text = encoded(employer)
        # The lender keeps the texts alive until the call is over.
        texts, _lend = _library.lent_texts([encoded(year) for year in years])
        declared, _lend_too = _library.lent_texts([encoded(agreement) for agreement in agreements])
        _library.call(
            "penna_ledger_create_with_agreements",
            byref(self._functions.struct),
            text,
            len(text),
            texts,
            len(texts),
            declared,
            len(declared),
            byref(handle),
        )
        self._handle = handle
        # The functions must live as long as the handle.
        weakref.finalize(self, _destroy, handle, self._functions)

    def record(
        self,
        employer: Document,
        people: Rows = b"",
        *,
        registrations: str | bytes = b"",
        withdrawals: str | bytes = b"",
        now: datetime,
    ) -> dict[str, Any]:
        """Records what is known now: what is new is added, what the registers no longer say of the people is withdrawn.

        :param employer: employer.json, as a dictionary or text.
        :param people: dictionaries or lines of people.ndjson.
        :param registrations: the text of registrations.csv.
        :param withdrawals: the text of withdrawals.csv.
        :returns: how many ``facts`` were added and ``withdrawn``; ``problems`` of the input; people who are ``blocked``
            by them and should be excluded from runs.
        :raises InvalidInput: when what is wrong may concern anybody; nothing is then recorded.
        """
        facts = _library.Facts(sizeof(_library.Facts))
        lend = Lender()
        facts.employer, facts.people = lend(encoded(employer)), lend(json_lines(people))
        facts.registrations, facts.withdrawals = lend(registrations), lend(withdrawals)
        summary: dict[str, Any] = self._answer("penna_ledger_record", byref(facts), instant(now, "now"))
        return summary

    def open(self, carry: Rows, *, last: str | date, by: str, now: datetime) -> None:
        """Begins where another system ends.

        :param carry: dictionaries or lines of carry.ndjson; people without one begin from nothing.
        :param last: the month that the other system paid last.
        """
        text, who = json_lines(carry), encoded(by)
        key = _key(last, None, "ordinarie", 1)
        self._call("penna_ledger_open", byref(key), text, len(text), who, len(who), instant(now, "now"))

    def run(
        self,
        month: str | date | None = None,
        *,
        pay_date: date | None = None,
        kind: Kind = "ordinarie",
        number: int = 1,
        by: str,
        now: datetime,
        known_at: datetime | None = None,
        only: Iterable[str] = (),
        exclude: Iterable[str] = (),
        store: bool = True,
        threads: int = 1,
        progress: Progress | None = None,
    ) -> Run:
        """Calculates a run from all that is known, with corrections of months that have been paid, and stores it.

        :param only: personnummer of those to calculate; everybody when empty.
        :param exclude: personnummer of those to leave out.
        :param store: False stores nothing: what would come out.
        :raises WrongState: when the run is locked, or one before it is open.
        :raises Cancelled: when ``progress`` asked to stop.
        """
        watched = Watched(progress)
        request = _library.RunRequest(sizeof(_library.RunRequest), thread_count(threads), store)
        request.now = instant(now, "now")
        request.known_at = instant(known_at, "known_at") if known_at else _library.EVERYTHING_KNOWN
        lend = Lender()
        request.by, request.only, request.excluded = lend(by), lend(_people(only)), lend(_people(exclude))
        request.progress = watched.callback
        handle = c_void_p()
        key = _key(month, pay_date, kind, number)
        self._functions.call(
            watched.call, "penna_ledger_run", self._handle, byref(key), byref(request), byref(handle)
        )
        return Run(handle)

    def approve(
        self,
        month: str | date | None = None,
        *,
        pay_date: date | None = None,
        kind: Kind = "ordinarie",
        number: int = 1,
        by: str,
        now: datetime,
    ) -> None:
        """Answers for a preliminary run (attest)."""
        self._step(1, _key(month, pay_date, kind, number), by, now)

    def take_back(
        self,
        month: str | date | None = None,
        *,
        pay_date: date | None = None,
        kind: Kind = "ordinarie",
        number: int = 1,
        by: str,
        now: datetime,
    ) -> None:
        """Takes an approval back, so that the run can be calculated again."""
        self._step(2, _key(month, pay_date, kind, number), by, now)

    def lock(
        self,
        month: str | date | None = None,
        *,
        pay_date: date | None = None,
        kind: Kind = "ordinarie",
        number: int = 1,
        by: str,
        now: datetime,
    ) -> None:
        """Locks an approved run: it is paid, and never changes again."""
        self._step(3, _key(month, pay_date, kind, number), by, now)

    def status(self) -> list[dict[str, Any]]:
        """The runs in order: pay date, kind, number, state, steps, receipt, and how many facts are newer."""
        runs: list[dict[str, Any]] = self._answer("penna_ledger_status")
        return runs

    def verify(
        self,
        month: str | date | None = None,
        *,
        pay_date: date | None = None,
        kind: Kind = "ordinarie",
        number: int = 1,
    ) -> dict[str, Any]:
        """Calculates a stored run again and compares every payslip, the receipt and the chain of receipts.

        :returns: ``isRight``, and what was found.
        """
        is_right = c_int32()
        key = _key(month, pay_date, kind, number)
        found: dict[str, Any] = self._answer("penna_ledger_verify", byref(key), byref(is_right))
        return found

    def payslip(
        self,
        person: str,
        month: str | date | None = None,
        *,
        pay_date: date | None = None,
        kind: Kind = "ordinarie",
        number: int = 1,
    ) -> dict[str, Any]:
        """One stored payslip with the way from it to the root in the run's receipt.

        :param person: personnummer.
        :raises NotFound: when the run or the payslip is not there.
        """
        text = encoded(person)
        key = _key(month, pay_date, kind, number)
        evidence: dict[str, Any] = self._answer("penna_ledger_payslip", byref(key), text, len(text))
        return evidence

    def agi(self, month: str | date) -> str:
        """What stands for a calendar month at Skatteverket, as the text of agi.csv: its locked runs together, with what
        later runs have changed in it.

        :raises NotFound: when no run of the month is locked.
        :raises CannotCalculate: when somebody falls out of it.
        """
        year, number, _ = pay_day(month, None)
        return self._text("penna_ledger_agi", year, number)

    def agi_changes(
        self,
        month: str | date | None = None,
        *,
        pay_date: date | None = None,
        kind: Kind = "ordinarie",
        number: int = 1,
    ) -> str:
        """What must be sent again to Skatteverket because of a stored run: the columns of agi.csv, and change (ny, ersatt
        or borttagen)."""
        return self._text("penna_ledger_agi_changes", byref(_key(month, pay_date, kind, number)))

    def extract(self, person: str) -> dict[str, Any]:
        """All that is stored of a person (registerutdrag)."""
        text = encoded(person)
        found: dict[str, Any] = self._answer("penna_ledger_extract", text, len(text))
        return found

    def erase(self, person: str) -> None:
        """Erases a person (gallring); receipts can still be verified.

        :raises WrongState: while an employment goes on, or a run that is not locked has the person's payslip.
        """
        text = encoded(person)
        self._call("penna_ledger_erase", text, len(text))

    def _step(self, step: int, key: Any, by: str, now: datetime) -> None:
        who = encoded(by)
        self._call("penna_ledger_step", byref(key), step, who, len(who), instant(now, "now"))

    def _call(self, name: str, *arguments: Any) -> None:
        self._functions.call(_library.call, name, self._handle, *arguments)

    def _text(self, name: str, *arguments: Any) -> str:
        buffer = _library.Buffer()
        self._call(name, *arguments, byref(buffer))
        return buffer.take().decode()

    def _answer(self, name: str, *arguments: Any) -> Any:
        buffer = _library.Buffer()
        self._call(name, *arguments, byref(buffer))
        return decoded(buffer.take())


def _destroy(handle: c_void_p, _: StoreFunctions) -> None:
    library.penna_ledger_destroy(handle)


def _key(month: str | date | None, pay_date: date | None, kind: str, number: int) -> Any:
    if kind not in _KINDS:
        raise InvalidArgument(
            f"kind är {kind}. Ange någon av {', '.join(_KINDS)}.", code="invalidArgument", path="kind"
        )
    return _library.RunKey(sizeof(_library.RunKey), *pay_day(month, pay_date), _KINDS[kind], number)


def _people(people: Iterable[str]) -> str:
    if isinstance(people, str):
        raise TypeError("Ge en lista med personnummer, inte en text.")
    return ",".join(people)
