# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""The functions of penna.h, through ctypes, which lets other threads run while a call computes."""

from __future__ import annotations

import ctypes
import os
from ctypes import POINTER, byref, c_char_p, c_int32, c_int64, c_size_t, c_uint32, c_void_p
from pathlib import Path
from typing import Any

from ._errors import BY_STATUS, OutOfMemory, PennaError

ABI_VERSION = 1
EVERYTHING_KNOWN = 2**63 - 1


class Text(ctypes.Structure):
    """penna_text: lent."""

    _fields_ = [("bytes", c_void_p), ("count", c_size_t)]

    def text(self) -> str:
        return self.copy().decode()

    def copy(self) -> bytes:
        return ctypes.string_at(self.bytes, self.count) if self.count else b""


class Lender:
    """Makes texts to lend, and keeps what they stand for as long as it lives itself."""

    def __init__(self) -> None:
        self._kept: list[bytes] = []

    def __call__(self, value: str | bytes) -> Text:
        kept = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else bytes(value)
        self._kept.append(kept)
        return Text(ctypes.cast(c_char_p(kept), c_void_p), len(kept))


def lent_texts(values: list[bytes]) -> tuple[Any, Lender]:
    """Texts as an array to lend, and what keeps them alive."""
    lend = Lender()
    return (Text * len(values))(*(lend(value) for value in values)), lend


class Buffer(ctypes.Structure):
    """penna_buffer: ours to free."""

    _fields_ = [("bytes", c_void_p), ("count", c_size_t)]

    def take(self) -> bytes:
        """The bytes as Python's own; the buffer is freed."""
        try:
            return ctypes.string_at(self.bytes, self.count) if self.bytes else b""
        finally:
            library.penna_buffer_free(byref(self))


Progress = ctypes.CFUNCTYPE(c_int32, c_void_p, c_int64, c_int64)


class Options(ctypes.Structure):
    """penna_options."""

    _fields_ = [
        ("struct_size", c_size_t),
        ("pay_year", c_int32),
        ("pay_month", c_int32),
        ("pay_day", c_int32),
        ("threads", c_int32),
        ("known_at", c_int64),
        ("progress", Progress),
        ("progress_context", c_void_p),
    ]


class Fact(ctypes.Structure):
    """penna_fact."""

    _fields_ = [
        ("number", c_int64),
        ("employer", Text),
        ("person", Text),
        ("employment", Text),
        ("kind", Text),
        ("key", Text),
        ("from_day", c_int32),
        ("through_day", c_int32),
        ("recorded", c_int64),
        ("withdraws", c_int32),
        ("content", Text),
    ]


class StoredRun(ctypes.Structure):
    """penna_stored_run."""

    _fields_ = [("employer", Text), ("key", Text), ("revision", c_int64), ("is_locked", c_int32), ("document", Text)]


class StoredPayslip(ctypes.Structure):
    """penna_stored_payslip."""

    _fields_ = [("person", Text), ("is_erased", c_int32), ("payslip", Text), ("carry", Text), ("digest", Text)]


STORE_FUNCTIONS: dict[str, Any] = {
    "append": ctypes.CFUNCTYPE(c_int32, c_void_p, POINTER(Fact), c_size_t, c_int64, c_void_p),
    "last_fact": ctypes.CFUNCTYPE(c_int32, c_void_p, c_void_p),
    "read_facts": ctypes.CFUNCTYPE(c_int32, c_void_p, Text, Text, c_int64, c_int64, c_void_p),
    "commit": ctypes.CFUNCTYPE(
        c_int32, c_void_p, POINTER(StoredRun), POINTER(StoredPayslip), c_size_t, c_void_p
    ),
    "advance": ctypes.CFUNCTYPE(c_int32, c_void_p, POINTER(StoredRun), c_int64, c_void_p),
    "runs": ctypes.CFUNCTYPE(c_int32, c_void_p, Text, c_void_p),
    "payslips": ctypes.CFUNCTYPE(c_int32, c_void_p, Text, Text, Text, c_void_p),
    "erase": ctypes.CFUNCTYPE(c_int32, c_void_p, Text, Text, c_void_p),
}


class Store(ctypes.Structure):
    """penna_store."""

    _fields_ = [("struct_size", c_size_t), ("context", c_void_p), *STORE_FUNCTIONS.items()]


class Facts(ctypes.Structure):
    """penna_facts."""

    _fields_ = [
        ("struct_size", c_size_t),
        ("employer", Text),
        ("people", Text),
        ("registrations", Text),
        ("withdrawals", Text),
    ]


