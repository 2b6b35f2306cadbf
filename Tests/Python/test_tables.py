# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""Runs over tables of four libraries, and their results back into them."""

import csv
import gc
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas
import penna
import polars
import pyarrow
import pytest
from conftest import columns, person

FILES = ["payslips.ndjson", "lines.csv", "personer.csv", "errors.csv", "summary.json", "agi.csv", "carry.ndjson", "formulas.json"]
MakeTable = Callable[[dict[str, list[Any]]], Any]


def test_a_table_gives_the_same_bytes_as_documents(engine: penna.Engine, make_table: MakeTable) -> None:
    documents = engine.run([person(number) for number in range(300)], month="2026-11")
    table = engine.run(make_table(columns(300)), month="2026-11")
    assert table.counts == documents.counts and table.counts.payslips == 300
    for name in FILES:
        assert table.file(name) == documents.file(name), name


def test_registrations_and_carry_may_be_tables(engine: penna.Engine, make_table: MakeTable) -> None:
    rows = {
        "employment": ["A1", "A2", "A2"],
        "kind": ["sjuk", "tjanstledig", "extra"],
        "from": [date(2026, 10, 5), date(2026, 10, 12), date(2026, 10, 17)],
        "start": [None, None, "08:00"],
        "end": [None, None, "12:00"],
    }
    text = "employment;kind;from;start;end\nA1;sjuk;2026-10-05;;\nA2;tjanstledig;2026-10-12;;\nA2;extra;2026-10-17;08:00;12:00\n"
    people = [person(number) for number in range(3)]
    october = engine.run(people, month="2026-10")
    carry = pyarrow.table(october.carry).to_pydict()
    table = engine.run(make_table(columns(3)), registrations=make_table(rows), carry=make_table(carry), month="2026-11")
    documents = engine.run(people, registrations=text, carry=october.file("carry.ndjson"), month="2026-11")
    for name in FILES:
        assert table.file(name) == documents.file(name), name
    assert table.file("payslips.ndjson") != engine.run(people, month="2026-11").file("payslips.ndjson")


def test_slices_dictionaries_and_large_texts_are_read(engine: penna.Engine) -> None:
    wanted = engine.run([person(number) for number in range(10, 20)], month="2026-11").file("lines.csv")
    whole = pyarrow.table(columns(40))
    names = whole["schedule"].dictionary_encode()
    forms = [
        whole,
        whole.set_column(whole.schema.get_field_index("schedule"), "schedule", names),
        whole.cast(pyarrow.schema([(field.name, pyarrow.large_string()) if field.type == pyarrow.string() else field for field in whole.schema])),
        pyarrow.concat_tables([whole.slice(0, 15), whole.slice(15)]),
        polars.DataFrame(columns(40)).with_columns(polars.col("schedule").cast(polars.Categorical)),
        pandas.DataFrame(columns(40)).astype({"schedule": "category"}),
    ]
    for form in forms:
        part = form[10:20] if isinstance(form, (polars.DataFrame, pandas.DataFrame)) else form.slice(10, 10)
        if isinstance(part, pandas.DataFrame):
            part = part.reset_index(drop=True)
        assert engine.run(part, month="2026-11").file("lines.csv") == wanted


def test_one_batch_without_a_stream_is_a_table(engine: penna.Engine) -> None:
    class Batch:
        def __init__(self) -> None:
            self.batch = pyarrow.table(columns(3)).to_batches()[0]

        def __arrow_c_array__(self, requested_schema: object = None) -> Any:
            return self.batch.__arrow_c_array__(requested_schema)

    assert engine.run(Batch(), month="2026-11").counts.payslips == 3


def test_a_type_that_cannot_be_read_names_the_column(engine: penna.Engine) -> None:
    table = pyarrow.table({**columns(1), "schedule": [["vecka"]]})
    with pytest.raises(penna.InvalidInput) as found:
        engine.run(table, month="2026-11")
    assert found.value.path == "people.schedule"


def test_results_are_read_by_all_four(engine: penna.Engine) -> None:
    run = engine.run([person(number) for number in range(100)], month="2026-11")
    lines = run.lines
    rows = pyarrow.table(lines).to_pylist()
    assert len(rows) == run.counts.lines
    assert polars.DataFrame(lines).to_dicts() == rows
    assert [tuple(row.values()) for row in rows] == duckdb.sql("select * from lines").fetchall()
    frame = pandas.DataFrame.from_arrow(lines)
    assert frame["amount_ore"].tolist() == [row["amount_ore"] for row in rows]
    net = sum(json.loads(line)["net"] for line in run.file("payslips.ndjson").splitlines())
    assert pyarrow.table(run.payslips)["net_ore"].to_numpy().sum() == round(net * 100)


def test_a_table_outlives_its_run(engine: penna.Engine) -> None:
    lines = pyarrow.table(engine.run([person(1)], month="2026-11").lines)
    capsule = engine.run([person(1)], month="2026-11").lines.__arrow_c_stream__()
    gc.collect()
    assert lines.num_rows == 3
    del capsule
    assert pyarrow.table(engine.run([], month="2026-11").lines).num_rows == 0


def documents(folder: Path) -> tuple[dict[str, list[Any]], dict[str, list[Any]], dict[str, list[Any]] | None]:
    """An employer's folder as columns: people, registrations, carry."""

    def lines(name: str) -> dict[str, list[Any]]:
        return {"document": (folder / name).read_text().splitlines()}

    with open(folder / "registrations.csv", newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")
    registrations = {name: [row[place] or None for row in rows] for place, name in enumerate(header)}
    return lines("people.ndjson"), registrations, lines("carry.ndjson") if (folder / "carry.ndjson").exists() else None


def without_places(file: bytes) -> bytes:
    """A file but for the rows that errors name: a table's rows are not those of a file with a header."""
    named = re.sub(rb"registrations(\.csv)? rad \d+", b"registrations", file)
    return re.sub(rb"registrations(\.csv)?;\d+;", b"registrations;;", named)


def test_the_payroll_centre_comes_out_as_from_swift(demo: Path, make_table: MakeTable) -> None:
    payslips = 0
    for folder in sorted(path.parent for path in demo.glob("*/employer.json")):
        if (folder / "registrations.pax").exists():
            continue  # The library takes registrations as CSV or a table.
        engine = penna.Engine((folder / "employer.json").read_bytes())
        people, registrations, carry = documents(folder)
        run = engine.run(
            make_table(people),
            registrations=make_table(registrations),
            carry=make_table(carry) if carry else None,
            month="2026-11",
            threads=2,
        )
        payslips += run.counts.payslips
        for name in FILES:
            wanted = (folder / "results" / name).read_bytes()
            assert without_places(run.file(name)) == without_places(wanted), f"{folder.name} {name}"
    assert payslips >= 400
