# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
"""Engines of several threads, progress and stopping."""

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import penna
import pyarrow
import pytest
from conftest import EMPLOYER, columns, person


def run(engine: penna.Engine, threads: int = 1) -> bytes:
    return engine.run(pyarrow.table(columns(400)), month="2026-11", threads=threads).file("lines.csv")


def test_eight_threads_compute_the_same_with_one_engine_or_eight(engine: penna.Engine) -> None:
    wanted = run(engine)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(run, [engine] * 16)) == {wanted}
        assert set(pool.map(run, [penna.Engine(EMPLOYER) for _ in range(8)])) == {wanted}
    assert run(engine, threads=8) == wanted


def test_other_threads_run_while_a_call_computes(engine: penna.Engine) -> None:
    people = pyarrow.table(columns(20000))
    counted = [0]
    done = threading.Event()

    def count() -> None:
        while not done.is_set():
            counted[0] += 1
            time.sleep(0)

    counter = threading.Thread(target=count)
    seen: list[int] = []
    counter.start()
    try:
        engine.run(people, month="2026-11", progress=lambda *_: seen.append(counted[0]))
    finally:
        done.set()
        counter.join()
    assert len(seen) > 10 and seen[0] < seen[-1]


def test_progress_reaches_the_whole_and_may_stop(engine: penna.Engine) -> None:
    people = pyarrow.table(columns(2000))
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))

    engine.run(people, month="2026-11", progress=progress)
    assert told == sorted(told) and told[-1] == (2000, 2000) and len(told) > 1
    with pytest.raises(penna.Cancelled):
        engine.run(people, month="2026-11", progress=lambda done, total: False)


def test_what_progress_raises_comes_out(engine: penna.Engine) -> None:
    def progress(done: int, total: int) -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        engine.run([person(1)], month="2026-11", progress=progress)


def test_an_interrupt_stops_a_run(engine: penna.Engine) -> None:
    people = pyarrow.table(columns(20000))

    def progress(done: int, total: int) -> None:
        if done < total / 2:
            os.kill(os.getpid(), signal.SIGINT)

    # Whoever starts the tests in the background has SIGINT ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            engine.run(people, month="2026-11", progress=progress)
    finally:
        signal.signal(signal.SIGINT, before)
