#===----------------------------------------------------------------------===#
# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
#===----------------------------------------------------------------------===#
"""Builds the measuring program and asks it things."""
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
ROOT = HERE.parent
# Hashing with a seed of its own in each process would make counts of instructions differ.
STEADY = dict(os.environ, SWIFT_DETERMINISTIC_HASHING="1")


def say(text):
    print(text, file=sys.stderr, flush=True)


def text_of(*command, **options):
    """What a command writes; the program ends with its errors when it fails."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout


def build(package, product, scratch, *more):
    """Builds a product for release and gives its path."""
    say(f"building {product}")
    command = ["swift", "build", "-c", "release", "--package-path", package, "--product", product]
    command += (["--scratch-path", scratch] if scratch else []) + list(more)
    text_of(*command)
    return Path(text_of(*command, "--show-bin-path").strip()) / product


def timed(command):
    """Seconds of wall time and greatest resident memory in bytes of a command that must succeed."""
    start = time.perf_counter()
    child = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {child.returncode}")
    return seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def spaced(number):
    """A whole number with its thousands apart."""
    return f"{number:,.0f}".replace(",", " ")


def median(times):
    return statistics.median(times)


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


class Measure:
    """The measuring program."""

    def __init__(self, scratch=None):
        self.path = build(HERE, "measure", scratch)
        # valgrind 3.19 ends on the debug information that Swift 6.3 writes; what is counted is the same without it.
        self._plain = Path(tempfile.mkdtemp()) / "measure"
        text_of("objcopy", "--strip-debug", self.path, self._plain)

    def ask(self, *words):
        return json.loads(text_of(self.path, *words, env=STEADY))

    def workloads(self):
        return self.ask("list")

    def seconds(self, rounds, *names):
        """Seconds of each round of workloads that take turns."""
        times = self.ask("time", rounds, *names)
        return {name: [time / 1e9 for time in times[name]] for name in names}

    def allocations(self, name, rounds):
        return self.ask("allocations", name, rounds)["allocations"] / rounds

    def instructions(self, name, rounds):
        """Instructions of a round: those of some rounds and more, less those of some rounds."""
        return (self._instructions(name, 2 + rounds) - self._instructions(name, 2)) / rounds

    def _instructions(self, name, rounds):
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", str(self._plain), "run", name, str(rounds)],
            capture_output=True, text=True, env=STEADY)
        found = re.search(r"Collected : (\d+)", done.stderr)
        if done.returncode != 0 or not found:
            sys.exit(f"valgrind on {name}: {done.stderr[-2000:]}")
        return int(found.group(1))


def rounds_for(workload):
    """As many rounds as make a thousand of what a workload makes, so that the small are counted often enough."""
    return max(1, 1000 // workload["units"])
