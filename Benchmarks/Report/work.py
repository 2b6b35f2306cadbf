#===----------------------------------------------------------------------===#
# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
#===----------------------------------------------------------------------===#
"""What is measured, one function for each kind; all of them give seconds, bytes or ratios."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from Report.measuring import HERE, ROOT, build, median, percentile, rounds_for, say, text_of, timed

MONTH = "2026-11"
SMALL, BATCH, LARGE = "batch of 1000", "batch of 25000", "batch of 250000"
NEW, BARE = "batch of 25000 in new memory", "batch of 25000 without proofs"
COPY = "memcpy of the results of 25000"
STORE = "month of 25000 run from SQLite"
PAX, WITHOUT_PAX = "PAXml folder read", "PAXml folder read, its registrations taken away"


def batches(measure, quick):
    """Batches of growing size, in new memory and without proofs, and the limit, in turn."""
    say("batches")
    rounds = 5 if quick else 25
    times = measure.seconds(rounds, BATCH, BARE, NEW, COPY, SMALL)
    if not quick:
        times |= measure.seconds(5, LARGE)
    return {"times": times, "to_limit": ratio(times[NEW], times[COPY]), "proof": ratio(times[BATCH], times[BARE]),
            "bytes": measure.ask("bytes", 25_000)["bytes"]}


def ratio(ours, others):
    """The median of what each round took beside the round of the other that came right after it."""
    return median([one / other for one, other in zip(ours, others)])


def growth(measure, quick):
    """A million payslips streamed in parts of 25 000, streams of one part before and after; and the memory of it."""
    say("growth")
    count = 4 if quick else 40

    def stream(parts):
        return measure.ask("stream", parts, 25_000)["parts"]

    single = [time for _ in range(5) for time in stream(1)]
    parts = stream(count)
    single += [time for _ in range(5) for time in stream(1)]
    _, stream_memory = timed([measure.path, "stream", count, 25_000])
    _, batch_memory = timed([measure.path, "run", BATCH, 3])
    return {"ratio": median(parts) / median(single), "seconds": sum(parts) / 1e9, "payslips": 25_000 * len(parts),
            "stream_memory": stream_memory, "batch_memory": batch_memory}


def threads(measure, quick):
    """One thread and two in turn; and programs of one thread, one and two at once, to see what the machine has to give.

    Several times, because others may use the machine meanwhile.
    """
    say("threads")
    ratios, given = [], []
    for _ in range(1 if quick else 5):
        times = measure.ask("threads", 25_000, 5 if quick else 15, 1, 2)
        ratios += [one / two for one, two in zip(times["1"], times["2"])]
        given.append(2 * seconds_of_programs(measure, 1) / seconds_of_programs(measure, 2))
    return {"ratio": median(ratios), "machine": median(given)}


def seconds_of_programs(measure, count):
    """Seconds until so many programs of one thread, begun together, are done."""
    alone = [str(measure.path), "threads", "25000", "20", "1"]
    start = time.perf_counter()
    children = [subprocess.Popen(alone, stdout=subprocess.DEVNULL) for _ in range(count)]
    if any(child.wait() != 0 for child in children):
        sys.exit("a measuring program failed")
    return time.perf_counter() - start


def steps(measure, quick):
    """The 99th percentile of single steps, in the median of several programs."""
    say("steps")
    rounds = 1_000 if quick else 10_000
    return median([percentile(measure.seconds(rounds, "payslip")["payslip"], 0.99) for _ in range(3 if quick else 9)])


def checksums(measure, quick):
    """The hashes of the month got in different ways; those of a kind must be one."""
    say("checksums")
    found = measure.ask("checksums", 2_000 if quick else 25_000)
    for kind in ("files", "people", "amounts"):
        if len(set(found[kind].values())) != 1:
            sys.exit(f"the results are not the same: {found[kind]}")
    return found


def stages(measure, workloads, quick):
    """Every other workload by itself."""
    result = {}
    for name, workload in workloads.items():
        if not workload["quick"] or name == SMALL:
            continue
        say(name)
        first = median(measure.seconds(5, name)[name])
        # Some seconds of each, so that one moment does not decide what takes microseconds.
        rounds = 5 if quick else min(20_000, max(15, int(3 / first)))
        result[name] = measure.seconds(rounds, name)[name]
    say("PAXml")
    times = measure.seconds(5 if quick else 25, PAX, WITHOUT_PAX)
    file = measure.ask("paxml")
    parse = median([full - empty for full, empty in zip(times[PAX], times[WITHOUT_PAX])])
    return result, {"seconds": parse, **file}


def allocations(measure, workloads):
    """Allocations of a round of everything that is counted in one."""
    say("allocations")
    return {name: measure.allocations(name, rounds_for(workload)) for name, workload in workloads.items()
            if workload["quick"] or name == BATCH}


def without_allocations(measure):
    """The share of payslips that ask the system for no memory at all."""
    return measure.ask("allocations", "payslip", 1_000)["without"] / 1_000


def whole_job(measure, scratch, quick, place):
    """One `penna run` of ten employers' folders."""
    penna = build(ROOT, "penna", scratch)
    folders = [Path(folder) for folder in measure.ask("folders", 25_000, place)["folders"]]
    say("penna run")
    runs = [timed([penna, "run", *folders, "--month", MONTH]) for _ in range(2 if quick else 10)]
    return {"seconds": median([run[0] for run in runs]), "memory": max(run[1] for run in runs), "folders": folders}


