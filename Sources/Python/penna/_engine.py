# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""An employer that is ready to calculate."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Mapping
from ctypes import byref, c_void_p
from datetime import date, datetime
from typing import Any

from . import _library
from ._arrow import ArrowTable, GivenTable
from ._library import library
from ._options import Options, Progress
from ._payslip import Payslip
from ._run import Run
from ._text import encoded, json_text

#: A JSON document: a dictionary, or its text.
Document = Mapping[str, Any] | str | bytes

#: People or carries: an Arrow table, dictionaries, or JSON lines.
Rows = ArrowTable | Iterable[Mapping[str, Any]] | str | bytes


class Engine:
    """One employer, ready to calculate. It never changes, and any number of threads may use one at the same time.

    Other threads run while it computes.
    """

    def __init__(
        self, employer: Document, *, years: Iterable[Document] = (), agreements: Iterable[Document] = ()
    ) -> None:
        """Reads an employer: the contents of employer.json, as a dictionary or text.

        :param years: documents of years beside the built-in ones, as ``penna year`` makes them, and of dated figures
            such as a new version of an agreement; see Documentation/Years.md and Figures.md.
        :param agreements: documents that declare agreements; see Documentation/DeclareAnAgreement.md.
        :raises InvalidInput: when it, or a document, cannot be read; ``path`` says where.
        """
        handle = c_void_p()
        text = encoded(employer)
        # The lender keeps the texts alive until the call is over.
        texts, _lend = _library.lent_texts([encoded(year) for year in years])
        declared, _lend_too = _library.lent_texts([encoded(agreement) for agreement in agreements])
        _library.call(
            "penna_engine_create_with_agreements",
            text,
            len(text),
            texts,
            len(texts),
            declared,
            len(declared),
            byref(handle),
        )
        self._handle = handle
        weakref.finalize(self, library.penna_engine_destroy, handle)

    def payslip(
        self,
        person: Document,
        *,
        month: str | date | None = None,
        pay_date: date | None = None,
        carry: Document | None = None,
        known_at: datetime | None = None,
    ) -> Payslip:
        """Calculates one person.

        :param person: a line of people.ndjson, with registrations inside the employments.
        :param month: the pay month, such as ``2026-11``; the employer's ordinary pay date of it.
        :param pay_date: the pay date, instead of ``month``.
        :param carry: what last month's payslip left under ``carry``.
        :param known_at: what was recorded later is not known.
        :raises InvalidInput: when a document cannot be read; ``path`` says where.
        :raises CannotCalculate: when the person cannot be paid.
        """
        return Payslip(self._one("penna_payslip", person, Options(month, pay_date, known_at), carry))

    def explain(
        self,
        person: Document,
        *,
        month: str | date | None = None,
        pay_date: date | None = None,
        carry: Document | None = None,
        known_at: datetime | None = None,
    ) -> str:
        """The same payslip as text, in Swedish: every line with its formula, worked out and proved."""
        return self._one("penna_explain", person, Options(month, pay_date, known_at), carry).decode()

    def _one(self, name: str, person: Document, options: Options, carry: Document | None) -> bytes:
        buffer = _library.Buffer()
        person_text, carry_text = encoded(person), encoded(carry)
        options.call(
            name,
            self._handle,
            byref(options.struct),
            person_text,
            len(person_text),
            carry_text,
            len(carry_text),
            byref(buffer),
        )
        return buffer.take()

    def run(
        self,
        people: Rows,
        *,
        month: str | date | None = None,
        pay_date: date | None = None,
        registrations: ArrowTable | str | bytes | None = None,
        carry: Rows | None = None,
        known_at: datetime | None = None,
        threads: int = 1,
        progress: Progress | None = None,
    ) -> Run:
        """Calculates a pay date for many people.

        People in error do not stop it: everybody else is paid, and ``errors`` of the result says who is not and why.

        :param people: an Arrow table with a row for each employment or a column ``document``; or dictionaries or
            lines of people.ndjson.
        :param registrations: an Arrow table with the columns of registrations.csv, or such a file's text.
        :param carry: the table ``carry`` of last month's result, or lines of carry.ndjson.
        :param threads: how many threads of the library's own to use beside the one that calls.
        :param progress: told how many people are done; ``False`` stops the run.
        :raises InvalidInput: when what is wrong may concern anybody; ``path`` says where.
        :raises Cancelled: when ``progress`` asked to stop.
        """
        options = Options(month, pay_date, known_at, threads, progress)
        if not isinstance(people, (str, bytes)) and _is_table(people):
            return self._run_tables(options, people, registrations, carry)
        if _is_table(registrations) or _is_table(carry):
            raise TypeError("people är JSON, men registrations eller carry en tabell. Ge alla som tabeller, eller ingen.")
        handle = c_void_p()
        texts: list[Any] = []
        for text in (json_lines(people), encoded(registrations), json_lines(carry)):
            texts += [text, len(text)]
        options.call("penna_run", self._handle, byref(options.struct), *texts, byref(handle))
        return Run(handle)

    def _run_tables(self, options: Options, people: Any, registrations: Any, carry: Any) -> Run:
        tables = [
            GivenTable(people, "people"),
            GivenTable(registrations, "registrations"),
            GivenTable(carry, "carry"),
        ]
        handle = c_void_p()
        options.call(
            "penna_run_stream",
            self._handle,
            byref(options.struct),
            *(table.address for table in tables),
            byref(handle),
        )
        return Run(handle)


def rulebook(engine: Engine | None = None) -> bytes:
    """Every rule that the library runs, as JSON; with an engine also the employer's local figures."""
    buffer = _library.Buffer()
    _library.call("penna_rulebook", engine._handle if engine else None, byref(buffer))
    return buffer.take()


def _is_table(value: object) -> bool:
    return hasattr(value, "__arrow_c_stream__") or hasattr(value, "__arrow_c_array__")


def json_lines(rows: Any) -> bytes:
    """People or carries that are no table as JSON lines."""
    if rows is None or isinstance(rows, (str, bytes)):
        return encoded(rows)
    if isinstance(rows, Mapping):
        raise TypeError("En enda person är ingen lista. Ge [person], eller använd payslip.")
    return "".join(json_text(row) + "\n" for row in rows).encode("utf-8", "surrogatepass")
