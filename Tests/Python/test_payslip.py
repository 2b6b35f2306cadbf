# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""One person, and the law by itself."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import penna
import pytest
from conftest import EMPLOYER, person


def test_a_payslip_adds_up(engine: penna.Engine) -> None:
    payslip = engine.payslip(person(50), month="2026-11")
    assert payslip.document is not None
    assert payslip.gross == Decimal("25050.00")
    assert payslip.net == payslip.gross - payslip.tax
    assert payslip.amount("contributions") == penna.tax.contributions(
        payslip.gross, pay_date=date(2026, 11, 27), birth_year=1970
    )
    assert [line["item"] for line in payslip.lines][0] == "manadslon"
    assert all(isinstance(line["amount"], Decimal) for line in payslip.lines)


def test_the_same_facts_give_the_same_bytes(engine: penna.Engine) -> None:
    again = penna.Engine(EMPLOYER).payslip(person(1), pay_date=date(2026, 11, 27))
    assert engine.payslip(person(1), month=date(2026, 11, 1)).json == again.json


def test_the_carry_of_a_month_goes_into_the_next(engine: penna.Engine) -> None:
    october = engine.payslip(person(1), month="2026-10")
    assert october.carry is not None
    november = engine.payslip(person(1), month="2026-11", carry=october.carry)
    assert november.net == october.net
    with pytest.raises(penna.CannotCalculate):
        engine.payslip(person(1), month="2026-10", carry=october.carry)


def test_nobody_employed_has_nothing_to_be_paid(engine: penna.Engine) -> None:
    later = person(1)
    later["employments"][0]["start"] = "2027-01-01"
    for list in ("terms", "schedules"):
        later["employments"][0][list][0]["from"] = "2027-01-01"
    payslip = engine.payslip(later, month="2026-11")
    assert payslip.document is None and payslip.net == 0 and payslip.lines == []


def test_what_was_recorded_later_is_not_known(engine: penna.Engine) -> None:
    late = person(1)
    late["employments"][0]["terms"].append({"monthlyPay": 50000, "from": "2026-11-01", "recorded": "2026-11-20T12:00:00Z"})
    noon = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
    before = engine.payslip(late, month="2026-11", known_at=noon - timedelta(seconds=1))
    assert before.gross == engine.payslip(person(1), month="2026-11").gross
    assert engine.payslip(late, month="2026-11", known_at=noon).gross == 50000


def test_a_payslip_on_paper_shows_the_paragraph(engine: penna.Engine) -> None:
    assert "AB § 17" in engine.explain(person(1), month="2026-11")


def test_tax_is_that_of_the_table() -> None:
    assert penna.tax.monthly(30000, year=2026, table=33) == 5878
    assert penna.tax.monthly(Decimal("30000.99"), year=2026, table=33, column=1) == 5878
    for table in (28, 43):
        with pytest.raises(penna.CannotCalculate):
            penna.tax.monthly(30000, year=2026, table=table)
    with pytest.raises(ValueError):
        penna.tax.monthly(Decimal("30000.001"), year=2026, table=33)
    with pytest.raises(TypeError):
        penna.tax.monthly(30000.0, year=2026, table=33)  # type: ignore[arg-type]


def test_contributions_of_a_pensioner_are_lower() -> None:
    day = date(2026, 11, 27)
    assert penna.tax.contributions(30000, pay_date=day, birth_year=1980) == Decimal("9426.00")
    assert penna.tax.contributions(30000, pay_date=day, birth_year=1957) == Decimal("3063.00")


def test_the_rule_book_is_json_with_local_figures(engine: penna.Engine) -> None:
    import json

    assert json.loads(penna.rulebook()) and json.loads(penna.rulebook(engine))
