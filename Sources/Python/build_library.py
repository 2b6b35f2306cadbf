# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""Builds the shared library and puts it into the wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NEEDS_SWIFT = """
Penna for Python is built with Swift 6.3, and there is no `swift` on this machine's PATH.
Install Swift, or install a wheel that was built elsewhere (pip install penna-*.whl): that needs no Swift.
With PENNA_LIBRARY=/path/to/libpenna.so a library that is built already goes into the wheel.
"""
NEEDS_CLONE = """
Penna for Python is built from a clone of the project: the Swift sources are not in this folder's parent.
Run `pip install ./Sources/Python` in a clone, or install a wheel.
"""


class LibraryHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds libpenna.so to the wheel, which then is for this platform and any Python 3."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        self.prefix = tempfile.mkdtemp(prefix="penna-")
        library = self.library()
        # An editable install loads it from the source folder, where nothing is left after this build.
        if version == "editable":
            raise SystemExit("Editable installs need a library of their own: set PENNA_LIBRARY and PYTHONPATH instead.")
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform}"
        build_data["force_include"][str(library)] = "penna/libpenna.so"

    def library(self) -> Path:
        if given := os.environ.get("PENNA_LIBRARY"):
            return Path(given).resolve(strict=True)
        script = Path(self.root).resolve().parent / "CPenna" / "build"
        if not script.exists():
            raise SystemExit(NEEDS_CLONE)
        if shutil.which("swift") is None:
            raise SystemExit(NEEDS_SWIFT)
        subprocess.run([str(script), self.prefix], check=True)
        return (Path(self.prefix) / "lib" / "libpenna.so").resolve(strict=True)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        shutil.rmtree(getattr(self, "prefix", ""), ignore_errors=True)
