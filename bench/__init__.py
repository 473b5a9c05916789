"""Measurements: what is fast, how it grows, and beside whom."""

import os

for _name in ("OMP", "OPENBLAS", "MKL", "NUMBA", "RAYON"):  # one core, told before NumPy is loaded
    os.environ.setdefault(f"{_name}_NUM_THREADS", "1")
