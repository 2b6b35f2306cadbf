# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""One person's payslip."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ._text import decoded


class Payslip:
    """What one person's month came to. Amounts are ``Decimal`` kronor."""

    def __init__(self, json: bytes) -> None:
        #: The result as the library wrote it; the same facts always give the same bytes.
        self.json = json
        found: dict[str, Any] = decoded(json)
        #: The payslip as a dictionary, as in payslips.ndjson; None when there is nothing to pay.
        self.document: dict[str, Any] | None = found["payslip"]
        #: What the next month needs; give it as ``carry`` then.
        self.carry: dict[str, Any] | None = found["carry"]
        #: What somebody should look at.
        self.remarks: list[dict[str, str]] = found["remarks"]

    @property
    def net(self) -> Decimal:
        """What is paid out; 0 when there is nothing to pay."""
        return self.amount("net")

    @property
    def gross(self) -> Decimal:
        """The pay before tax."""
        return self.amount("gross")

    @property
    def tax(self) -> Decimal:
        """The tax."""
        return self.amount("tax")

    def amount(self, name: str) -> Decimal:
        """One of the sums of the payslip, such as ``contributions``; 0 when there is nothing to pay.

        :raises KeyError: when there is no such sum.
        """
        return Decimal(self.document[name]) if self.document is not None else Decimal(0)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The pay lines, in the order of the payslip."""
        return self.document["lines"] if self.document is not None else []

    def __repr__(self) -> str:
        if self.document is None:
            return "<penna.Payslip: nothing to pay>"
        return f"<penna.Payslip {self.document['payDate']} net {self.net} in {len(self.lines)} lines>"
