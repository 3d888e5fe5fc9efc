"""The command line."""

import argparse
from typing import List

from runner.peers import COLUMNS, CONTENDERS

SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000, "10m": 10_000_000}
SHAPES = {"classic": "classic", "multipart": "multipart:10", "v2": "v2"}
STATS = ("json", "struct", "both")
QUICK_SIZES = ["10k", "100k"]
QUICK_ROUNDS = 3


def parse(arguments: List[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="benchmarks/run",
        description="Measures delta-replay against other readers of Delta logs: whole processes in turn, equal work.",
        epilog="Generated tables are kept in benchmarks/target/logs, or where DELTA_REPLAY_BENCH_DIR says.",
    )
    parser.add_argument("--sizes", type=several(SIZES), metavar="LIST", default=["10k", "100k", "1m"],
                        help="active files, of 10k,100k,1m,10m (default: 10k,100k,1m)")
    parser.add_argument("--shapes", type=several(SHAPES), metavar="LIST", default=["classic"],
                        help="checkpoints, of classic,multipart,v2 (default: classic)")
    parser.add_argument("--stats", type=several(STATS), metavar="LIST", default=["json"],
                        help="statistics in the checkpoint, of json,struct,both; struct and both come with "
                             "partitionValues_parsed (default: json)")
    parser.add_argument("--columns", type=several(COLUMNS), metavar="LIST", default=["all", "no-stats"],
                        help="columns of the output, of all,no-stats,paths (default: all,no-stats)")
    parser.add_argument("--contenders", type=several([c.name for c in CONTENDERS]), metavar="LIST",
                        default=[c.name for c in CONTENDERS if not c.on_spark and not c.on_request],
                        help="of " + ",".join(c.name for c in CONTENDERS) + " (default: all that run without Spark, but "
                             "delta-replay-snapshot)")
    parser.add_argument("--distributed", action="store_true",
                        help="add the three that run on Spark, and nothing else unless --contenders says so")
    parser.add_argument("--rounds", type=int, default=5, help="measured runs of each pair (default: 5)")
    parser.add_argument("--quick", action="store_true", help="10k and 100k, 3 rounds")
    parser.add_argument("--no-iterate", action="store_true", help="leave the iterate-only table out")
    parser.add_argument("--no-verify", action="store_true", help="do not check the contenders' output first")
    parser.add_argument("--no-build", action="store_true", help="take the contenders as they are built")
    parser.add_argument("--timeout", type=int, default=1200, metavar="SECONDS", help="for one process (default: 1200)")
    parser.add_argument("--table", metavar="DIR", help="measure this one table (a folder with expected.json) instead")
    parser.add_argument("--where", action="append", default=[], metavar="PREDICATE",
                        help="also list the files that a predicate keeps, in turn with listing every file and with the peers "
                             "that take predicates; comparisons of columns with values, joined by AND, are what all of them "
                             "understand; may be given several times")
    parser.add_argument("--label", help="name of the result files (default: date and time)")
    options = parser.parse_args(arguments)
    if options.distributed:
        chosen = [] if options.contenders == parser.get_default("contenders") else options.contenders
        options.contenders = chosen + [c.name for c in CONTENDERS if c.on_spark and c.name not in chosen]
    if options.quick:
        options.sizes, options.rounds = QUICK_SIZES, QUICK_ROUNDS
    if options.rounds < 1:
        parser.error("--rounds must be at least 1")
    return options


def several(allowed):
    def parse_list(text: str) -> List[str]:
        values = text.split(",")
        for value in values:
            if value not in allowed:
                raise argparse.ArgumentTypeError(f"expected some of {','.join(allowed)}, got '{value}'")
        return values

    return parse_list
