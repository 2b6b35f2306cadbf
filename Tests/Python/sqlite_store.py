# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""A store in Python, over the sqlite3 that comes with it: what a data team would write in an hour."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import penna

SCHEMA = """
CREATE TABLE facts (number INTEGER PRIMARY KEY, employer, person, employment, kind, key, from_day, through_day,
                    recorded INTEGER, content);
CREATE INDEX facts_of_person ON facts (employer, person, number);
CREATE TABLE runs (employer, key, revision INTEGER, is_locked INTEGER, document, PRIMARY KEY (employer, key));
CREATE TABLE payslips (employer, key, place INTEGER, person, payslip, carry, digest, PRIMARY KEY (employer, key, place));
"""


class SQLiteStore(penna.Store):
    """Facts, runs and payslips in three tables; a transaction is whole or not at all."""

    def __init__(self, path: str = ":memory:") -> None:
        self.base = sqlite3.connect(path)
        self.base.executescript(SCHEMA)

    def append(self, facts: Sequence[penna.Fact], seen: int | None) -> int:
        with self.base:
            if facts and seen is not None:
                later = "SELECT count(*) FROM facts WHERE employer = ? AND number > ?"
                if self.base.execute(later, (facts[0].employer, seen)).fetchone()[0]:
                    raise penna.Conflict("Någon annan har registrerat under tiden.")
            for fact in facts:
                through = fact.through_day and fact.through_day.isoformat()
                self.base.execute(
                    "INSERT INTO facts (employer, person, employment, kind, key, from_day, through_day, recorded, content)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        *(fact.employer, fact.person, fact.employment, fact.kind, fact.key),
                        *(fact.from_day.isoformat(), through, fact.recorded, fact.content),
                    ),
                )
        return self.last_fact()

    def last_fact(self) -> int:
        return int(self.base.execute("SELECT coalesce(max(number), 0) FROM facts").fetchone()[0])

    def read_facts(self, employer: str, person: str | None, recorded_by: int, after: int) -> Iterator[penna.Fact]:
        rows = self.base.execute(
            "SELECT * FROM facts WHERE employer = ? AND (? IS NULL OR person = ?) AND recorded <= ? AND number > ?"
            " ORDER BY number",
            (employer, person, person, recorded_by, after),
        )
        for number, *names, first, last, recorded, content in rows:
            through = last and date.fromisoformat(last)
            yield penna.Fact(number, *names, date.fromisoformat(first), through, recorded, content)

    def commit(self, run: penna.StoredRun, payslips: Sequence[penna.StoredPayslip]) -> None:
        with self.base:
            self._put(run)
            self.base.execute("DELETE FROM payslips WHERE employer = ? AND key = ?", (run.employer, run.key))
            self.base.executemany(
                "INSERT INTO payslips VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (run.employer, run.key, place, row.person, row.payslip, row.carry, row.digest)
                    for place, row in enumerate(payslips)
                ),
            )

    def advance(self, run: penna.StoredRun, locked_runs: int) -> None:
        with self.base:
            locked = self.base.execute("SELECT count(*) FROM runs WHERE employer = ? AND is_locked", (run.employer,))
            if run.is_locked and locked.fetchone()[0] != locked_runs:
                raise penna.Conflict("another run was locked")
            self._put(run)

    def _put(self, run: penna.StoredRun) -> None:
        stored = self.base.execute(
            "SELECT revision, is_locked FROM runs WHERE employer = ? AND key = ?", (run.employer, run.key)
        ).fetchone() or (0, 0)
        if stored != (run.revision - 1, 0):
            raise penna.Conflict("another revision is stored")
        self.base.execute(
            "REPLACE INTO runs VALUES (?, ?, ?, ?, ?)",
            (run.employer, run.key, run.revision, run.is_locked, run.document),
        )

    def runs(self, employer: str) -> Iterable[penna.StoredRun]:
        rows = self.base.execute("SELECT * FROM runs WHERE employer = ?", (employer,))
        return [penna.StoredRun(*names, bool(locked), document) for *names, locked, document in rows]

    def payslips(self, employer: str, key: str, person: str | None) -> Iterable[penna.StoredPayslip]:
        if not any(run.key == key for run in self.runs(employer)):
            raise penna.NotFound("no such run")
        rows = self.base.execute(
            "SELECT person, payslip, carry, digest FROM payslips"
            " WHERE employer = ? AND key = ? AND (? IS NULL OR person = ?) ORDER BY place",
            (employer, key, person, person),
        )
        return [penna.StoredPayslip(*row) for row in rows]

    def erase(self, employer: str, person: str) -> None:
        with self.base:
            self.base.execute("DELETE FROM facts WHERE employer = ? AND person = ?", (employer, person))
            self.base.execute(
                "UPDATE payslips SET person = NULL, payslip = NULL, carry = NULL WHERE employer = ? AND person = ?",
                (employer, person),
            )
