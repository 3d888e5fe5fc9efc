"""Runs in turn: ours, peer, ours, peer … so that whatever else the machine does hits both alike."""

import sys
from dataclasses import dataclass, field
from statistics import median
from typing import Callable, Dict, List, Optional

from runner.peers import OURS, Contender
from runner.process import Run, RunFailed, measure


@dataclass
class Measured:
    """What one contender took. `pairs` are (ours, peer) runs that followed each other."""

    name: str
    runs: List[Run] = field(default_factory=list)
    pairs: List[tuple] = field(default_factory=list)
    failure: Optional[str] = None

    def median(self, value: Callable[[Run], float]) -> Optional[float]:
        return median(map(value, self.runs)) if self.runs else None

    def ratio(self, value: Callable[[Run], float]) -> Optional[float]:
        """Ours divided by this one's: below 1 is better for us."""
        return median(value(ours) / value(peer) for ours, peer in self.pairs) if self.pairs else None

    def as_json(self) -> dict:
        return {
            "contender": self.name,
            "failure": self.failure,
            "runs": [run.as_json() for run in self.runs],
            "pairs": [[ours.as_json(), peer.as_json()] for ours, peer in self.pairs],
        }


def in_turn(contenders: List[Contender], command: Callable[[Contender], List[str]], rounds: int, timeout: int,
            ) -> Dict[str, Measured]:
    measured = {contender.name: Measured(contender.name) for contender in contenders}
    for contender in contenders:
        _run(contender, command, timeout, measured)  # warms the page cache; not counted
    for _ in range(rounds):
        _round(contenders, command, timeout, measured)
    return measured


def against(peer: Contender, contenders: List[Contender], command: Callable[[Contender], List[str]], rounds: int,
            timeout: int) -> Dict[str, Measured]:
    """Each contender and then the peer, in turn; ratios are the contender's divided by the peer's."""
    measured = {contender.name: Measured(contender.name) for contender in [*contenders, peer]}
    for contender in [*contenders, peer]:
        _run(contender, command, timeout, measured)  # warms the page cache; not counted
    for _ in range(rounds):
        for contender in contenders:
            run = _run(contender, command, timeout, measured)
            peer_run = _run(peer, command, timeout, measured)
            _record(measured[contender.name], run)
            _record(measured[peer.name], peer_run)
            if run and peer_run:
                measured[contender.name].pairs.append((run, peer_run))
    return measured


def _round(contenders, command, timeout, measured) -> None:
    ours = next((c for c in contenders if c.name == OURS), None)
    peers = [c for c in contenders if c.name != OURS]
    if ours and not peers:
        _record(measured[OURS], _run(ours, command, timeout, measured))
    for peer in peers:
        our_run = _run(ours, command, timeout, measured) if ours else None
        peer_run = _run(peer, command, timeout, measured)
        if ours:
            _record(measured[OURS], our_run)
        _record(measured[peer.name], peer_run)
        if our_run and peer_run:
            measured[peer.name].pairs.append((our_run, peer_run))


def _record(measured: Measured, run: Optional[Run]) -> None:
    if run:
        measured.runs.append(run)


def _run(contender, command, timeout, measured) -> Optional[Run]:
    if measured[contender.name].failure:
        return None
    try:
        run = measure(command(contender), timeout, tree=contender.on_spark)
    except RunFailed as failed:
        measured[contender.name].failure = str(failed)
        print(f"benchmarks: {contender.name} failed: {failed}", file=sys.stderr)
        return None
    print(f"benchmarks: {contender.name:21} {run.wall_seconds:8.3f} s {run.cpu_seconds:8.3f} s CPU "
          f"{run.peak_rss_bytes / 1e6:8.1f} MB", file=sys.stderr)
    return run
