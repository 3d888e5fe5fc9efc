"""Medians and ratios as Markdown; every run as JSON."""

import json
from typing import Callable, List, Optional

from runner import places
from runner.peers import CONTENDERS, DELTA_SPARK, LISTING_EVERYTHING, OURS, SPARK_CORES
from runner.process import Run
from runner.series import Measured

_TITLES = {contender.name: contender.title for contender in [*CONTENDERS, LISTING_EVERYTHING]}
_MEASURES: List[tuple] = [
    ("wall", lambda run: run.wall_seconds),
    ("CPU", lambda run: run.cpu_seconds),
    ("peak RSS", lambda run: run.peak_rss_bytes),
]


class Report:
    def __init__(self, machine: dict, versions: dict, rounds: int, memory_floor: int):
        self._header = {"machine": machine, "versions": versions, "rounds": rounds, "memory_floor_bytes": memory_floor}
        self._arrow: List[tuple] = []
        self._filtered: List[tuple] = []
        self._iterate: List[tuple] = []
        self._on_spark: List[tuple] = []
        self._startup: List[tuple] = []
        self._notes: List[str] = []

    def add_arrow(self, log: str, columns: str, measured: List[Measured]) -> None:
        self._arrow.append((log, columns, measured))

    def add_filtered(self, log: str, columns: str, predicate: str, measured: List[Measured]) -> None:
        self._filtered.append((f"{log} where `{predicate}`", columns, measured))

    def add_iterate(self, log: str, columns: str, measured: List[Measured]) -> None:
        self._iterate.append((log, columns, measured))

    def add_on_spark(self, log: str, columns: str, measured: List[Measured]) -> None:
        self._on_spark.append((log, columns, measured))

    def add_startup(self, what: str, measured: Measured) -> None:
        self._startup.append((what, measured))

    def note(self, text: str) -> None:
        if text not in self._notes:
            self._notes.append(text)

    def write(self, label: str) -> None:
        places.RESULTS.mkdir(exist_ok=True)
        (places.RESULTS / f"{label}.md").write_text(self.markdown())
        (places.RESULTS / f"{label}.json").write_text(json.dumps(self.as_json(), indent=1) + "\n")

    def as_json(self) -> dict:
        return {
            **self._header,
            "arrow": [_series_json(series) for series in self._arrow],
            "filtered": [_series_json(series) for series in self._filtered],
            "iterate": [_series_json(series) for series in self._iterate],
            "on_spark": [_series_json(series) for series in self._on_spark],
            "startup": [{"what": what, **measured.as_json()} for what, measured in self._startup],
            "notes": self._notes,
        }

    def markdown(self) -> str:
        machine = self._header["machine"]
        lines = [
            f"# Measured {machine['date']}",
            "",
            f"{machine['cpu']}, {machine['cores']} cores, {machine['memory_gib']} GiB, {machine['system']}; load average "
            f"at the start {machine['load_at_start']}.",
            "",
            *[f"- {name}: {version}" for name, version in self._header["versions"].items()],
            "",
            f"Medians of {self._header['rounds']} rounds after one warm-up run, whole processes, page cache warm. A ratio "
            f"is ours ÷ theirs, the median of pairs that ran right after each other: below 1.00 delta-replay takes less. "
            f"Peak RSS below {self._header['memory_floor_bytes'] / 1e6:.0f} MB cannot be told.",
        ]
        if self._arrow:
            lines += ["", "## The file list as an Arrow stream into a pipe", "", *_table(self._arrow)]
        if self._filtered:
            lines += ["", "## With a predicate", "",
                      "delta-replay and the peers list the files that the predicate leaves; the last row of each group is delta-replay "
                      "without a predicate.", "", *_table(self._filtered)]
        if self._iterate:
            lines += ["", "## Peers that only walk their list", "",
                      "Nothing is written by the peers here; delta-replay's rows are its whole work, Arrow included.", "",
                      *_table(self._iterate)]
        if self._on_spark:
            lines += ["", "## On Spark", "",
                      f"Embedded Spark with {SPARK_CORES} cores for all. A ratio here is the contender's ÷ delta-spark's. Memory is the "
                      f"sum over a contender's processes. delta-spark counts its files and delivers nothing.", "",
                      *_table(self._on_spark, DELTA_SPARK)]
        if self._startup:
            lines += ["", "## Start", "", *_startup_table(self._startup)]
        if self._notes:
            lines += ["", "## Notes", "", *[f"- {note}" for note in self._notes]]
        return "\n".join(lines) + "\n"


def _series_json(series: tuple) -> dict:
    log, columns, measured = series
    return {"log": log, "columns": columns, "contenders": [each.as_json() for each in measured]}


def _table(series: List[tuple], base: str = OURS) -> List[str]:
    lines = [
        "| log | columns | contender | wall s | CPU s | peak RSS MB | out MB | wall ratio | CPU ratio | RSS ratio |",
        "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for log, columns, measured in series:
        lines += [_row([log, columns], each, base) for each in measured]
    return lines


def _row(first: List[str], measured: Measured, base: str) -> str:
    cells = [*first, _TITLES[measured.name]]
    if measured.failure:
        return "| " + " | ".join([*cells, "failed", *[""] * 6]) + " |"
    cells += _medians(measured)
    cells += ["1.00" if measured.name == base else _ratio(measured.ratio(value)) for _, value in _MEASURES]
    return "| " + " | ".join(cells) + " |"


def _medians(measured: Measured) -> List[str]:
    return [
        _number(measured, lambda run: run.wall_seconds, "{:.3f}"),
        _number(measured, lambda run: run.cpu_seconds, "{:.3f}"),
        _number(measured, lambda run: run.peak_rss_bytes / 1e6, "{:.0f}"),
        _number(measured, lambda run: run.output_bytes / 1e6, "{:.1f}"),
    ]


def _number(measured: Measured, value: Callable[[Run], float], form: str) -> str:
    found = measured.median(value)
    return "" if found is None else form.format(found)


def _ratio(value: Optional[float]) -> str:
    return "" if value is None else f"{value:.2f}"


def _startup_table(startup: List[tuple]) -> List[str]:
    lines = ["| delta-replay | wall s | CPU s | peak RSS MB |", "| --- | ---: | ---: | ---: |"]
    for what, measured in startup:
        cells = ["failed", "", ""] if measured.failure else _medians(measured)[:3]
        lines.append("| " + " | ".join([what, *cells]) + " |")
    return lines
