"""The text formats, read by those who will read them."""

import io

import duckdb
import pandas
import polars
import pytest

import launcher
from rows import rows


@pytest.fixture
def jsonl(tmp_path):
    return launcher.files_as(tmp_path / "files.jsonl", "--format", "jsonl", "--stats")


@pytest.fixture
def csv(tmp_path):
    return launcher.files_as(tmp_path / "files.csv", "--format", "csv", "--stats")


def test_duckdb_reads_jsonl(jsonl, expected):
    answer = duckdb.sql(
        f"SELECT * FROM read_json('{jsonl}', format = 'newline_delimited', "
        "columns = {path: 'VARCHAR', partitionValues: 'MAP(VARCHAR, VARCHAR)', size: 'BIGINT', "
        "modificationTime: 'BIGINT', dataChange: 'BOOLEAN', stats: 'VARCHAR'})"
    )
    assert rows(_dicts(answer)) == expected


def test_polars_reads_jsonl(jsonl, expected):
    assert rows(polars.read_ndjson(jsonl).to_dicts()) == expected


def test_pandas_reads_jsonl(jsonl, expected):
    frame = pandas.read_json(jsonl, lines=True, dtype=False)
    assert rows(frame.to_dict("records")) == expected


def test_duckdb_reads_csv(csv, expected):
    answer = duckdb.sql(f"SELECT * FROM read_csv('{csv}', header = true, all_varchar = true)")
    assert rows(_typed(row) for row in _dicts(answer)) == expected


def test_polars_reads_csv(csv, expected):
    frame = polars.read_csv(csv, infer_schema=False)
    assert rows(_typed(row) for row in frame.to_dicts()) == expected


def test_pandas_reads_csv(csv, expected):
    frame = pandas.read_csv(csv, dtype=str, keep_default_na=False)
    assert rows(_typed(row) for row in frame.to_dict("records")) == expected


def test_the_pipe_carries_what_the_file_has(csv):
    assert io.BytesIO(launcher.files("--format", "csv", "--stats")).getvalue() == csv.read_bytes()


def _typed(row: dict) -> dict:
    return {**row, "dataChange": row["dataChange"] == "true"}


def _dicts(answer: duckdb.DuckDBPyRelation):
    return (dict(zip(answer.columns, row)) for row in answer.fetchall())
