# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""Swedish municipal pay, reckoned by law and by the collective agreement AB.

The guide is Documentation/PythonGuide.md.
"""

from . import tax
from ._arrow import ArrowTable, Table
from ._engine import Engine, rulebook
from ._errors import (
    Cancelled,
    CannotCalculate,
    InvalidArgument,
    InvalidInput,
    NotFound,
    OutOfMemory,
    PennaError,
    StreamFailed,
)
from ._library import library as _library_functions
from ._payslip import Payslip
from ._run import Counts, Run

__all__ = [
    "ArrowTable",
    "Cancelled",
    "CannotCalculate",
    "Counts",
    "Engine",
    "InvalidArgument",
    "InvalidInput",
    "NotFound",
    "OutOfMemory",
    "Payslip",
    "PennaError",
    "Run",
    "StreamFailed",
    "Table",
    "rulebook",
    "tax",
]

#: The version of the library.
__version__: str = _library_functions.penna_version().decode()
