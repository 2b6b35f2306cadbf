#!/usr/bin/env python3
#===----------------------------------------------------------------------===#
# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
#===----------------------------------------------------------------------===#
"""The simplest part of the same rules, as a data team would write it: whole months, table tax, full contributions.

People with one employment, paid by the month, on the school's schedule, nothing registered, and a tax table. Their pay, tax
and employer contribution are computed and must be those of lines.csv, line by line; pension, surcharges and everything
else that the other library computes for the same people is left out. Usage: peer_python.py PEOPLE-FILE FOLDER..., where
the file gets the personnummer of those who were computed.
"""
import calendar
import csv
import datetime
import json
import sys
import time
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path

PAY_DATE = datetime.date(2026, 11, 27)
FULL_CONTRIBUTION = Decimal("0.3142")
ROUNDS = 5


def read_tax_tables(path):
    """The published layout: days, B for kronor or % for percentages, table, from, to, six columns."""
    tables = {}
    for row in path.read_text(encoding="utf-8-sig").splitlines():
        kind, table = row[2], int(row[3:5])
        first, last = int(row[5:12]), int(row[12:19].strip() or 10**9)
        tables.setdefault(table, []).append((first, last, kind, int(row[19:24])))
    return tables


def tax(rows, kronor):
    low, high = 0, len(rows) - 1
    while low < high:
        middle = (low + high) // 2
        if rows[middle][1] < kronor:
            low = middle + 1
        else:
            high = middle
    _, _, kind, value = rows[low]
    return Decimal(value) if kind == "B" else Decimal(kronor * value // 100)


def ore(amount):
    return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def is_simple(person, registered, owing):
    """Whether these few rules are all that the person's month needs."""
    if len(person["employments"]) != 1 or person["personnummer"] in owing:
        return False
    if set(person) - {"personnummer", "name", "tax", "pension", "account", "employments"}:
        return False
    employment = person["employments"][0]
    terms = employment["terms"]
    born = int(person["personnummer"][:4])
    return (employment["id"] not in registered and "end" not in employment and not employment["supplements"]
            and len(terms) == 1 and "monthlyPay" in terms[0] and terms[0]["agreement"] == "AB"
            and employment["start"] <= "2026-10-01"
            # Who works at the office works past 16 on the eve of All Saints' Day, and has OB for it.
            and [each["schedule"] for each in employment["schedules"]] == ["Skola"]
            and set(terms[0]) <= {"monthlyPay", "degree", "fullTimeWeek", "agreement", "costAccount", "from", "recorded"}
            and len(person["tax"]) == 1 and set(person["tax"][0]) == {"table", "from", "recorded"}
            # The young have a lower contribution, the old too, and another tax column.
            and 26 <= PAY_DATE.year - born <= 64)


def payslip(person, tables):
    employment = person["employments"][0]
    terms = employment["terms"][0]
    days = calendar.monthrange(PAY_DATE.year, PAY_DATE.month)[1]
    pay = ore(Decimal(terms["monthlyPay"]) * Decimal(terms["degree"]) / 100 * days / days)
    kronor = int(pay.to_integral_value(rounding=ROUND_DOWN))
    return {"manadslon": pay, "preliminar-skatt": tax(tables[person["tax"][0]["table"]], kronor),
            "arbetsgivaravgift": ore(pay * FULL_CONTRIBUTION)}


def main(people_file, folders):
    people, expected, tables = [], {}, {}
    for folder in map(Path, folders):
        registered = set()
        if (folder / "registrations.csv").exists():
            with open(folder / "registrations.csv", encoding="utf-8-sig") as file:
                rows = csv.reader(file, delimiter=";")
                column = next(rows).index("employment")
                registered = {row[column] for row in rows}
        tables = read_tax_tables(next((folder / "results").glob("skattetabell-*.txt")))
        owing = set()
        if (folder / "carry.ndjson").exists():
            with open(folder / "carry.ndjson", encoding="utf-8") as file:
                carries = [json.loads(line) for line in file]
            owing = {carry["personnummer"] for carry in carries if carry["receivable"]}
        with open(folder / "people.ndjson", encoding="utf-8") as file:
            for line in file:
                person = json.loads(line, parse_float=Decimal)
                if is_simple(person, registered, owing):
                    people.append(person)
        with open(folder / "results" / "lines.csv", encoding="utf-8-sig") as file:
            for row in csv.DictReader(file, delimiter=";"):
                expected.setdefault(row["person"], []).append((row["item"], Decimal(row["amount"])))
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        payslips = [payslip(person, tables) for person in people]
        seconds.append(time.perf_counter() - start)
    others = {"pensionsavgift", "sarskild-loneskatt", "po-palagg"}
    for person, mine in zip(people, payslips):
        theirs = [(item, amount) for item, amount in expected[person["personnummer"]] if item not in others]
        if dict(theirs) != mine or len(theirs) != len(mine):
            sys.exit(f"{person['personnummer']}: {mine} here, {theirs} there")
    if not people:
        sys.exit("nobody is simple enough")
    Path(people_file).write_text("".join(person["personnummer"] + "\n" for person in people))
    print(json.dumps({"seconds": seconds, "people": len(people), "lines": 3 * len(people),
                      "python": sys.version.split()[0]}))


main(sys.argv[1], sys.argv[2:])