class RunKey(ctypes.Structure):
    """penna_run_key."""

    _fields_ = [("struct_size", c_size_t)] + [
        (name, c_int32) for name in ("pay_year", "pay_month", "pay_day", "kind", "number")
    ]


class RunRequest(ctypes.Structure):
    """penna_run_request."""

    _fields_ = [
        ("struct_size", c_size_t),
        ("threads", c_int32),
        ("stores", c_int32),
        ("known_at", c_int64),
        ("now", c_int64),
        ("by", Text),
        ("only", Text),
        ("excluded", Text),
        ("progress", Progress),
        ("progress_context", c_void_p),
    ]


COUNTED = ("people", "payslips", "nothing_to_pay", "not_paid", "lines", "errors", "remarks")


class Counts(ctypes.Structure):
    """penna_counts."""

    _fields_ = [("struct_size", c_size_t)] + [(name, c_int64) for name in COUNTED]


_TEXT = [c_char_p, c_size_t]
_ERROR = POINTER(c_void_p)
_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "penna_abi_version": (c_uint32, []),
    "penna_version": (c_char_p, []),
    "penna_buffer_free": (None, [POINTER(Buffer)]),
    "penna_error_status": (c_int32, [c_void_p]),
    "penna_error_severity": (c_int32, [c_void_p]),
    "penna_error_code": (Text, [c_void_p]),
    "penna_error_message": (Text, [c_void_p]),
    "penna_error_path": (Text, [c_void_p]),
    "penna_error_person": (Text, [c_void_p]),
    "penna_error_employment": (Text, [c_void_p]),
    "penna_error_stops": (c_int32, [c_void_p]),
    "penna_error_file": (Text, [c_void_p]),
    "penna_error_line": (c_int64, [c_void_p]),
    "penna_error_column": (Text, [c_void_p]),
    "penna_error_ways_out": (Text, [c_void_p]),
    "penna_error_free": (None, [c_void_p]),
    "penna_engine_create": (c_int32, [*_TEXT, POINTER(c_void_p), _ERROR]),
    "penna_engine_create_with_agreements": (
        c_int32,
        [*_TEXT, POINTER(Text), c_size_t, POINTER(Text), c_size_t, POINTER(c_void_p), _ERROR],
    ),
    "penna_engine_destroy": (None, [c_void_p]),
    "penna_payslip": (c_int32, [c_void_p, POINTER(Options), *_TEXT, *_TEXT, POINTER(Buffer), _ERROR]),
    "penna_explain": (c_int32, [c_void_p, POINTER(Options), *_TEXT, *_TEXT, POINTER(Buffer), _ERROR]),
    "penna_run": (c_int32, [c_void_p, POINTER(Options), *_TEXT, *_TEXT, *_TEXT, POINTER(c_void_p), _ERROR]),
    "penna_run_stream": (
        c_int32,
        [c_void_p, POINTER(Options), c_void_p, c_void_p, c_void_p, POINTER(c_void_p), _ERROR],
    ),
    "penna_result_counts": (c_int32, [c_void_p, POINTER(Counts)]),
    "penna_result_error": (c_int32, [c_void_p, c_int64, POINTER(c_void_p)]),
    "penna_result_file": (c_int32, [c_void_p, c_char_p, POINTER(Buffer), _ERROR]),
    "penna_result_lines": (c_int32, [c_void_p, c_void_p]),
    "penna_result_payslips": (c_int32, [c_void_p, c_void_p]),
    "penna_result_errors": (c_int32, [c_void_p, c_void_p]),
    "penna_result_carry": (c_int32, [c_void_p, c_void_p]),
    "penna_result_destroy": (None, [c_void_p]),
    "penna_tax": (c_int32, [c_int32, c_int32, c_int32, c_int64, POINTER(c_int64), _ERROR]),
    "penna_contributions": (
        c_int32,
        [c_int32, c_int32, c_int32, c_int32, c_int64, POINTER(c_int64), _ERROR],
    ),
    "penna_answer_number": (None, [c_void_p, c_int64]),
    "penna_answer_fact": (None, [c_void_p, POINTER(Fact)]),
    "penna_answer_run": (None, [c_void_p, POINTER(StoredRun)]),
    "penna_answer_payslip": (None, [c_void_p, POINTER(StoredPayslip)]),
    "penna_answer_message": (None, [c_void_p, *_TEXT]),
    "penna_ledger_create": (c_int32, [POINTER(Store), *_TEXT, POINTER(c_void_p), _ERROR]),
    "penna_ledger_create_with_agreements": (
        c_int32,
        [POINTER(Store), *_TEXT, POINTER(Text), c_size_t, POINTER(Text), c_size_t, POINTER(c_void_p), _ERROR],
    ),
    "penna_ledger_destroy": (None, [c_void_p]),
    "penna_ledger_record": (c_int32, [c_void_p, POINTER(Facts), c_int64, POINTER(Buffer), _ERROR]),
    "penna_ledger_open": (c_int32, [c_void_p, POINTER(RunKey), *_TEXT, *_TEXT, c_int64, _ERROR]),
    "penna_ledger_run": (c_int32, [c_void_p, POINTER(RunKey), POINTER(RunRequest), POINTER(c_void_p), _ERROR]),
    "penna_ledger_step": (c_int32, [c_void_p, POINTER(RunKey), c_int32, *_TEXT, c_int64, _ERROR]),
    "penna_ledger_status": (c_int32, [c_void_p, POINTER(Buffer), _ERROR]),
    "penna_ledger_verify": (c_int32, [c_void_p, POINTER(RunKey), POINTER(c_int32), POINTER(Buffer), _ERROR]),
    "penna_ledger_payslip": (c_int32, [c_void_p, POINTER(RunKey), *_TEXT, POINTER(Buffer), _ERROR]),
    "penna_ledger_agi": (c_int32, [c_void_p, c_int32, c_int32, POINTER(Buffer), _ERROR]),
    "penna_ledger_agi_changes": (c_int32, [c_void_p, POINTER(RunKey), POINTER(Buffer), _ERROR]),
    "penna_ledger_extract": (c_int32, [c_void_p, *_TEXT, POINTER(Buffer), _ERROR]),
    "penna_ledger_erase": (c_int32, [c_void_p, *_TEXT, _ERROR]),
    "penna_rulebook": (c_int32, [c_void_p, POINTER(Buffer), _ERROR]),
}


