# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""The law by itself: tax and contributions, in kronor."""

from __future__ import annotations

from ctypes import byref, c_int64
from datetime import date
from decimal import Decimal

from . import _library
from ._text import kronor, ore

__all__ = ["contributions", "monthly"]


def monthly(pay: Decimal | int, *, year: int, table: int, column: int = 1) -> Decimal:
    """Preliminary tax on a month's taxable pay by the monthly tables.

    :param pay: in kronor.
    :param table: 29–42.
    :param column: 1–6.
    :raises CannotCalculate: when there is no such year, table or column, or the pay is negative.
    """
    found = c_int64()
    _library.call("penna_tax", year, table, column, ore(pay), byref(found))
    return kronor(found.value)


def contributions(base: Decimal | int, *, pay_date: date, birth_year: int) -> Decimal:
    """Arbetsgivaravgifter of one person's whole base with an employer in a calendar month.

    :param base: in kronor.
    :raises CannotCalculate: when the rates of the day are not known.
    """
    found = c_int64()
    _library.call(
        "penna_contributions", pay_date.year, pay_date.month, pay_date.day, birth_year, ore(base), byref(found)
    )
    return kronor(found.value)
