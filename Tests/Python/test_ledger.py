# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""A ledger over a store that is written in Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any

import penna
import pyarrow
import pytest
from conftest import EMPLOYER, person
from sqlite_store import SQLiteStore

NOVEMBER = datetime(2026, 11, 20, 8, tzinfo=timezone.utc)
DECEMBER = datetime(2026, 12, 18, 8, tzinfo=timezone.utc)
SICK = "employment;kind;from;to\nA0;sjuk;2026-10-05;2026-10-07\n"


def opened(store: penna.Store | None = None) -> penna.Ledger:
    ledger = penna.Ledger(store or SQLiteStore(), "212000-0142")
    summary = ledger.record(EMPLOYER, [person(number) for number in range(3)], registrations=SICK, now=NOVEMBER)
    assert summary["problems"] == [] and summary["facts"] > 10
    return ledger


def locked(ledger: penna.Ledger, month: str, now: datetime) -> penna.Run:
    run = ledger.run(month, by="Anna", now=now)
    ledger.approve(month, by="Bo", now=now)
    ledger.lock(month, by="Bo", now=now)
    return run


def test_what_becomes_known_late_corrects_the_month_that_was_paid() -> None:
    ledger = opened()
    first = locked(ledger, "2026-11", NOVEMBER)
    assert first.counts.payslips == 3
    ledger.record(EMPLOYER, withdrawals="employment;kind;from;to\nA0;sjuk;2026-10-07;2026-10-07\n", now=DECEMBER)
    preview = ledger.run("2026-12", by="Anna", now=DECEMBER, store=False)
    second = locked(ledger, "2026-12", DECEMBER)
    assert preview.file("lines.csv") == second.file("lines.csv")
    lines = pyarrow.table(second.lines).to_pylist()
    corrections = [line for line in lines if line["corrects"] is not None]
    assert {line["person"] for line in corrections} == {person(0)["personnummer"]}
    assert {line["corrects"] for line in corrections} == {"2026-11"}
    assert all(line["cause"] for line in corrections)
    assert [run["state"] for run in ledger.status()] == ["last", "last"]
    assert [step["by"] for step in ledger.status()[0]["steps"]] == ["Anna", "Bo", "Bo"]
    for month in ("2026-11", "2026-12"):
        assert ledger.verify(month)["isRight"] is True


def test_a_month_s_declaration_and_what_must_be_sent_again_can_be_asked_for() -> None:
    ledger = opened()
    with pytest.raises(penna.NotFound):
        ledger.agi("2026-11")
    run = locked(ledger, "2026-11", NOVEMBER)
    assert ledger.agi("2026-11").encode() == run.file("agi.csv")
    assert ledger.agi_changes("2026-11").splitlines() == [
        "period;person;specification;field;element;name;value;change"
    ]


def test_people_can_be_left_out_read_back_and_not_erased_while_employed() -> None:
    ledger = opened()
    who = person(1)["personnummer"]
    run = ledger.run("2026-11", by="Anna", now=NOVEMBER, exclude=[who])
    assert run.counts.payslips == 2
    run = ledger.run("2026-11", by="Anna", now=NOVEMBER, only=[who], store=False)
    assert run.counts.payslips == 1
    assert ledger.payslip(person(0)["personnummer"], "2026-11")["path"]
    with pytest.raises(penna.NotFound):
        ledger.payslip(who, "2026-12")
    assert ledger.extract(who)["personnummer"] == who
    with pytest.raises(penna.WrongState):
        ledger.erase(person(0)["personnummer"])


def test_somebody_who_has_left_can_be_erased_and_the_receipt_still_holds() -> None:
    store = SQLiteStore()
    ledger = opened(store)
    gone = person(0)
    gone["employments"][0]["end"] = "2026-11-30"
    ledger.record(EMPLOYER, [gone], now=NOVEMBER)
    locked(ledger, "2026-11", NOVEMBER)
    ledger.erase(gone["personnummer"])
    stored = list(store.payslips("212000-0142", "2026-11-27 ordinarie 1", None))
    assert len(stored) == 3 and sum(payslip.person is None for payslip in stored) == 1
    assert ledger.verify("2026-11")["erased"] == 1
    with pytest.raises(penna.NotFound):
        ledger.extract(gone["personnummer"])


