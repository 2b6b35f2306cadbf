#===----------------------------------------------------------------------===#
# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
#===----------------------------------------------------------------------===#
"""The goals, and RESULTS.md, from what was measured."""
import datetime
import os
import platform
from pathlib import Path

from Report.measuring import ROOT, median, spaced, text_of
from Report.plots import bars, growth, shown
from Report.work import BATCH, LARGE, SMALL, STORE

# What others have published for an employee and a month, in seconds.
PUBLISHED = {"Payroll Engine": 0.072, "Frappe HR": 0.092}


def megabytes(count):
    return f"{count / 1e6:.0f} MB"


def seconds_each(found):
    """The median time of one of what a workload makes, of every workload."""
    times = {**found["stages"], **found["batches"]["times"], STORE: found["store"]}
    return {name: median(seconds) / found["units"][name] for name, seconds in times.items()}


def goals(found):
    """Each goal: what is measured, the goal, what was found, and whether that meets it (None: not measured)."""
    each = seconds_each(found)
    batch = median(found["batches"]["times"][BATCH])
    scale, threads, step = found["growth"], found["threads"], found["step"]

    def row(what, goal, value, met):
        return what, goal, value, met

    rows = [
        row("batch of 25 000, one thread, warm, median", "≤ 25 ms", shown(batch), batch <= 0.025),
        row("batch in new memory ÷ memcpy of the same result bytes into new memory", "≤ 6", f"{found['batches']['to_limit']:.1f}",
            found["batches"]["to_limit"] <= 6),
    ]
    if peer := found.get("openfisca"):
        ratios = {stage: seconds / peer["ours"] for stage, seconds in peer["seconds"].items()}
        rows.append(row("OpenFisca-France, gross to net and employer's contributions and tax ÷ batch", "≥ 30",
                        f"{ratios['tax']:.1f}", ratios["tax"] >= 30))
        rows.append(row("the same, gross to net before tax only ÷ batch", "≥ 30", f"{ratios['net']:.2f}",
                        ratios["net"] >= 30))
    else:
        rows.append(row("OpenFisca-France ÷ batch", "≥ 30", "left out of this run", None))
    rows += [row(f"{name}'s published {shown(seconds)} an employee ÷ ours run from a SQLite store", "≥ 1 000",
                 spaced(seconds / each[STORE]), seconds / each[STORE] >= 1_000)
             for name, seconds in PUBLISHED.items()]
    rows += [
        row("batch with proofs ÷ batch without", "≤ 1.10", f"{found['batches']['proof']:.2f}",
            found["batches"]["proof"] <= 1.10),
        row("allocations a payslip in a batch of 25 000, warm", "none",
            f"{found['allocations'][BATCH] / 25_000:.2f}; {found['without_allocations'] * 100:.0f} of 100 payslips make none",
            found["allocations"][BATCH] / 25_000 < 0.005),
        row("one thread ÷ two threads", "≥ 1.8",
            f"{threads['ratio']:.2f}, where the machine had {threads['machine']:.2f} processors to give",
            threads["ratio"] >= 1.8),
        row(f"time a payslip in a stream of {spaced(scale['payslips'])} ÷ in one of 25 000", "≤ 1.1",
            f"{scale['ratio']:.2f}", scale["ratio"] <= 1.1 if scale["payslips"] >= 1_000_000 else None),
        row("peak resident memory, 25 000 with inputs and results", "≤ 100 MB", megabytes(scale["batch_memory"]),
            scale["batch_memory"] <= 100e6),
        row(f"peak resident memory, {spaced(scale['payslips'])} in parts of 25 000", "≤ 150 MB",
            megabytes(scale["stream_memory"]),
            scale["stream_memory"] <= 150e6 if scale["payslips"] >= 1_000_000 else None),
        row("one payslip, a single step, warm, p99", "≤ 20 µs", shown(step), step <= 20e-6),
        row("C host: `main` to first payslip", "≤ 10 ms", shown(found["c"]["start"]), found["c"]["start"] <= 0.010),
        row("25 000 simple people from an Arrow table ÷ batch of the same, facts in memory", "≤ 1.3",
            f"{found['c']['table'] / found['c']['batch']:.2f}", found["c"]["table"] / found["c"]["batch"] <= 1.3),
        row("one `penna run` of 25 000 in ten folders: read, compute, write", "≤ 1.5 s", shown(found["job"]["seconds"]),
            found["job"]["seconds"] <= 1.5),
        row("PAXml through the platform's XML parser", "shown",
            f"{found['pax']['bytes'] / 1e6 / found['pax']['seconds']:.1f} MB/s, "
            f"{spaced(found['pax']['rows'] / found['pax']['seconds'])} rows/s", None),
        row("one tax table generated", "≤ 0.3 ms", shown(each["tax table"]), each["tax table"] <= 0.3e-3),
        row("one tax look-up", "≤ 20 ns", shown(each["tax look-up, 1000 times"]),
            each["tax look-up, 1000 times"] <= 20e-9),
        row("stripped shared library with the runtime inside", "≤ 8 MB",
            f"{found['c']['bytes'] / 1e6:.1f} MB", found["c"]["bytes"] <= 8e6),
    ]
    return rows