def store(measure, quick):
    """The month of everybody run from a SQLite file."""
    say(STORE)
    return measure.seconds(1 if quick else 5, STORE)[STORE]


def plain_python(measure, folders, place):
    """The same simple people in Python and here."""
    say("plain Python")
    people = Path(place) / "people.txt"
    theirs = json_of(sys.executable, HERE / "Peers" / "peer_python.py", people, *folders)
    ours = measure.ask("people", 25, people, *folders)["people"]
    return {"theirs": median(theirs["seconds"]), "ours": median(ours) / 1e9, **theirs}


def c_library(measure, scratch, quick, place):
    """The shared library: its size, a C host's start, and the call with tables beside the batch of the same people."""
    say("the shared library")
    prefix = Path(place) / "c"
    env = dict(os.environ, **({"PENNA_SCRATCH": f"{scratch}/c"} if scratch else {}))
    text_of(ROOT / "Sources" / "CPenna" / "build", prefix, env=env)
    library = prefix / "lib" / "libpenna.so"
    host = Path(place) / "coldstart"
    tests = ROOT / "Tests" / "C"
    text_of("cc", "-std=c11", "-O2", tests / "coldstart.c", "-I", prefix / "include", "-L", prefix / "lib", "-lpenna",
            f"-Wl,-rpath,{prefix / 'lib'}", "-o", host)
    starts = [float(text_of(host, tests / "corpus").split()[0]) / 1e3 for _ in range(5 if quick else 25)]
    venv.create(Path(place) / "venv", with_pip=True)
    python = Path(place) / "venv" / "bin" / "python"
    text_of(python, "-m", "pip", "install", "--quiet", "pyarrow")
    rounds, folder, people = 5 if quick else 25, Path(place) / "columnar", Path(place) / "columnar.txt"
    found = json.loads(text_of(python, HERE / "Report" / "columnar.py", 25_000, rounds, folder, env=dict(
        os.environ, PENNA_LIBRARY=str(library), PYTHONPATH=str(ROOT / "Sources" / "Python"))))
    people.write_text("\n".join(found["people"]))
    batch = median(measure.ask("people", rounds, people, folder)["people"]) / 1e9
    built = Path(f"{scratch}/c" if scratch else ROOT / ".build-c") / "release" / "libPennaC.so"
    return {"bytes": library.stat().st_size, "code": code_sizes(built), "start": median(starts), "table": median(found["seconds"]), "batch": batch}


def code_sizes(library):
    """Bytes of a library's functions before its symbols are stripped: all of them, and those that name Penna."""
    every, ours, seen = 0, 0, set()
    for line in text_of("nm", "--print-size", "--defined-only", library).splitlines():
        words = line.split()
        # Functions put together because they are alike have one address and several names.
        if len(words) == 4 and words[2] in "tTwW" and words[0] not in seen:
            seen.add(words[0])
            size = int(words[1], 16)
            every += size
            ours += size if "penna" in words[3].lower() else 0
    return every, ours


def openfisca(measure, rounds):
    """OpenFisca-France between two measurements of the batch, in an environment of its own that is thrown away."""
    say("OpenFisca-France")
    place = Path(tempfile.mkdtemp())
    try:
        venv.create(place, with_pip=True)
        text_of(place / "bin" / "pip", "install", "--quiet", "openfisca-france")
        before = measure.seconds(5, BATCH)[BATCH]
        theirs = json_of(place / "bin" / "python", HERE / "Peers" / "peer_openfisca.py", 25_000, rounds)
        ours = median(before + measure.seconds(5, BATCH)[BATCH])
    finally:
        shutil.rmtree(place, ignore_errors=True)
    theirs["seconds"] = {stage: median(times) for stage, times in theirs["seconds"].items()}
    return {"ours": ours, **theirs}


def json_of(*command):
    return json.loads(text_of(*command))
