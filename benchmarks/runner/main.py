"""One run of the benchmarks, from the command line to the report."""

import datetime
import sys
from typing import List

from runner import logs, machine, options, peers, process, series, verification
from runner.logs import Log
from runner.peers import CONTENDERS, DELTA_SPARK, LISTING_EVERYTHING, OURS, Contender
from runner.report import Report


def main(arguments: List[str]) -> int:
    chosen = options.parse(arguments)
    contenders = [contender for contender in CONTENDERS if contender.name in chosen.contenders]
    if not chosen.no_build:
        _build(contenders, chosen)
    report = Report(machine.facts(), machine.versions(chosen.contenders), chosen.rounds, process.memory_floor())
    label = chosen.label or datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H%M%SZ")
    wrong = False
    for log in logs.of(chosen):
        for columns in chosen.columns:
            right = contenders if chosen.no_verify else _verified(contenders, log, columns, report)
            wrong |= len(right) < len(contenders)
            _measure([contender for contender in right if not contender.on_spark], log, columns, chosen, report)
            for predicate in chosen.where:
                _measure_filtered(right, log, columns, predicate, chosen, report)
            _measure_on_spark([contender for contender in right if contender.on_spark], log, columns, chosen, report)
            report.write(label)  # after each table: a long run that is cut short has something to show
        _measure_inspect(contenders, log, chosen, report)
    _measure_start(contenders, chosen, report)
    report.write(label)
    print(report.markdown())
    return 1 if wrong else 0


def _build(contenders: List[Contender], chosen) -> None:
    for contender in contenders:
        contender.build()
    if not chosen.no_verify:
        peers.build_python()


def _verified(contenders: List[Contender], log: Log, columns: str, report: Report) -> List[Contender]:
    """The contenders whose answer is right; the others are not worth measuring."""
    right = []
    for contender in contenders:
        try:
            found = verification.verify(contender, log, columns)
        except verification.WrongAnswer as wrong:
            print(f"benchmarks: {wrong}", file=sys.stderr)
            report.note(f"{contender.title} on {log.name}, {columns}: left out, its answer is wrong: {wrong}")
            continue
        right.append(contender)
        _note_differences(contender, log, columns, found, report)
    return right


def _note_differences(contender: Contender, log: Log, columns: str, found: dict, report: Report) -> None:
    if columns != "all" or contender.verified != "arrow":
        return
    if "stats" not in found["columns"]:
        report.note(f"{contender.title} gives no JSON statistics; its columns are {', '.join(found['columns'])}.")
    elif found["withStats"] < found["count"]:
        report.note(f"{contender.title} on {log.name} gives statistics for {found['withStats']} of {found['count']} files.")


def _measure_on_spark(contenders: List[Contender], log: Log, columns: str, chosen, report: Report) -> None:
    ours = [contender for contender in contenders if contender.name != DELTA_SPARK]
    if not ours:
        return
    print(f"benchmarks: {log.name}, columns {columns}, on Spark", file=sys.stderr)
    delta_spark = next(contender for contender in CONTENDERS if contender.name == DELTA_SPARK)
    command = lambda contender: contender.arrow(str(log.folder), columns)  # noqa: E731
    if delta_spark in contenders:
        measured = series.against(delta_spark, ours, command, chosen.rounds, chosen.timeout)
    else:
        measured = series.in_turn(ours, command, chosen.rounds, chosen.timeout)
    report.add_on_spark(log.name, columns, list(measured.values()))


def _measure(contenders: List[Contender], log: Log, columns: str, chosen, report: Report) -> None:
    if not contenders:
        return
    table = str(log.folder)
    print(f"benchmarks: {log.name}, columns {columns}", file=sys.stderr)
    arrow = series.in_turn(contenders, lambda c: c.arrow(table, columns), chosen.rounds, chosen.timeout)
    report.add_arrow(log.name, columns, list(arrow.values()))
    peers_exist = any(contender.can_iterate for contender in contenders)
    if peers_exist and not chosen.no_iterate and columns != "paths":
        print(f"benchmarks: {log.name}, columns {columns}, iterate only", file=sys.stderr)
        walked = series.in_turn(contenders, lambda c: c.iterate(table, columns), chosen.rounds, chosen.timeout)
        report.add_iterate(log.name, columns, list(walked.values()))


def _measure_filtered(contenders: List[Contender], log: Log, columns: str, predicate: str, chosen, report: Report) -> None:
    """Ours with the predicate, in turn with ours without one and with the peers that take it."""
    filtering = [contender for contender in contenders if contender.takes_where]
    print(f"benchmarks: {log.name}, columns {columns}, where {predicate}", file=sys.stderr)
    table = str(log.folder)

    def command(contender: Contender) -> List[str]:
        plain = contender.arrow(table, columns)
        return [*plain, "--where", predicate] if contender.takes_where else plain

    if not chosen.no_verify:
        for contender in filtering:
            count = verification.count(command(contender))
            report.note(f"{contender.title} keeps {count} files of {log.name} where `{predicate}`.")
    measured = series.in_turn([*filtering, LISTING_EVERYTHING], command, chosen.rounds, chosen.timeout)
    report.add_filtered(log.name, columns, predicate, list(measured.values()))


def _measure_inspect(contenders: List[Contender], log: Log, chosen, report: Report) -> None:
    _measure_ours(contenders, f"`inspect` of {log.name}", peers.our_inspect(str(log.folder)), chosen, report)


def _measure_start(contenders: List[Contender], chosen, report: Report) -> None:
    _measure_ours(contenders, "`--version`", peers.our_version(), chosen, report)


def _measure_ours(contenders: List[Contender], what: str, command: List[str], chosen, report: Report) -> None:
    ours = [contender for contender in contenders if contender.name == OURS]
    if ours:
        report.add_startup(what, series.in_turn(ours, lambda _: command, chosen.rounds, chosen.timeout)[OURS])
