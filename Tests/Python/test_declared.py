# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""One person with employments under AB and an agreement that a document declares; the C programs read the same folder."""

from __future__ import annotations

from datetime import datetime, timezone
from decimal import Decimal
from pathlib import Path

import penna
import pyarrow
import pytest
from sqlite_store import SQLiteStore

FOLDER = Path(__file__).parents[1] / "TwoAgreements"
AGREEMENT, EMPLOYER, NOVEMBER, DECEMBER = (
    (FOLDER / name).read_text(encoding="utf-8")
    for name in ("badavtalet.json", "employer.json", "people-november.ndjson", "people-december.ndjson")
)
PAID = datetime(2026, 11, 20, 8, tzinfo=timezone.utc)
LATER = datetime(2026, 12, 18, 8, tzinfo=timezone.utc)


def test_one_payslip_has_both_employments_and_is_explained_by_both_agreements() -> None:
    engine = penna.Engine(EMPLOYER, agreements=[AGREEMENT])
    payslip = engine.payslip(NOVEMBER, month="2026-11")
    amounts = {(line.get("employment"), line["item"]): line["amount"] for line in payslip.lines}
    assert amounts["1001", "manadslon"] == Decimal("24000.00")
    assert amounts["2002", "timlon"] == Decimal("1500.00") and amounts["2002", "bad-kvall"] == Decimal("70.00")
    assert payslip.gross == Decimal("25570.00")
    text = engine.explain(NOVEMBER, month="2026-11")
    assert "AB § 17" in text and "Badavtalet § 2" in text and "INTE BEVISAD" not in text
    with pytest.raises(penna.PennaError, match="bad-kvall"):
        penna.Engine(EMPLOYER).payslip(NOVEMBER, month="2026-11")


def test_both_employments_are_corrected_back_in_time_by_the_document_and_never_without_it() -> None:
    store = SQLiteStore()
    ledger = penna.Ledger(store, "212000-0142", agreements=[AGREEMENT])
    assert ledger.record(EMPLOYER, NOVEMBER, now=PAID)["problems"] == []
    for step in (ledger.run, ledger.approve, ledger.lock):
        step("2026-11", by="Anna", now=PAID)
    ledger.record(EMPLOYER, DECEMBER, now=LATER)
    run = ledger.run("2026-12", by="Anna", now=LATER)
    corrected = {
        (line["employment"], line["item"]): (line["amount_ore"], line["cause"])
        for line in pyarrow.table(run.lines).to_pylist()
        if line["corrects"] == "2026-11"
    }
    assert {key: amount for key, (amount, _) in corrected.items()} == {
        ("1001", "manadslon"): 80000,
        ("2002", "timlon"): 45000,
        ("2002", "bad-kvall"): 9000,
    }
    assert "månadslön 31000" in corrected["1001", "manadslon"][1]
    assert "bad-kvall 3:00 2026-10-16" in corrected["2002", "bad-kvall"][1]
    assert ledger.verify("2026-12")["isRight"] is True
    without = penna.Ledger(store, "212000-0142")
    with pytest.raises(penna.WrongState):
        without.approve("2026-12", by="Bo", now=LATER)
