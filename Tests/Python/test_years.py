# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""Years that are given at run time; every figure in them is invented."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import penna
import pytest
from conftest import EMPLOYER, person

MARK = {"mark": "unconfirmed", "source": "Påhittat för provet"}
FIGURES = {
    "skatt.aldersgrans": 67,
    "skatt.sidoinkomst": 30,
    "skatt.kortanstallning": 30,
    "skatt.engangsbelopp.utanlon": 30,
    "skatt.forhojt": 10,
    "skatt.sink": 20,
    "skatt.asink": 15,
    "avgift.sjukforsakring": 3.55,
    "avgift.foraldraforsakring": 2,
    "avgift.alderspension": 10.21,
    "avgift.efterlevandepension": 0.3,
    "avgift.arbetsmarknad": 2.64,
    "avgift.arbetsskada": 0.1,
    "avgift.allmanloneavgift": 12.62,
    "avgift.aldersgrans": 67,
    "belopp.prisbasbelopp": 66000,
    "belopp.inkomstbasbelopp": 95000,
    "pension.slp": 24.26,
}


@pytest.fixture(scope="module")
def year2031() -> dict[str, Any]:
    table = penna.Engine(EMPLOYER).run([person(1)], month="2026-11").file("skattetabell-2026.txt")
    rows = table.decode("utf-8-sig").splitlines()
    return {
        "format": "penna-year-1",
        "year": 2031,
        "figures": [{"key": key, "value": value, **MARK} for key, value in FIGURES.items()],
        "monthTables": {**MARK, "rows": rows},
    }


def test_a_year_is_paid_from_its_document_alone(year2031: dict[str, Any]) -> None:
    known = penna.Engine(EMPLOYER).payslip(person(1), month="2026-11")
    invented = penna.Engine(EMPLOYER, years=[year2031]).payslip(person(1), month="2031-03")
    assert invented.tax == known.tax and invented.gross == known.gross
    assert invented.document is not None and invented.document["confidence"] == "unconfirmed"


def test_without_its_document_a_year_is_refused_by_what_it_lacks() -> None:
    with pytest.raises(penna.CannotCalculate) as refused:
        penna.Engine(EMPLOYER).payslip(person(1), month="2027-01")
    assert "belopp.inkomstbasbelopp" in str(refused.value)


def test_a_document_that_cannot_be_read_is_refused_with_its_path(year2031: dict[str, Any]) -> None:
    broken = {**year2031, "figures": [{"key": "pension.slp", "value": 240, **MARK}]}
    with pytest.raises(penna.InvalidInput) as refused:
        penna.Engine(EMPLOYER, years=[broken])
    assert refused.value.path == "years[0] rad 1 $.figures[0].value"


def test_dated_figures_are_given_among_the_years() -> None:
    row = {"key": "ab.21.ob.d", "value": 30, "from": "2026-09-01", **MARK}
    document = {"format": "penna-figures-1", "name": "Prov", "figures": [row]}
    rules = json.loads(penna.rulebook(penna.Engine(EMPLOYER, years=[document])))
    (figure,) = [figure for rule in rules for figure in rule["figures"] if figure["key"] == "ab.21.ob.d"]
    assert [(given["document"], given["value"]) for given in figure["given"]] == [("Prov", "30.00")]
    with pytest.raises(penna.InvalidInput) as refused:
        penna.Engine(EMPLOYER, years=[{**document, "figures": [{**row, "source": ""}]}])
    assert refused.value.path == "years[0] rad 1 $.figures[0].source"


def test_a_ledger_takes_years(year2031: dict[str, Any]) -> None:
    from sqlite_store import SQLiteStore

    now = datetime(2031, 1, 20, 12, tzinfo=timezone.utc)
    ledger = penna.Ledger(SQLiteStore(), EMPLOYER["organisationsnummer"], years=[year2031])
    ledger.record(EMPLOYER, [person(1)], now=now)
    run = ledger.run("2031-01", by="Anna", now=now)
    assert b'"2031 ' in run.file("receipt.json")


def test_an_agreement_is_declared_as_data() -> None:
    page = (Path(__file__).parents[2] / "Documentation" / "DeclareAnAgreement.md").read_text("utf-8")
    document = json.loads(page.split("```json\n")[1].split("```")[0])
    somebody = person(1)
    (employment,) = somebody["employments"]
    employment["terms"] = [{"hourlyPay": 150, "agreement": "Fritidsavtalet", "from": employment["start"]}]
    start = employment["start"]
    assert start < "2026-10-07"
    rows = "employment;kind;from;hours;item\n" + f"{employment['id']};timmar;2026-10-07;10;timlon\n"
    result = penna.Engine(EMPLOYER, agreements=[document]).run([somebody], month="2026-11", registrations=rows)
    assert b";1500.00;" in result.file("lines.csv") and b";180.00;" in result.file("lines.csv")
    assert b"12003" in result.file("formulas.json")
    with pytest.raises(penna.InvalidInput) as refused:
        penna.Engine(EMPLOYER, agreements=[{**document, "rules": [{**document["rules"][0], "expression": "öre(1"}]}])
    assert refused.value.path == "agreements[0] rad 1 $.rules[0].expression"
    with pytest.raises(penna.InvalidInput):
        penna.Engine(EMPLOYER, agreements=[document, document])
