# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""Tables in and out by the Arrow PyCapsule protocol, without any Arrow library."""

from __future__ import annotations

import ctypes
from ctypes import CFUNCTYPE, Structure, addressof, c_char_p, c_int, c_void_p, py_object
from typing import Any, Protocol, runtime_checkable

from ._library import check, library


@runtime_checkable
class ArrowStreamable(Protocol):
    """A table: of pyarrow, polars, pandas, duckdb, or whatever else speaks the Arrow PyCapsule protocol."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


@runtime_checkable
class ArrowArrayable(Protocol):
    """One batch of a table."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...


ArrowTable = ArrowStreamable | ArrowArrayable


class _Stream(Structure):
    """ArrowArrayStream."""


_Fill = CFUNCTYPE(c_int, c_void_p, c_void_p)
_LastError = CFUNCTYPE(c_void_p, c_void_p)
_Release = CFUNCTYPE(None, c_void_p)
_Stream._fields_ = [
    ("get_schema", _Fill),
    ("get_next", _Fill),
    ("get_last_error", _LastError),
    ("release", _Release),
    ("private_data", c_void_p),
]

_STREAM = b"arrow_array_stream"
_SCHEMA_SIZE, _SCHEMA_RELEASE = 72, 56
_ARRAY_SIZE, _ARRAY_RELEASE = 80, 64

_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_pointer.restype, _pointer.argtypes = c_void_p, [c_void_p, c_char_p]
_new = ctypes.pythonapi.PyCapsule_New
_new.restype, _new.argtypes = py_object, [c_void_p, c_char_p, c_void_p]
_allocate = ctypes.pythonapi.PyMem_RawCalloc
_allocate.restype, _allocate.argtypes = c_void_p, [ctypes.c_size_t, ctypes.c_size_t]
_free = ctypes.pythonapi.PyMem_RawFree
_free.restype, _free.argtypes = None, [c_void_p]


def _release(stream: int, kind: Any = _Stream, cast: Any = ctypes.cast, address: Any = c_void_p) -> None:
    found = kind.from_address(stream)
    if cast(found.release, address).value:
        found.release(stream)


# Bound as defaults, since a capsule may outlive this module's names.
def _destroyed(
    capsule: int, pointer: Any = _pointer, release: Any = _release, free: Any = _free, name: bytes = _STREAM
) -> None:
    stream = pointer(capsule, name)
    release(stream)
    free(stream)


_destroy = ctypes.PYFUNCTYPE(None, c_void_p)(_destroyed)
# A capsule may be destroyed after everything here, when Python ends.
ctypes.pythonapi.Py_IncRef(py_object(_destroy))


class Table:
    """A table of a run's results.

    It speaks the Arrow PyCapsule protocol: ``pyarrow.table(table)``, ``polars.DataFrame(table)``,
    ``pandas.DataFrame.from_arrow(table)``, or a duckdb query over a variable that holds it. Money is whole öre, days
    are dates. It may be read any number of times.
    """

    def __init__(self, run: Any, function: str) -> None:
        self._run = run
        self._function = function

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table as a capsule; a requested schema is passed over, as the protocol allows."""
        stream = _allocate(1, ctypes.sizeof(_Stream))
        if not stream:
            raise MemoryError
        try:
            check(getattr(library, self._function)(self._run._handle, stream))
            return _new(stream, _STREAM, ctypes.cast(_destroy, c_void_p))
        except BaseException:
            _release(stream)
            _free(stream)
            raise

    def __repr__(self) -> str:
        return f"<penna.Table {self._function.removeprefix('penna_result_')}>"


class GivenTable:
    """A table that somebody gave, for the time of a call that moves its stream."""

    def __init__(self, table: ArrowTable | None, name: str) -> None:
        self.address: int | None = None
        if table is None:
            return
        if hasattr(table, "__arrow_c_stream__"):
            self._capsule = table.__arrow_c_stream__()
            self.address = _pointer(id(self._capsule), _STREAM)
        elif hasattr(table, "__arrow_c_array__"):
            self._batch = _OneBatch(*table.__arrow_c_array__())
            self.address = addressof(self._batch.stream)
        else:
            raise TypeError(
                f"{name} är {type(table).__name__}, som inte är någon Arrow-tabell (__arrow_c_stream__). "
                "Ge en tabell från pyarrow, polars, pandas eller duckdb."
            )


class _OneBatch:
    """A stream of one batch, whose capsules were given."""

    def __init__(self, schema: object, array: object) -> None:
        self._capsules = (schema, array)
        self._schema = _pointer(id(schema), b"arrow_schema")
        self._array = _pointer(id(array), b"arrow_array")
        self.stream = _Stream(
            _Fill(self._get_schema), _Fill(self._get_next), _LastError(lambda _: 0), _Release(self._released)
        )

    def _get_schema(self, _: int, out: int) -> int:
        return self._move(self._schema, _SCHEMA_SIZE, _SCHEMA_RELEASE, out)

    def _get_next(self, _: int, out: int) -> int:
        # Moved already: what is left is a released array, which is the end.
        return self._move(self._array, _ARRAY_SIZE, _ARRAY_RELEASE, out)

    def _released(self, stream: int) -> None:
        _clear(stream + _Stream.release.offset)

    @staticmethod
    def _move(source: int, size: int, release: int, out: int) -> int:
        ctypes.memmove(out, source, size)
        _clear(source + release)
        return 0


def _clear(address: int) -> None:
    c_void_p.from_address(address).value = None
