"""One measured run."""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from typing import List

from runner import places


class RunFailed(Exception):
    pass


@dataclass(frozen=True)
class Run:
    wall_seconds: float
    user_seconds: float
    system_seconds: float
    peak_rss_bytes: int
    output_bytes: int

    @property
    def cpu_seconds(self) -> float:
        return self.user_seconds + self.system_seconds

    def as_json(self) -> dict:
        return asdict(self)


def measure(command: List[str], timeout: int, tree: bool = False) -> Run:
    measured = subprocess.run(
        [sys.executable, "-I", "-S", str(places.BENCHMARKS / "runner" / "measure.py"), "tree" if tree else "one",
         str(timeout), *command],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    said = measured.stderr.decode(errors="replace").strip()[-1000:]
    if measured.returncode != 0:
        raise RunFailed(said)
    facts = json.loads(measured.stdout)
    exit_code = facts.pop("exit_code")
    if exit_code != 0:
        raise RunFailed(f"exit code {exit_code}: {said}")
    return Run(**facts)


def memory_floor() -> int:
    """The least peak that `measure` can see, in bytes."""
    return measure(["true"], 10).peak_rss_bytes
