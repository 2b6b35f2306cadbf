#===----------------------------------------------------------------------===#
# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
#===----------------------------------------------------------------------===#
"""The call with Arrow tables from Python. Needs pyarrow, PENNA_LIBRARY, and Sources/Python on PYTHONPATH.

    columnar.py PAYSLIPS ROUNDS FOLDER      writes the same people as an input folder, and times as JSON
"""
import json
import sys
import time
from pathlib import Path

import penna
import pyarrow

EMPLOYER = {
    "organisationsnummer": "212000-0142", "name": "Provkommunen",
    "schedules": [{"name": "vecka", "cycle": [[{"from": "08:00", "to": "16:00"}]] * 5 + [[], []]}],
}


def personnummer(number):
    """An invented personnummer of somebody born in 1970 or later, 999 on each day."""
    day, serial = divmod(number, 999)
    digits = f"{70 + day // 336:02}{1 + day % 12:02}{1 + day // 12 % 28:02}{serial + 1:03}"
    weighed = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return f"19{digits}{-sum(value // 10 + value % 10 for value in weighed) % 10}"


def columns(count):
    return {
        "person": [personnummer(number) for number in range(count)],
        "name": [f"Prov {number}" for number in range(count)],
        "employment": [f"A{number}" for number in range(count)],
        "start": ["2020-01-01"] * count,
        "monthly_pay_ore": [2_500_000 + number % 1000 * 100 for number in range(count)],
        "tax_table": [30 + number % 8 for number in range(count)],
        "schedule": ["vecka"] * count,
        "cycle_start": ["2026-01-05"] * count,
    }


def document(row):
    """The same person as a line of people.ndjson."""
    return {
        "personnummer": row["person"], "name": row["name"],
        "tax": [{"table": row["tax_table"], "from": "0001-01-01"}],
        "employments": [{
            "id": row["employment"], "start": row["start"],
            "terms": [{"monthlyPay": row["monthly_pay_ore"] // 100, "from": row["start"]}],
            "schedules": [{"schedule": row["schedule"], "cycleStart": row["cycle_start"], "from": row["start"]}],
        }],
    }


def main():
    count, rounds, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    table = pyarrow.table(columns(count))
    folder.mkdir(parents=True)
    (folder / "employer.json").write_text(json.dumps(EMPLOYER))
    with open(folder / "people.ndjson", "w", encoding="utf-8") as file:
        for row in table.to_pylist():
            file.write(json.dumps(document(row)) + "\n")
    engine = penna.Engine(EMPLOYER)
    seconds = []
    for turn in range(rounds + 2):
        start = time.perf_counter()
        run = engine.run(table, month="2026-11")
        if turn > 1:
            seconds.append(time.perf_counter() - start)
    if run.counts.payslips != count:
        sys.exit(f"{run.counts} of {count}")
    print(json.dumps({"seconds": seconds, "people": table["person"].to_pylist()}))


if __name__ == "__main__":
    main()
