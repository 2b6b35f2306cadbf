# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""Months on a Spark cluster come out as in one process. Switched on by PENNA_SPARK=1; needs pyspark and Java 17.

    penna demo --payslips 265000 --output DEMO
    PENNA_SPARK=1 PENNA_DEMO=DEMO pytest Tests/Python/test_spark.py
"""

import csv
import os
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "Sources" / "Python" / "examples"))

if not os.environ.get("PENNA_SPARK"):
    pytest.skip("PENNA_SPARK is not set", allow_module_level=True)

import run_spark
from pyspark.sql import SparkSession

KEYS = ["person", "employment", "item", "from", "through", "formula"]


def test_a_cluster_gives_the_lines_of_one_process(demo: Path) -> None:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    master = os.environ.get("PENNA_SPARK_MASTER", "local-cluster[2,1,2048]")
    settings = {"spark.ui.enabled": "false", "spark.driver.memory": "4g"}
    spark = SparkSession.builder.master(master).config(map=settings).getOrCreate()
    spark.sparkContext.addPyFile(run_spark.__file__)
    payslips = 0
    for folder in sorted(path.parent for path in demo.glob("*/employer.json")):
        if (folder / "registrations.pax").exists():
            continue  # The example reads CSV.
        found = run_spark.run(spark, folder, ["2026-11"], 8).where("line is not null").select("line.*").toArrow()
        rows = found.select([*KEYS, "amount_ore"]).to_pylist()
        lines = Counter((*(str(row[key]) for key in KEYS), row["amount_ore"]) for row in rows)
        with open(folder / "results" / "lines.csv", newline="", encoding="utf-8") as file:
            wanted = Counter(
                (*(row[key] for key in KEYS), int(Decimal(row["amount"]) * 100))
                for row in csv.DictReader(file, delimiter=";")
            )
        assert lines == wanted, folder.name
        payslips += len({key[0] for key in wanted})
    spark.stop()
    print(f"{payslips} payslips on {master}")
    assert payslips > 0
