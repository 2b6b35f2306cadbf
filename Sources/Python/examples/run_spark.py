# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""Runs months of an employer's folder on a Spark cluster, a part of the people in each task.

    run_spark.py FOLDER --month 2026-11 [--month 2026-12] [--master local[2]] [--partitions 8] --output LINES

FOLDER has employer.json, people.ndjson and, where there are any, registrations.csv and carry.ndjson. Every worker
needs Python with penna and pyarrow. The pay lines are written as Parquet, in a folder for each month; people who are
not paid are shown, and make the exit code 2.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import penna
import pyarrow
import pyarrow.compute
from pyspark.sql import DataFrame, SparkSession, functions

#: What comes out: in every row a pay line, or something that somebody must look at.
SCHEMA = """
    month string,
    line struct<person: string, employment: string, item: string, name: string, kind: string, cost_account: string,
                from: date, through: date, amount_ore: bigint, formula: int, paragraph: string, confidence: string>,
    error struct<severity: string, person: string, employment: string, code: string, message: string>
"""
Batches = Iterator[pyarrow.RecordBatch]
Task = Callable[[Iterable[pyarrow.RecordBatch]], Batches]
LINE = ["person", "employment", "item", "name", "kind", "cost_account", "from", "through", "amount_ore", "formula",
        "paragraph", "confidence"]
ERROR = ["severity", "person", "employment", "code", "message"]


def people_of(spark: SparkSession, folder: Path) -> DataFrame:
    """A row for each person: the document, what is registered, and what last month left."""
    people = spark.read.text(str(folder / "people.ndjson")).withColumnRenamed("value", "document")
    people = people.withColumn("person", functions.get_json_object("document", "$.personnummer"))
    employments = functions.from_json("document", "employments array<struct<id: string>>").employments
    registrations = folder / "registrations.csv"
    if registrations.exists():
        whose = people.select("person", functions.explode(employments.id).alias("employment"))
        rows = spark.read.csv(str(registrations), sep=";", header=True, quote='"', escape='"')
        rows = rows.select("employment", functions.struct("*").alias("row")).join(whose, "employment", "left")
        # A row of nobody's is told by the first task, as a run of the whole folder tells it.
        lost = rows.where(functions.col("person").isNull()).count()
        if lost:
            raise SystemExit(f"{lost} rows of registrations.csv are of no employment in people.ndjson.")
        rows = rows.groupBy("person").agg(functions.collect_list("row").alias("registrations"))
        people = people.join(rows, "person", "left")
    carry = folder / "carry.ndjson"
    if carry.exists():
        left = spark.read.text(str(carry)).withColumnRenamed("value", "carry")
        left = left.withColumn("person", functions.get_json_object("carry", "$.personnummer"))
        people = people.join(left, "person", "left")
    return people


def months(employer: bytes, wanted: Sequence[str]) -> Task:
    """What a task does with its people: month after month, each with what the one before left."""

    def task(batches: Iterable[pyarrow.RecordBatch]) -> Batches:
        engine = penna.Engine(employer)
        for batch in batches:
            people = pyarrow.table({"document": batch["document"]})
            carry = documents(batch, "carry")
            registered = registrations(batch)
            for month in wanted:
                run = engine.run(people, registrations=registered, carry=carry, month=month)
                carry = pyarrow.table(run.carry)
                yield from rows(run, month)

    return task


def documents(batch: pyarrow.RecordBatch, name: str) -> pyarrow.Table | None:
    """A column of documents but for the empty ones."""
    if name not in batch.schema.names:
        return None
    return pyarrow.table({"document": batch[name].drop_null()})


def registrations(batch: pyarrow.RecordBatch) -> pyarrow.Table | None:
    """The registrations of all people of a batch, as one table."""
    if "registrations" not in batch.schema.names:
        return None
    rows = pyarrow.compute.list_flatten(batch["registrations"])
    return pyarrow.Table.from_batches([pyarrow.RecordBatch.from_struct_array(rows)])


def rows(run: penna.Run, month: str) -> Batches:
    """The lines and errors of a run as rows of SCHEMA."""
    for name, columns, table in (("line", LINE, run.lines), ("error", ERROR, run.errors)):
        for batch in pyarrow.table(table).to_batches():
            row = {key: pyarrow.nulls(len(batch), kind) for key, kind in EMPTY.items()}
            row[name] = pyarrow.StructArray.from_arrays([decoded(batch[column]) for column in columns], columns)
            yield pyarrow.RecordBatch.from_pydict({"month": pyarrow.array([month] * len(batch)), **row})


def decoded(column: pyarrow.Array) -> pyarrow.Array:
    """A column without its dictionary."""
    return column.dictionary_decode() if isinstance(column, pyarrow.DictionaryArray) else column


def _fields(names: Sequence[str]) -> pyarrow.DataType:
    day = pyarrow.date32()
    kinds = {"from": day, "through": day, "amount_ore": pyarrow.int64(), "formula": pyarrow.int32()}
    return pyarrow.struct([(name, kinds.get(name, pyarrow.string())) for name in names])


EMPTY = {"line": _fields(LINE), "error": _fields(ERROR)}


def run(spark: SparkSession, folder: Path, wanted: Sequence[str], partitions: int) -> DataFrame:
    """The months of an employer's folder: a row for each line and each error."""
    people = people_of(spark, folder).repartition(partitions, "person")
    return people.mapInArrow(months((folder / "employer.json").read_bytes(), wanted), SCHEMA)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--month", action="append", required=True)
    parser.add_argument("--master", help="where Spark runs; as spark-submit says when not given")
    parser.add_argument("--partitions", type=int, default=8)
    parser.add_argument("--output", required=True)
    arguments = parser.parse_args()
    # The workers of this machine run the Python that has penna.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("penna")
    spark = (builder.master(arguments.master) if arguments.master else builder).getOrCreate()
    found = run(spark, arguments.folder, arguments.month, arguments.partitions).persist()
    lines = found.where("line is not null").select("month", "line.*")
    lines.write.mode("overwrite").partitionBy("month").parquet(arguments.output)
    errors = found.where("error.severity = 'error'").select("month", "error.*")
    lines.groupBy("month").agg(functions.count("*"), functions.countDistinct("person")).show()
    if errors.isEmpty():
        return 0
    errors.show(50, truncate=False)
    return 2


if __name__ == "__main__":
    sys.exit(main())
