# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""The examples of the guide run, one after the other, as they stand."""

import re
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[2] / "Documentation" / "PythonGuide.md"


def test_the_examples_of_the_guide_run(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    examples = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) >= 4
    for example in examples:
        exec(compile(example, str(GUIDE), "exec"), names)
    shown = capsys.readouterr().out
    assert "AB § 17" in shown and "last True" in shown
