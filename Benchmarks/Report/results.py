#===----------------------------------------------------------------------===#
# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
#===----------------------------------------------------------------------===#
"""RESULTS.md."""
from Report.goals import goals, machine, seconds_each, table
from Report.measuring import median, percentile, spaced
from Report.plots import shown
from Report.work import BATCH, SMALL, STORE


def verdict(met):
    return {True: "met", False: "**missed**", None: "—"}[met]


def text(found, quick):
    rows = goals(found)
    met, missed = (sum(1 for row in rows if row[3] is which) for which in (True, False))
    parts = [
        "# What was measured\n",
        "Written by `Benchmarks/report`" + (" --quick: few rounds, some parts left out." if quick else ".") + "\n",
        table(["", ""], machine()),
        "The machine is a virtual one that may share its processors with others, so a time is worth less than a ratio, "
        "whose two sides took turns, and less than a count of instructions (`Benchmarks/thresholds`).\n",
        f"## Goals: {met} met, {missed} missed\n",
        table(["measure", "goal", "found", ""], [(*row[:3], verdict(row[3])) for row in rows]),
        "A payslip is one person's whole month of the invented payroll centre: schedules, OB, overtime, sickness, "
        "holiday, several employments, pension, every line with its formula and operands.\n",
        "## Times\n", "![Time against number of payslips](Plots/growth.svg)\n", "![Time per stage](Plots/stages.svg)\n",
        stage_table(found), bytes_note(found), profile_text(found), "## Against others\n", "![Penna against others](Plots/peers.svg)\n", others(found),
        missed_notes(found), "## The same bytes\n", same_bytes(found),
    ]
    if found.get("package"):
        parts += ["## As the benchmark package shows it\n", "```text", found["package"].strip(), "```\n"]
    return "\n".join(parts)


def same_bytes(found):
    sums = found["checksums"]
    rows = [(way, f"`{digest}`") for kind in ("files", "people", "amounts") for way, digest in sorted(sums[kind].items())]
    return (f"SHA-256 of {spaced(sums['payslips'])} payslips with {spaced(sums['lines'])} lines, got in different ways. All "
            "files of an employer have its sums too, which a stream does not make; what its people got is the same.\n\n"
            + table(["what and how", "SHA-256"], rows))


def stage_table(found):
    rows = []
    for name, times in sorted({**found["stages"], **found["batches"]["times"], STORE: found["store"]}.items()):
        units, count = found["units"][name], found["allocations"].get(name)
        rows.append((name, spaced(units), shown(median(times)), shown(percentile(times, 0.99)),
                     shown(median(times) / units), "" if count is None else f"{count / units:.2f}", len(times)))
    return table(["workload", "of", "median", "p99", "each", "allocations each", "rounds"], rows,
                 ["---", "--:", "--:", "--:", "--:", "--:", "--:"])


def profile_text(found):
    profile = found.get("profile")
    if not profile:
        return ""
    rows = sorted(profile["kinds"].items(), key=lambda row: -row[1])
    rules = sorted(profile["rules"].items(), key=lambda row: -row[1])[:10]
    batch = median(found["batches"]["times"][SMALL]) / 1_000
    memory = sum(count for name, count in rows if name.startswith(("memory", "reference", "values"))) / profile["all"]
    return "\n".join([
        "## Where the time of a batch goes\n",
        f"A payslip takes {spaced(profile['all'])} instructions in a batch of 1 000, and {shown(batch)}; at that pace the "
        f"goal of a microsecond a payslip is {spaced(profile['all'] * 1e-6 / batch)} instructions.\n",
        table(["what for", "instructions a payslip", "share"],
              [(name, spaced(count), f"{count / profile['all'] * 100:.0f} %") for name, count in rows],
              ["---", "--:", "--:"]),
        "The same instructions by the rule that asks for them, with all that it calls; rules that take most:\n",
        table(["rule", "instructions a payslip"], [(name, spaced(count)) for name, count in rules], ["---", "--:"]),
        f"Taking and giving back memory, counting references and copying values are {memory * 100:.0f} % of it, and no "
        "rule stands out: a microsecond a payslip would take rules that do less, or more than one payslip at a time.\n",
        f"{found['without_allocations'] * 100:.0f} of 100 payslips ask the system for no memory at all, beside what grows "
        "with the batch. The others have what makes a list of their own: a carry that changes while the caller keeps the "
        "one before, a journey with its days, a second part where there is room for one (standby below and above the "
        "limit, shifts displaced to free days and to others), a change of terms within the month, leave without pay.\n",
    ])


