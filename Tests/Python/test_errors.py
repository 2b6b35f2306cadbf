# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""Whatever is wrong is an exception that says where."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import penna
import pyarrow
import pytest
from conftest import EMPLOYER, columns, person


def test_an_employer_that_cannot_be_read_has_a_path() -> None:
    with pytest.raises(penna.InvalidInput) as found:
        penna.Engine({**EMPLOYER, "name": 3})
    assert found.value.path == "$.name" and found.value.code == "wrongKind"
    assert str(found.value).startswith("$.name: ")
    assert isinstance(found.value, ValueError)


@pytest.mark.parametrize("document", ["", "{", "null", "[]", b"\xff\xfe", {}, "{}" * 2, '"' * 9])
def test_what_is_no_employer_is_an_error(document: Any) -> None:
    with pytest.raises(penna.PennaError):
        penna.Engine(document)


def test_a_person_that_cannot_be_read_has_a_path(engine: penna.Engine) -> None:
    wrong = person(1)
    wrong["employments"][0]["terms"][0]["from"] = "2026-02-30"
    with pytest.raises(penna.InvalidInput) as found:
        engine.payslip(wrong, month="2026-11")
    assert found.value.path == "$.employments[0].terms[0].from"
    assert found.value.person == wrong["personnummer"]


@pytest.mark.parametrize(
    "when",
    [
        {},
        {"month": "2026-13"},
        {"month": "2026-1"},
        {"month": "2026-11", "pay_date": date(2026, 11, 27)},
        {"month": "2026-11", "known_at": datetime(2026, 11, 27)},
    ],
)
def test_a_pay_date_that_cannot_be_is_an_argument(engine: penna.Engine, when: dict[str, Any]) -> None:
    with pytest.raises(penna.InvalidArgument):
        engine.payslip(person(1), **when)


def test_a_year_without_tables_cannot_be_calculated(engine: penna.Engine) -> None:
    with pytest.raises(penna.CannotCalculate):
        engine.run([person(1)], month="2019-11")


@pytest.mark.parametrize("threads", [-1, 257])
def test_too_many_threads_are_an_argument(engine: penna.Engine, threads: int) -> None:
    with pytest.raises(penna.InvalidArgument):
        engine.run([person(1)], month="2026-11", threads=threads)


@pytest.mark.parametrize("amount", [Decimal("NaN"), float("inf"), object()])
def test_what_is_no_number_is_no_pay(engine: penna.Engine, amount: Any) -> None:
    wrong = person(1)
    wrong["employments"][0]["terms"][0]["monthlyPay"] = amount
    with pytest.raises((ValueError, TypeError)):
        engine.payslip(wrong, month="2026-11")


def test_one_person_in_error_does_not_stop_the_others(engine: penna.Engine) -> None:
    wrong = columns(3)
    wrong["tax_table"][1] = 99
    run = engine.run(pyarrow.table(wrong), month="2026-11")
    assert (run.counts.payslips, run.counts.not_paid, run.counts.errors) == (2, 1, 1)
    [(is_error, problem)] = [found for found in run.problems() if found[0]]
    assert is_error and problem.path == "people.ndjson rad 2" and problem.person == wrong["person"][1]
    assert (problem.file, problem.line, problem.stops) == ("people.ndjson", 2, "person")
    assert problem.ways_out and problem.employment == wrong["employment"][1]
    row = pyarrow.table(run.errors).to_pylist()[0]
    assert (row["message"], row["file"], row["line"], row["stops"]) == (problem.message, "people.ndjson", 2, "person")
    assert row["ways_out"] == " ".join(problem.ways_out)


def plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else str(value)


def test_everybody_is_in_the_counts(engine: penna.Engine) -> None:
    lines = "\n".join(["{", '{"personnummer": "1"}', json.dumps(person(1), default=plain), json.dumps(person(2), default=plain)])
    counts = engine.run(lines, month="2026-11").counts
    assert counts.people == 4
    assert counts.payslips + counts.nothing_to_pay + counts.not_paid == counts.people
    assert counts.not_paid == 2


def test_a_column_that_is_not_there_is_named(engine: penna.Engine) -> None:
    with pytest.raises(penna.InvalidInput) as found:
        engine.run(pyarrow.table({**columns(1), "lön": [1]}), month="2026-11")
    assert found.value.path == "people.lön"
    few = columns(1)
    del few["start"]
    with pytest.raises(penna.InvalidInput) as found:
        engine.run(pyarrow.table(few), month="2026-11")
    assert found.value.path == "people.start"


def test_a_table_that_fails_is_an_error_with_its_own_text(engine: penna.Engine) -> None:
    whole = pyarrow.table(columns(3))

    def batches() -> Any:
        yield from whole.to_batches()
        raise RuntimeError("the network is gone")

    reader = pyarrow.RecordBatchReader.from_batches(whole.schema, batches())
    with pytest.raises(penna.StreamFailed, match="the network is gone"):
        engine.run(reader, month="2026-11")


def test_what_is_no_table_is_refused(engine: penna.Engine) -> None:
    with pytest.raises(TypeError):
        engine.run(person(1), month="2026-11")
    with pytest.raises(TypeError):
        engine.run(pyarrow.table(columns(1)), registrations=b"employment;kind;from\n", month="2026-11")
    with pytest.raises(TypeError):
        engine.run([person(1)], carry=pyarrow.table({"document": ["{}"]}), month="2026-11")


def test_a_file_that_is_not_there_is_not_found(engine: penna.Engine) -> None:
    run = engine.run([person(1)], month="2026-11")
    with pytest.raises(penna.NotFound):
        run.file("lines.txt")
    with pytest.raises(ValueError):
        run.file("lines.csv\0")
