# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""The results of a run."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from ctypes import byref, c_void_p, sizeof
from dataclasses import dataclass

from . import _library
from ._arrow import Table
from ._errors import PennaError
from ._library import library


@dataclass(frozen=True)
class Counts:
    """How many of everything; people are payslips, those with nothing to pay, and those who are not paid."""

    people: int
    payslips: int
    nothing_to_pay: int
    not_paid: int
    lines: int
    errors: int
    remarks: int


class Run:
    """The results of a run. It never changes, and any number of threads may read it."""

    def __init__(self, handle: c_void_p) -> None:
        self._handle = handle
        weakref.finalize(self, library.penna_result_destroy, handle)

    @property
    def counts(self) -> Counts:
        """How many of everything."""
        counts = _library.Counts(sizeof(_library.Counts))
        _library.check(library.penna_result_counts(self._handle, byref(counts)))
        return Counts(*(getattr(counts, name) for name in _library.COUNTED))

    @property
    def lines(self) -> Table:
        """The pay lines, one a row."""
        return Table(self, "penna_result_lines")

    @property
    def payslips(self) -> Table:
        """The payslips, one a row."""
        return Table(self, "penna_result_payslips")

    @property
    def errors(self) -> Table:
        """The errors and remarks, one a row, errors first."""
        return Table(self, "penna_result_errors")

    @property
    def carry(self) -> Table:
        """What the next month needs, one person a row; give it as ``carry`` then."""
        return Table(self, "penna_result_carry")

    def problems(self) -> Iterator[tuple[bool, PennaError]]:
        """Each error and remark, errors first: whether it keeps somebody from being paid, and what it is."""
        counts = self.counts
        for number in range(counts.errors + counts.remarks):
            found = c_void_p()
            _library.check(library.penna_result_error(self._handle, number, byref(found)))
            is_error = library.penna_error_severity(found) == 1
            yield is_error, _library.error_of(found)

    def file(self, name: str) -> bytes:
        """A file of the results, byte for byte as `penna run` writes it: payslips.ndjson, lines.csv, personer.csv,
        errors.csv, summary.json, agi.csv, carry.ndjson, formulas.json; of a ledger's run receipt.json too.

        :raises NotFound: when there is no file of that name.
        """
        if "\0" in name:
            raise ValueError("name has a zero byte")
        buffer = _library.Buffer()
        _library.call("penna_result_file", self._handle, name.encode(), byref(buffer))
        return buffer.take()

    def __repr__(self) -> str:
        counts = self.counts
        return f"<penna.Run: {counts.payslips} payslips, {counts.not_paid} not paid, {counts.errors} errors>"
