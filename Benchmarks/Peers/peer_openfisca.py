#!/usr/bin/env python3
#===----------------------------------------------------------------------===#
# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
#===----------------------------------------------------------------------===#
"""OpenFisca-France on many people: from gross to net, to the employer's contributions, and to the year's income tax.

It computes no pay lines, keeps no proofs and does not round; it is French. It stands here because it is the best known
open engine that computes a whole population at a time. Its tax is the year's, for France's payslips have no tax table.
Usage: peer_openfisca.py PEOPLE ROUNDS
"""
import importlib.metadata
import json
import sys
import time

import numpy
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_france import FranceTaxBenefitSystem

YEAR, MONTH = "2025", "2025-11"
# What is asked for, one after the other; each time is from the beginning.
STAGES = {"net": ("salaire_net", MONTH), "employer": ("salaire_super_brut", MONTH),
          "tax": ("impot_revenu_restant_a_payer", YEAR)}


def main(people, rounds):
    system = FranceTaxBenefitSystem()
    # Pay between 18 000 and 60 000 kronor, in euros of eleven kronor.
    pay = numpy.random.default_rng(1).uniform(18_000, 60_000, people) / 11
    seconds = {stage: [] for stage in STAGES}
    for round in range(rounds + 1):
        simulation = SimulationBuilder().build_default_simulation(system, people)
        for month in range(1, 13):
            simulation.set_input("salaire_de_base", f"{YEAR}-{month:02}", pay)
            simulation.set_input("effectif_entreprise", f"{YEAR}-{month:02}", numpy.full(people, 1_000))
        start = time.perf_counter()
        for stage, (variable, period) in STAGES.items():
            result = simulation.calculate(variable, period)
            # The first round reads parameters.
            if round > 0:
                seconds[stage].append(time.perf_counter() - start)
            if len(result) != people or not numpy.isfinite(result).all() or not result.any():
                sys.exit(f"OpenFisca gave no {variable} for somebody")
        net = simulation.calculate("salaire_net", MONTH)
        if not (net > 0).all() or not (net < pay).all():
            sys.exit("OpenFisca gave a net pay that is none")
    version = importlib.metadata.version
    print(json.dumps({"seconds": seconds, "openfisca-france": version("openfisca-france"),
                      "openfisca-core": version("openfisca-core"), "numpy": numpy.__version__}))


main(int(sys.argv[1]), int(sys.argv[2]))