def test_states_and_arguments_that_cannot_be_are_errors() -> None:
    ledger = opened()
    with pytest.raises(penna.NotFound):
        ledger.approve("2026-11", by="Bo", now=NOVEMBER)
    ledger.run("2026-11", by="Anna", now=NOVEMBER)
    with pytest.raises(penna.WrongState):
        ledger.lock("2026-11", by="Bo", now=NOVEMBER)
    ledger.approve("2026-11", by="Bo", now=NOVEMBER)
    ledger.take_back("2026-11", by="Bo", now=NOVEMBER)
    with pytest.raises(penna.InvalidArgument):
        ledger.approve("2026-11", by=" ", now=NOVEMBER)
    with pytest.raises(penna.InvalidArgument):
        ledger.run("2026-11", by="Anna", now=NOVEMBER.replace(tzinfo=None))
    with pytest.raises(penna.InvalidArgument):
        ledger.run("2026-11", by="Anna", now=NOVEMBER, kind="bonus")  # type: ignore[arg-type]
    with pytest.raises(penna.PennaError):
        penna.Ledger(SQLiteStore(), "12")
    with pytest.raises(penna.InvalidInput) as raised:
        ledger.record({"organisationsnummer": "212000-0142"}, now=NOVEMBER)
    assert raised.value.path


class Broken(SQLiteStore):
    """A store that fails in one method."""

    fails = ""

    def runs(self, employer: str) -> Any:
        if self.fails == "runs":
            raise ConnectionError("the database is gone")
        return super().runs(employer)

    def read_facts(self, *arguments: Any) -> Iterator[penna.Fact]:
        for fact in super().read_facts(*arguments):
            yield penna.Fact(**{**vars(fact), "number": 0}) if self.fails == "facts" else fact

    def commit(self, *arguments: Any) -> None:
        if self.fails == "conflict":
            raise penna.Conflict("somebody else")
        if self.fails == "Ctrl-C":
            raise KeyboardInterrupt
        super().commit(*arguments)


@pytest.mark.parametrize(
    ("fails", "expected"),
    [
        ("runs", ConnectionError),
        ("facts", penna.StoreFailed),
        ("conflict", penna.Conflict),
        ("Ctrl-C", KeyboardInterrupt),
    ],
)
def test_what_a_store_raises_comes_out_and_nothing_is_stored(fails: str, expected: type[BaseException]) -> None:
    store = Broken()
    ledger = opened(store)
    store.fails = fails
    with pytest.raises(expected):
        ledger.run("2026-11", by="Anna", now=NOVEMBER)
    store.fails = ""
    assert ledger.status() == []


def test_progress_is_told_and_can_stop_a_run_before_it_is_stored() -> None:
    ledger = opened()
    seen: list[tuple[int, int]] = []
    ledger.run("2026-11", by="Anna", now=NOVEMBER, progress=lambda done, total: seen.append((done, total)), store=False)
    assert seen[-1] == (3, 3)
    with pytest.raises(penna.Cancelled):
        ledger.run("2026-11", by="Anna", now=NOVEMBER, progress=lambda done, total: False)
    assert ledger.status() == []


def test_a_ledger_begins_where_another_system_ended() -> None:
    ledger = opened()
    october = penna.Engine(EMPLOYER).run([person(number) for number in range(3)], month="2026-10")
    carry = october.file("carry.ndjson")
    ledger.open(carry, last="2026-10", by="Bo", now=NOVEMBER)
    assert ledger.status()[0]["kind"] == "ingaende"
    run = ledger.run("2026-11", by="Anna", now=NOVEMBER)
    assert run.counts.payslips == 3
    with pytest.raises(penna.WrongState):
        ledger.open(carry, last="2026-10", by="Bo", now=NOVEMBER)