def bytes_note(found):
    size = found["batches"]["bytes"]
    return (f"The results of 25 000 payslips are {size / 1e6:.1f} MB of payslips, lines, operands and carries in place; "
            "what carries point to (holiday balances and the like) is not counted or copied, which makes the limit "
            "lower and the ratio to it higher. A batch has the memory of the round before, as a host gives it that runs "
            "batch after batch (`calculate(into:)`); beside the copy stands the batch whose memory is new too. The month "
            "of shifts is an employment on the ward's schedule asked through the whole agreement, so every other "
            "paragraph is asked too. "
            "PAXml is the time of reading a folder less that of the same folder without its registrations.\n")


def library_note(found):
    every, ours = found["c"]["code"]
    return (f"**The shared library** has {every / 1e6:.1f} MB of code before anything else, {ours / 1e6:.1f} of it Penna's own "
            "and the rest that of Swift's runtime and standard library.\n")


def missed_notes(found):
    """Why a goal is missed, where the tables do not say it."""
    each = seconds_each(found)
    stored, batch = each[STORE], each[BATCH]
    return "\n".join([
        "## Why\n", library_note(found),
        f"**With a store** a payslip takes {shown(stored)}, {stored / batch:.0f} times what it takes to calculate it: its facts "
        "are read from the store, parsed and hashed, and the payslip, its proofs and the carry are written as documents and "
        "hashed. The hashes are SHA-256 in Swift itself, since the core has no other library.\n",
        "**From tables** the facts of everybody are made, calculated and put into columns; the batch beside it has its facts "
        "already.\n",
    ])


def others(found):
    parts = []
    if peer := found.get("openfisca"):
        times = ", ".join(f"{name} {shown(peer['seconds'][stage])}" for stage, name in
                          (("net", "gross to net before tax"), ("employer", "with the employer's contributions too"),
                           ("tax", "with the year's income tax too")))
        parts.append(
            f"**OpenFisca-France {peer['openfisca-france']}** (core {peer['openfisca-core']}, numpy {peer['numpy']}), "
            f"25 000 people: {times}; Penna in the same minutes {shown(peer['ours'])}. It computes whole columns of "
            "floating point numbers: no lines, no proofs, no rounding, no schedules, and France's rules. A Swedish month "
            "has tax in it, so the last of the three is the nearest to the same question; the first is shown because it "
            "is the least flattering. Building its simulation, 25 000 people with a pay each, is not in its time, as "
            "making our facts is not in ours.\n")
    python = found["python"]
    parts.append(
        f"**Plain Python** (`Peers/peer_python.py`), what a data team would write for those whom three rules are enough "
        f"for: {python['people']} of the 25 000. Its month's pay, table tax and contribution are the same as in "
        f"`lines.csv`, to the öre, for every one of them. It takes {shown(python['theirs'] / python['people'])} a person; "
        f"Penna takes {shown(python['ours'] / python['people'])} for the same people, with pension, surcharges, checks "
        f"and proofs: {python['theirs'] / python['ours']:.1f} times as long.\n")
    parts.append(
        "**Payroll Engine and Frappe HR** are the times that they or their users have published for an employee and a "
        "month, with their stores; they were not run here. Ours has a store too: the run is prepared from the "
        "facts and carries in a SQLite file, calculated, finished with all its records and committed to the file. The facts "
        "are recorded when they become known, which is a workload of its own.\n")
    return "\n".join(parts)
