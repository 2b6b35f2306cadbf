# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""What the tests share: an employer, people, and tables of them in four libraries."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas
import penna
import polars
import pyarrow
import pytest

EMPLOYER: dict[str, Any] = {
    "organisationsnummer": "212000-0142",
    "name": "Provkommunen",
    "schedules": [{"name": "vecka", "cycle": [[{"from": "08:00", "to": "16:00"}]] * 5 + [[], []]}],
}


def personnummer(number: int) -> str:
    """An invented personnummer of somebody born in 1970 or later, 999 on each day."""
    day, serial = divmod(number, 999)
    digits = f"{70 + day // 336:02}{1 + day % 12:02}{1 + day // 12 % 28:02}{serial + 1:03}"
    weighed = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return f"19{digits}{-sum(value // 10 + value % 10 for value in weighed) % 10}"


def person(number: int = 0) -> dict[str, Any]:
    """Somebody with a monthly pay, the part of full time and a schedule."""
    return {
        "personnummer": personnummer(number),
        "name": f"Åsa Prov {number}",
        "tax": [{"table": 30 + number % 8, "from": "0001-01-01"}],
        "employments": [
            {
                "id": f"A{number}",
                "start": "2020-01-01",
                "terms": [
                    {
                        "monthlyPay": Decimal(2_500_000 + number % 1000 * 100) / 100,
                        "degree": 50 + number % 51,
                        "fullTimeWeek": "40:00",
                        "from": "2020-01-01",
                    }
                ],
                "schedules": [{"schedule": "vecka", "cycleStart": date(2026, 1, 5), "from": "2020-01-01"}],
            }
        ],
    }


def columns(count: int) -> dict[str, list[Any]]:
    """The same people as columns."""
    people = [person(number) for number in range(count)]
    employments = [person["employments"][0] for person in people]
    return {
        "person": [person["personnummer"] for person in people],
        "name": [person["name"] for person in people],
        "employment": [employment["id"] for employment in employments],
        "start": [date(2020, 1, 1)] * count,
        "monthly_pay_ore": [int(employment["terms"][0]["monthlyPay"] * 100) for employment in employments],
        "degree": [employment["terms"][0]["degree"] for employment in employments],
        "full_time_week": ["40:00"] * count,
        "tax_table": [person["tax"][0]["table"] for person in people],
        "schedule": ["vecka"] * count,
        "cycle_start": [date(2026, 1, 5)] * count,
    }


#: Makes a table of columns in each of the libraries.
MAKERS: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "pyarrow": pyarrow.table,
    "polars": polars.DataFrame,
    "pandas": pandas.DataFrame,
    # A connection has one open result at a time.
    "duckdb": lambda columns: duckdb.connect().from_arrow(pyarrow.table(columns)),
}


@pytest.fixture(params=MAKERS)
def make_table(request: pytest.FixtureRequest) -> Callable[[dict[str, list[Any]]], Any]:
    """Makes a table of columns, in one of the libraries."""
    return MAKERS[request.param]


@pytest.fixture(scope="session")
def engine() -> penna.Engine:
    return penna.Engine(EMPLOYER)


@pytest.fixture(scope="session")
def demo() -> Path:
    """The folder that `penna demo` wrote, with results."""
    folder = os.environ.get("PENNA_DEMO")
    if not folder:
        pytest.skip("PENNA_DEMO is no folder of penna demo")
    return Path(folder)