def machine():
    """The machine and what was used on it."""
    model = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []:
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    swift = text_of("swift", "--version").splitlines()[0]
    commit = text_of("git", "-C", ROOT, "rev-parse", "--short", "HEAD").strip()
    changed = text_of("git", "-C", ROOT, "status", "--porcelain", "--untracked-files=no", "--", "Sources").strip()
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return [
        ("date", datetime.date.today().isoformat()),
        ("commit", commit + (" with changes" if changed else "")),
        ("processor", f"{model}, {os.cpu_count()} of them"),
        ("memory", megabytes(memory)),
        ("system", f"{platform.system()} {platform.machine()}"),
        ("Swift", swift),
        ("Python", platform.python_version()),
        ("load when this was written", load),
    ]


def table(head, rows, align=None):
    align = align or ["---"] * len(head)
    lines = [head, align, *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def plots(found):
    """The plots by file name."""
    times = found["batches"]["times"]
    points = [(found["units"][name], median(times[name])) for name in (SMALL, BATCH, LARGE) if name in times]
    points.append((found["growth"]["payslips"], found["growth"]["seconds"]))
    each = seconds_each(found)
    stages = {name: seconds for name, seconds in each.items()
              if name == BATCH or name in found["stages"] and found["units"][name] == 1_000 and "look-up" not in name}
    peers = [("Penna, all of the month", each[BATCH], True), ("Penna from a SQLite store", each[STORE], True)]
    if peer := found.get("openfisca"):
        names = {"net": "OpenFisca, net before tax", "employer": "OpenFisca, and employer",
                 "tax": "OpenFisca, and income tax"}
        peers += [(names[stage], seconds / 25_000, False) for stage, seconds in peer["seconds"].items()]
    python = found["python"]
    peers.append(("plain Python, simplest people", python["theirs"] / python["people"], False))
    peers.append(("Penna, the same people", python["ours"] / python["people"], True))
    peers += [(f"{name}, published", seconds, False) for name, seconds in PUBLISHED.items()]
    return {
        "growth.svg": growth("Time against number of payslips", "One thread; the last is a stream of parts of 25 000",
                             sorted(points)),
        "stages.svg": bars("Time per stage", "Seconds a payslip, one thread",
                           [(name, seconds, True) for name, seconds in sorted(stages.items(), key=lambda row: row[1])]),
        "peers.svg": bars("Penna against others", "Time a payslip, each tick ten times the one before; they do not do the same work: see the text",
                          sorted(peers, key=lambda row: row[1]), logarithmic=True),
    }
