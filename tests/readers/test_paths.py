"""The list against the table's own data: the files it names are there, and hold what it says they hold."""

import json
import os
import subprocess

import duckdb
import polars
import pyarrow.dataset
import pytest

import launcher


@pytest.fixture
def paths() -> list[str]:
    return launcher.files("--format", "paths").decode().splitlines()


@pytest.fixture
def records(expected) -> int:
    """The number of the table's rows, as its statistics have it."""
    return sum(json.loads(row.stats)["numRecords"] for row in expected)


def test_paths_are_absolute_and_without_a_scheme(paths, expected):
    assert len(paths) == len(expected)
    assert all(os.path.isabs(path) for path in paths)


def test_files_are_as_large_as_the_list_says(paths, expected):
    assert sorted(os.path.getsize(path) for path in paths) == sorted(row.size for row in expected)


def test_zero_bytes_end_paths_for_xargs(paths):
    assert launcher.files("--format", "paths", "--print0").decode().split("\0") == [*paths, ""]


def test_xargs_takes_them(paths):
    listed = subprocess.run(
        ["xargs", "-0", "ls", "-1"],
        input=launcher.files("--format", "paths", "--print0"),
        capture_output=True,
        check=True,
    )
    assert sorted(listed.stdout.decode().splitlines()) == sorted(paths)


def test_duckdb_reads_the_table_from_them(paths, records):
    answer = duckdb.sql("SELECT count(*) FROM read_parquet($paths)", params={"paths": paths})
    assert answer.fetchall() == [(records,)]


def test_polars_reads_the_table_from_them(paths, records):
    assert polars.scan_parquet(paths).select(polars.len()).collect().item() == records


def test_pyarrow_reads_the_table_from_them(paths, records):
    assert pyarrow.dataset.dataset(paths, format="parquet").count_rows() == records
