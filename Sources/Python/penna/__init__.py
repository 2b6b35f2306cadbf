# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""Swedish municipal pay, calculated by law and by the collective agreement AB.

The guide is Documentation/PythonGuide.md.
"""

from . import tax
from ._arrow import ArrowTable, Table
from ._engine import Engine, rulebook
from ._errors import (
    Cancelled,
    CannotCalculate,
    Conflict,
    InvalidArgument,
    InvalidInput,
    NotFound,
    OutOfMemory,
    PennaError,
    StoreFailed,
    StreamFailed,
    WrongState,
)
from ._ledger import Ledger
from ._library import library as _library_functions
from ._payslip import Payslip
from ._run import Counts, Run
from ._store import Fact, Store, StoredPayslip, StoredRun

__all__ = [
    "ArrowTable",
    "Cancelled",
    "CannotCalculate",
    "Conflict",
    "Counts",
    "Engine",
    "Fact",
    "InvalidArgument",
    "InvalidInput",
    "Ledger",
    "NotFound",
    "OutOfMemory",
    "Payslip",
    "PennaError",
    "Run",
    "Store",
    "StoreFailed",
    "StoredPayslip",
    "StoredRun",
    "StreamFailed",
    "Table",
    "WrongState",
    "rulebook",
    "tax",
]

#: The version of the library.
__version__: str = _library_functions.penna_version().decode()
