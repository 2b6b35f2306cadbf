#===----------------------------------------------------------------------===#
# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
#===----------------------------------------------------------------------===#
"""Where the instructions of a batch go, counted by valgrind."""
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from Report.measuring import STEADY, say, text_of

WORKLOAD = "batch of 1000"
# What a function of the run-time does, by its name; the first that fits.
KINDS = [
    ("reference counting", r"swift_(retain|release|bridgeObject|isUniquely|unknownObject)|RefCount|outlined (copy|consume)"),
    ("memory taken and given back", r"malloc|free|swift_(slow)?[aA]lloc|swift_slow|[dD]ealloc|ArrayStorage|swift_arrayDestroy|"
                                    r"consumeAndCreateNew|createNewBuffer|allocateBuffer|Buffer\.init|memmove|memset"),
    ("values copied and destroyed", r"initializeWith|init with copy|destroy|assignWith|ValueWitness"),
]
MODULES = {
    "PennaAB": "the agreement's paragraphs", "Penna": "the engine: bases, tax, pension, deductions, lines",
    "PennaLaw": "the law: tables, contributions, pension", "PennaModel": "facts by date, schedules, lines, carries",
    "PennaBasics": "exact fractions, days, amounts",
}


def kind(function):
    module = re.search(r"Sources/(\w+)/", function)
    if module and module[1] in MODULES:
        return MODULES[module[1]]
    for name, pattern in KINDS:
        if re.search(pattern, function):
            return name
    return "put together by the compiler, from no file" if "compiler-generated" in function else "the rest"


def counted(path, rounds, place):
    """Instructions by function, those it calls not in them, and with those it calls."""
    out = Path(place) / f"{rounds}.out"
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", str(path), "run", WORKLOAD,
                    str(rounds)], capture_output=True, env=STEADY, check=True)
    found = []
    for inclusive in ("no", "yes"):
        shown = text_of("callgrind_annotate", "--auto=no", "--threshold=100", "--show-percs=no",
                        f"--inclusive={inclusive}", out)
        shown = subprocess.run(["swift", "demangle", "--simplified"], input=shown, capture_output=True, text=True,
                               check=True).stdout
        counts = {}
        for line in shown.splitlines():
            match = re.match(r"\s*([\d,]+)\s+(\S.*?)( \[[^\]]*\])?$", line)
            if match and ":" in match[2]:
                counts[match[2]] = counts.get(match[2], 0) + int(match[1].replace(",", ""))
        found.append(counts)
    return found


def difference(more, fewer, rounds):
    return {name: (count - fewer.get(name, 0)) / rounds for name, count in more.items()}


def profile(measure):
    """Instructions of a payslip by what they are for, and by rule; `None` where there is no valgrind."""
    if not shutil.which("valgrind"):
        return None
    say("profile")
    with tempfile.TemporaryDirectory() as place:
        few, many = counted(measure.path, 2, place), counted(measure.path, 5, place)
    own, whole = (difference(many[index], few[index], 3 * 1_000) for index in (0, 1))
    kinds = {}
    for function, count in own.items():
        kinds[kind(function)] = kinds.get(kind(function), 0) + count
    rules = {}
    for function, count in whole.items():
        rule = re.search(r"Sources/PennaAB/\S*?:(?:specialized )?(?:static )?(\w+)\.(add|read|addSupplement)\(", function)
        if rule and count > 0 and rule[1] != "AB":
            rules[rule[1]] = max(rules.get(rule[1], 0), count)
    return {"all": sum(own.values()), "kinds": kinds, "rules": rules}
