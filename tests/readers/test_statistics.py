"""Struct statistics of every type that Parquet has: valid UTF-8 and valid JSON to whoever reads the list."""

import io
import json
import shutil

import polars
import pyarrow
import pyarrow.ipc
import pytest

import launcher

FORMS = launcher.HOME / "launcher/src/test/resources/checkpoints/statistics-types"
EXPECTED = json.loads((FORMS / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(params=["types-by-pages", "types-by-hardwood"])
def table(request, tmp_path) -> str:
    log = tmp_path / "table" / "_delta_log"
    log.mkdir(parents=True)
    shutil.copy(FORMS / f"{request.param}.parquet", log / f"{10:020}.checkpoint.parquet")
    (log / f"{10:020}.json").write_text('{"commitInfo":{}}\n')
    return str(log.parent)


def listed(table: str, form: str) -> bytes:
    return launcher.run("files", table, "--quiet", "--mode", "serial", "--stats", "--format", form)


def check(stats: list[str]) -> None:
    [one] = stats
    bounds = json.loads(one, parse_constant=pytest.fail)["minValues"]
    bounds.pop("flag", None)
    assert bounds == EXPECTED


def test_pyarrow_finds_the_stream_valid(table):
    read = pyarrow.ipc.open_stream(listed(table, "arrow")).read_all()
    read.validate(full=True)
    check(read["stats"].to_pylist())


def test_pyarrow_finds_the_file_valid(table):
    read = pyarrow.ipc.open_file(pyarrow.py_buffer(listed(table, "arrow-file"))).read_all()
    read.validate(full=True)
    check(read["stats"].to_pylist())


def test_polars_reads_the_stream(table):
    check(polars.read_ipc_stream(io.BytesIO(listed(table, "arrow")))["stats"].to_list())


def test_polars_reads_jsonl(table):
    check(polars.read_ndjson(io.BytesIO(listed(table, "jsonl")))["stats"].to_list())


def test_polars_reads_csv(table):
    check(polars.read_csv(io.BytesIO(listed(table, "csv")), infer_schema=False)["stats"].to_list())
