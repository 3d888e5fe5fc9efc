"""The Arrow formats, read by those who will read them."""

import io

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.feather
import pyarrow.ipc
import pytest

import launcher
from rows import rows


@pytest.fixture
def stream(compression) -> bytes:
    return launcher.files("--format", "arrow", "--stats", "--compression", compression)


@pytest.fixture
def file(compression, tmp_path):
    return launcher.files_as(
        tmp_path / "files.arrow", "--format", "arrow-file", "--stats", "--compression", compression
    )


def test_pyarrow_reads_the_stream(stream, expected):
    with pyarrow.ipc.open_stream(stream) as reader:
        table = reader.read_all()
    table.validate(full=True)
    assert rows(table.to_pylist()) == expected


def test_pyarrow_reads_the_file(file, expected):
    with pyarrow.memory_map(str(file)) as source, pyarrow.ipc.open_file(source) as reader:
        table = reader.read_all()
        table.validate(full=True)
        assert rows(table.to_pylist()) == expected


def test_stream_is_the_default_when_piped(expected):
    with pyarrow.ipc.open_stream(launcher.files("--stats")) as reader:
        assert rows(reader.read_all().to_pylist()) == expected


def test_polars_reads_the_stream(stream, expected):
    assert rows(polars.read_ipc_stream(io.BytesIO(stream)).to_dicts()) == expected


def test_polars_reads_the_file(file, expected):
    assert rows(polars.read_ipc(file).to_dicts()) == expected


def test_duckdb_reads_the_stream_through_pyarrow(stream, expected):
    with pyarrow.ipc.open_stream(stream) as reader:
        answer = duckdb.sql("SELECT * FROM reader ORDER BY path")
        assert rows(_dicts(answer)) == expected


def test_duckdb_aggregates_what_pyarrow_opened(file, expected):
    with pyarrow.memory_map(str(file)) as source, pyarrow.ipc.open_file(source) as reader:
        listed = reader.read_all()
        [(count, size)] = duckdb.sql("SELECT count(*), sum(size) FROM listed").fetchall()
    assert (count, size) == (len(expected), sum(row.size for row in expected))


def test_pandas_reads_the_stream_through_pyarrow(stream, expected):
    with pyarrow.ipc.open_stream(stream) as reader:
        frame = reader.read_pandas()
    assert rows(frame.to_dict("records")) == expected


def test_pandas_reads_the_file_as_feather(file, expected):
    frame = pandas.read_feather(file)
    assert rows(frame.to_dict("records")) == expected


def test_schema_says_which_table_and_version(stream):
    with pyarrow.ipc.open_stream(stream) as reader:
        metadata = reader.schema.metadata
    assert metadata[b"delta.version"].isdigit()


def _dicts(answer: duckdb.DuckDBPyRelation):
    return (dict(zip(answer.columns, row)) for row in answer.fetchall())
