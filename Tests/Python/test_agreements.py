# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""One person with employments under two agreements, on one payslip."""

from __future__ import annotations

from datetime import datetime, timezone
from decimal import Decimal
from typing import Any

import penna
import pyarrow
import pytest
from conftest import EMPLOYER, person
from sqlite_store import SQLiteStore

NOVEMBER = datetime(2026, 11, 20, 8, tzinfo=timezone.utc)
DECEMBER = datetime(2026, 12, 18, 8, tzinfo=timezone.utc)


def both(fee: int = 1000, **own: Any) -> dict[str, Any]:
    """Somebody employed under AB who is kontaktperson too, for a fee of the assignment's own."""
    both = person(0)
    both["employments"].append(
        {
            "id": "U1",
            "start": "2020-01-01",
            "terms": [
                {
                    "agreement": "Arvoden",
                    "monthlyPay": fee,
                    "own": {"uppdrag": "kontaktperson", "niva": 1, **own},
                    "from": "2020-01-01",
                }
            ],
        }
    )
    return both


def test_one_payslip_has_the_lines_of_both_agreements(engine: penna.Engine) -> None:
    payslip = engine.payslip(both(), month="2026-11")
    amounts = {(line.get("employment"), line["item"]): line["amount"] for line in payslip.lines}
    assert ("A0", "manadslon") in amounts
    assert amounts["U1", "uppdragsarvode"] == Decimal("1000.00")
    assert payslip.gross == amounts["A0", "manadslon"] + 1000
    text = engine.explain(both(), month="2026-11")
    assert "uppdrag" in text.lower() and "AB §" in text


def test_an_agreement_nobody_knows_is_an_error_and_never_nothing_to_pay(engine: penna.Engine) -> None:
    misspelt = both()
    misspelt["employments"][1]["terms"][0]["agreement"] = "Arvodn"
    with pytest.raises(penna.PennaError, match="Menade du Arvoden"):
        engine.payslip(misspelt, month="2026-11")
    with pytest.raises(penna.PennaError, match="uppdrg"):
        engine.payslip(both(uppdrg=1), month="2026-11")


def test_both_employments_are_corrected_back_in_time_and_verified() -> None:
    ledger = penna.Ledger(SQLiteStore(), "212000-0142")
    ledger.record(EMPLOYER, [both()], now=NOVEMBER)
    for step in (ledger.run, ledger.approve, ledger.lock):
        step("2026-11", by="Anna", now=NOVEMBER)
    raised = both()
    (fee,) = raised["employments"][1]["terms"]
    raised["employments"][1]["terms"].append({**fee, "monthlyPay": 1200, "from": "2026-11-01"})
    raised["employments"][0]["terms"].append(
        {"monthlyPay": 26000, "degree": 50, "fullTimeWeek": "40:00", "from": "2026-11-01"}
    )
    ledger.record(EMPLOYER, [raised], now=DECEMBER)
    run = ledger.run("2026-12", by="Anna", now=DECEMBER)
    lines = pyarrow.table(run.lines).to_pylist()
    corrected = {(line["employment"], line["item"]): line for line in lines if line["corrects"] == "2026-11"}
    assert ("A0", "manadslon") in corrected and ("U1", "uppdragsarvode") in corrected
    assert all(corrected[key]["cause"] for key in (("A0", "manadslon"), ("U1", "uppdragsarvode")))
    assert ledger.verify("2026-12")["isRight"] is True
