#!/usr/bin/env python3
"""SGD updates a second on one core: Chladni through a landscape file, and NumPy with the same loss written by hand.

Run from the folder of ./chladni with python3 and numpy: src/bench/sgd_updates.py [CORE]

Both descend a loss of one weight with a fresh standard normal x for every update (E = B = 1), many trials side by side, from
one core. NumPy's time is CPU time of a run of its best shape. Chladni's is the CPU time of the whole process for a long run
less that for a short one, per update in between, so that starting and compiling do not count; that of the whole long run is
shown too.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time

import numpy

ETA = 0.1
TRIALS = 256
ROUNDS = 3


def parabola(theta, x):
    x += theta
    x *= ETA
    theta -= x


def gauss(theta, x):
    x *= x
    x *= numpy.exp(-theta)
    x -= 1
    x *= ETA / 2
    theta += x


# Name, loss, update in NumPy, points a trial of the short and of the long run.
LOSSES = [
    ("theta^2/2 + x*theta", parabola, 1_000_000, 5_000_000),
    ("(theta + x^2*exp(-theta))/2", gauss, 500_000, 1_500_000),
]


def numpy_rate(update):
    """Updates a second of vectorized NumPy, the best of some numbers of trials side by side."""
    best, shape = 0.0, 0
    for trials in (256, 1024, 4096, 16384):
        random = numpy.random.default_rng(1)
        theta = numpy.zeros(trials)
        x = numpy.empty(trials)
        updates = 30_000_000 // trials
        begin = time.process_time()
        for _ in range(updates):
            random.standard_normal(out=x)
            update(theta, x)
        rate = trials * updates / (time.process_time() - begin)
        if rate > best:
            best, shape = rate, trials
    return best, shape


def chladni_seconds(file, points):
    """CPU and wall time of a simulation on so many points a trial."""
    statement = (
        f'simulate(test_loss, landscape("{file}"), N={points}, B=1, E=1, eta={ETA}, trials={TRIALS})'
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    subprocess.run(["./chladni", "-e", statement], check=True, stdout=subprocess.DEVNULL)
    wall = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, wall


def measure(loss, update, few, many):
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "loss.json")
        with open(file, "w", encoding="utf-8") as out:
            landscape = {"weights": ["theta"], "start": [0], "data": {"x": "normal(0,1)"}, "loss": loss}
            json.dump(landscape, out)
        short = min(chladni_seconds(file, few)[0] for _ in range(ROUNDS))
        long, wall = min(chladni_seconds(file, many) for _ in range(ROUNDS))
    rate = (many - few) * TRIALS / (long - short)
    print(loss)
    print(f"  Chladni  {rate:.3g} updates a second, {TRIALS} trials side by side;", end=" ")
    print(f"{many * TRIALS / long:.3g} of CPU time with start and compilation ({wall:.1f} s of wall time)")
    rate, shape = max(numpy_rate(update) for _ in range(ROUNDS))
    print(f"  NumPy    {rate:.3g} updates a second, {shape} trials side by side", flush=True)


def main():
    core = int(sys.argv[1]) if len(sys.argv) > 1 else min(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    subprocess.run(["./chladni", "-e", "1"], check=True, stdout=subprocess.DEVNULL)
    print(f"NumPy {numpy.__version__}")
    for loss in LOSSES:
        measure(*loss)


if __name__ == "__main__":
    main()
