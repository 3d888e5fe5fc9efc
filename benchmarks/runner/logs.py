"""The tables to list: written by delta-spark through the project's oracle, kept from run to run."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

from runner import places
from runner.options import SHAPES, SIZES
from runner.peers import build_oracle, oracle

TAIL_COMMITS = 20
_HEAP = {"10k": "2g", "100k": "2g", "1m": "5g", "10m": "14g"}


@dataclass(frozen=True)
class Log:
    name: str
    folder: Path
    size: str

    def expected(self) -> dict:
        return json.loads((self.folder / "expected.json").read_text())


def of(options) -> Iterator[Log]:
    if options.table:
        folder = Path(options.table).resolve()
        yield Log(folder.name, folder, folder.name)
        return
    for size in options.sizes:
        for shape in options.shapes:
            for stats in options.stats:
                yield _cached(size, shape, stats)


def _cached(size: str, shape: str, stats: str) -> Log:
    name = f"{size}-{shape}-{stats}"
    folder = places.logs() / name
    if not (folder / "expected.json").exists():
        _write(folder, size, shape, stats)
    return Log(name, folder, size)


def _write(folder: Path, size: str, shape: str, stats: str) -> None:
    # Written beside its place, so that an interrupted run leaves no half log behind; under its own name, which is in it.
    unfinished = folder.parent / f".{folder.name}"
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.mkdir(parents=True)
    build_oracle()
    print(f"benchmarks: writing the log {folder.name}", file=sys.stderr)
    subprocess.run(
        oracle(_HEAP[size], "log", str(unfinished / folder.name), "--files", str(SIZES[size]), "--checkpoint", SHAPES[shape],
               "--stats", stats, "--tail", str(TAIL_COMMITS)),
        check=True, stdout=sys.stderr)
    (unfinished / folder.name).rename(folder)
    unfinished.rmdir()
