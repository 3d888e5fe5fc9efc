"""Where things are."""

import os
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent
PROJECT = BENCHMARKS.parent
PEERS = BENCHMARKS / "peers"
KERNEL_JAVA = BENCHMARKS / "kernel-java"
VENV = BENCHMARKS / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
RESULTS = BENCHMARKS / "results"


def logs() -> Path:
    """The folder of the generated tables, which are kept from run to run."""
    chosen = os.environ.get("DELTA_REPLAY_BENCH_DIR")
    return Path(chosen).resolve() if chosen else BENCHMARKS / "target" / "logs"
