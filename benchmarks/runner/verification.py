"""The untimed pass before measuring: does each contender list the right files?"""

import json
import subprocess
import tempfile
from typing import List

from runner import places
from runner.logs import Log
from runner.peers import Contender


class WrongAnswer(Exception):
    pass


def verify(contender: Contender, log: Log, columns: str) -> dict:
    """Returns what the contender's output holds; raises WrongAnswer when that is not what the log's writer expects."""
    command = contender.arrow(str(log.folder), columns)
    found = _read(command) if contender.verified == "arrow" else _read_state(command)
    expected = log.expected()
    for key in ("count", "pathDigest", "totalSize"):
        if found.get(key) is not None and found[key] != expected[key]:
            raise WrongAnswer(f"{contender.name} on {log.name}: expected {key} {expected[key]}, got {found[key]}")
    return found


def count(command: List[str]) -> int:
    """How many files a contender's Arrow stream has."""
    return _read(command)["count"]


def _read_state(command: List[str]) -> dict:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise WrongAnswer(f"exit code {done.returncode}: {_first_line(done.stderr.decode(errors='replace'))}")
    return json.loads(done.stdout)


def _first_line(said: str) -> str:
    return said.strip().partition("\n")[0][:300]


def _read(command: List[str]) -> dict:
    with tempfile.TemporaryFile() as errors:
        lister = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors)
        checker = subprocess.run([str(places.VENV_PYTHON), str(places.BENCHMARKS / "runner" / "verify.py")],
                                 stdin=lister.stdout, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        lister.stdout.close()
        exit_code = lister.wait()
        errors.seek(0)
        said = errors.read().decode(errors="replace").strip()[-2000:]
    if checker.returncode != 0 and exit_code == 0:
        raise WrongAnswer(f"no readable Arrow stream: {checker.stderr.decode(errors='replace').strip()[-2000:]}")
    if exit_code != 0:
        raise WrongAnswer(f"exit code {exit_code}: {said}")
    return json.loads(checker.stdout)
