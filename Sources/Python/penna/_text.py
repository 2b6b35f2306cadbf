# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""JSON in and out, with amounts that are exact."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any


def encoded(value: Any) -> bytes:
    """A document as bytes: text and bytes as they are, all else as JSON."""
    if value is None:
        return b""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    return (value if isinstance(value, str) else json_text(value)).encode("utf-8", "surrogatepass")


def json_text(value: Any) -> str:
    """JSON of a value; Decimal is a number with all its digits, a date its ISO text."""
    if value is None or isinstance(value, (bool, int, str)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (float, Decimal)):
        if not math.isfinite(value):
            raise ValueError(f"{value} är inget tal som kan betalas.")
        return format(value if isinstance(value, Decimal) else Decimal(repr(value)), "f")
    if isinstance(value, date) and not isinstance(value, datetime):
        return json.dumps(value.isoformat())
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(f"Tiden {value} saknar tidszon. Ge en med tzinfo.")
        return json.dumps(value.isoformat(timespec="seconds"))
    if isinstance(value, Mapping):
        members = (f"{json.dumps(str(key), ensure_ascii=False)}: {json_text(item)}" for key, item in value.items())
        return "{" + ", ".join(members) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(json_text, value)) + "]"
    raise TypeError(f"{type(value).__name__} kan inte skrivas som JSON.")


def decoded(text: bytes | str) -> Any:
    """A value of JSON; numbers with a decimal point are Decimal."""
    return json.loads(text, parse_float=Decimal)


def kronor(ore: int) -> Decimal:
    """Öre as kronor with two decimals."""
    return Decimal(ore).scaleb(-2)


def ore(amount: Decimal | int) -> int:
    """Kronor as whole öre.

    :raises ValueError: when there is less than an öre, or more than fits.
    """
    if isinstance(amount, bool) or not isinstance(amount, (Decimal, int)):
        raise TypeError(f"Beloppet {amount!r} måste vara Decimal eller int, i kronor.")
    number = Decimal(amount)
    if not number.is_finite() or number.adjusted() > 20:
        raise ValueError(f"Beloppet {amount} får inte plats.")
    scaled = number.scaleb(2)
    if scaled != int(scaled) or abs(scaled) >= 2**63:
        raise ValueError(f"Beloppet {amount} har delar av ett öre, eller får inte plats.")
    return int(scaled)