def _load() -> ctypes.CDLL:
    path = os.environ.get("PENNA_LIBRARY") or str(Path(__file__).parent / "libpenna.so")
    try:
        found = ctypes.CDLL(path)
    except OSError as error:
        raise ImportError(
            f"libpenna.so kan inte läsas in ({error}). Installera paketet med pip, eller sätt PENNA_LIBRARY.", path=path
        ) from error
    for name, (result, arguments) in _SIGNATURES.items():
        try:
            function = getattr(found, name)
        except AttributeError as error:
            raise ImportError(f"libpenna.so saknar {name}. Installera paketet på nytt.", path=path) from error
        function.restype = result
        function.argtypes = arguments
    version = found.penna_abi_version()
    if version != ABI_VERSION:
        raise ImportError(
            f"libpenna.so har ABI-version {version}, paketet {ABI_VERSION}. Installera paketet på nytt.", path=path
        )
    return found


library = _load()


def error_of(handle: c_void_p, status: int = 0) -> PennaError:
    """The error behind a handle as an exception; the handle is freed."""
    if not handle:
        return (BY_STATUS.get(status) or PennaError)("Minnet räcker inte." if status == 7 else "Anropet misslyckades.")
    try:
        kind = BY_STATUS.get(library.penna_error_status(handle), PennaError)
        return kind(
            library.penna_error_message(handle).text(),
            code=library.penna_error_code(handle).text(),
            path=library.penna_error_path(handle).text(),
            person=library.penna_error_person(handle).text(),
            employment=library.penna_error_employment(handle).text(),
            file=library.penna_error_file(handle).text(),
            line=library.penna_error_line(handle),
            column=library.penna_error_column(handle).text(),
            ways_out=tuple(library.penna_error_ways_out(handle).text().splitlines()),
            stops=("nobody", "person", "all")[library.penna_error_stops(handle)],
        )
    finally:
        library.penna_error_free(handle)


def call(name: str, *arguments: Any) -> None:
    """Calls a function whose last parameter is the error.

    :raises PennaError: as the function's status says.
    """
    error = c_void_p()
    status = getattr(library, name)(*arguments, byref(error))
    if status != 0:
        raise error_of(error, status)


def check(status: int) -> None:
    """Turns a status without an error into an exception."""
    if status == 7:
        raise OutOfMemory("Minnet räcker inte till resultatet.")
    if status != 0:
        raise BY_STATUS.get(status, PennaError)("Anropet misslyckades.")
