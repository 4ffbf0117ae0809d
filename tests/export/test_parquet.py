"""Parquet tables: the SQL of the documentation gives the rows of the saved questions, on DuckDB and on Spark."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from paths import DOCS

import diplograph
from diplograph.cli import main
from diplograph.export.parquet import ATTRIBUTION, TABLES

SHOWN = re.findall(
    r"<!-- rows of: (.*?) -->\n```sql\n(.*?)```", (DOCS / "how-to" / "many-essays.md").read_text("utf-8"), re.S
)
Rows = Counter[tuple[str, ...]]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet") / "tables"
    assert main(["export", "--format", "parquet", "--output", str(folder)]) == 0
    return folder


def told(value: object) -> str:
    return "" if value is None else str(value)


def duckdb_rows(tables: Path) -> Callable[[str], tuple[list[str], Rows]]:
    import duckdb

    here = duckdb.connect()
    for table in TABLES:
        files = f"read_parquet('{tables}/{table.name}/*/*.parquet', hive_partitioning = true)"
        here.sql(f"CREATE VIEW {table.name} AS SELECT * FROM {files}")

    def ask(sql: str) -> tuple[list[str], Rows]:
        answer = here.sql(sql)
        return answer.columns, Counter(tuple(map(told, row)) for row in answer.fetchall())

    return ask


def spark_rows(tables: Path) -> Callable[[str], tuple[list[str], Rows]]:
    pyspark: Any = pytest.importorskip("pyspark.sql", reason="Spark: needs pyspark")
    if shutil.which("java") is None:
        pytest.skip("Spark: needs java")
    spark = pyspark.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    for table in TABLES:
        spark.read.parquet(str(tables / table.name)).createOrReplaceTempView(table.name)

    def ask(sql: str) -> tuple[list[str], Rows]:
        answer = spark.sql(sql)
        return answer.columns, Counter(tuple(map(told, row)) for row in answer.collect())

    return ask


@pytest.fixture(scope="module", params=["duckdb", "spark"])
def ask(request: pytest.FixtureRequest, tables: Path) -> Callable[[str], tuple[list[str], Rows]]:
    return {"duckdb": duckdb_rows, "spark": spark_rows}[request.param](tables)


def test_twelve_questions_are_shown() -> None:
    assert len(SHOWN) == 12


@pytest.mark.parametrize(("question", "sql"), SHOWN, ids=[question for question, _ in SHOWN])
def test_sql_gives_the_rows_of_the_saved_question(
    kg: diplograph.Library, ask: Callable[[str], tuple[list[str], Rows]], question: str, sql: str
) -> None:
    name, *given = shlex.split(question)
    result = kg.query(name, **dict(pair.split("=", 1) for pair in given))
    columns, rows = ask(sql)
    at = [result.columns.index(column) for column in columns]
    expected = {tuple(told(row[i]) for i in at) for row in result}
    assert expected and set(rows) == expected
    assert max(rows.values()) == 1, "a row stands twice"


def test_every_row_on_the_world_says_whose_it_is(tables: Path) -> None:
    from pyarrow import parquet

    for table in TABLES:
        (file,) = (tables / table.name).rglob("*.parquet")
        read = parquet.read_table(file, partitioning=None)
        assert read.column_names == [field.name for field in table.fields]
        if table.name not in ("passages", "names"):
            assert table.fields[: len(ATTRIBUTION)] == ATTRIBUTION
            for name in ("claim", "holder", "stance", "paraphrase", "likelihood"):
                assert read.column(name).null_count == 0 or name == "likelihood"


def test_the_dictionary_describes_every_column_and_counts_the_rows(tables: Path) -> None:
    from pyarrow import parquet

    package = json.loads((tables / "datapackage.json").read_text("utf-8"))
    assert [one["name"] for one in package["resources"]] == [table.name for table in TABLES]
    for one in package["resources"]:
        (file,) = (tables / one["name"]).rglob("*.parquet")
        assert one["rows"] == parquet.read_metadata(file).num_rows > 0
        assert all(field["description"] for field in one["schema"]["fields"])


def test_each_document_has_files_of_its_own(tmp_path: Path) -> None:
    harbour = DOCS / "deep-harbour"
    folder = tmp_path / "tables"
    assert main(["export", "--format", "parquet", "--bundled", "--data", str(harbour), "--output", str(folder)]) == 0
    assert {path.name for path in (folder / "claims").iterdir()} == {
        "document=deep-harbour",
        "document=modest-geopolitical-case",
    }
    one = tmp_path / "one"
    assert main(["export", "--format", "parquet", "--data", str(harbour), "--output", str(one)]) == 0
    for table in TABLES:
        if table.name == "names":
            continue  # with those of the shared states that either document names
        part = f"{table.name}/document=deep-harbour/part-0.parquet"
        assert (one / part).read_bytes() == (folder / part).read_bytes(), table.name


def test_without_the_package_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    assert main(["export", "--format", "parquet", "--output", str(tmp_path / "x")]) == 2
    assert "diplograph[parquet]" in capsys.readouterr().err and not (tmp_path / "x").exists()
