"""The questions of docs/how-to-scan.md are answered by the results of a scan, and rightly."""

import re
from pathlib import Path

import duckdb
import pytest

from scan_examples import task_for, write_archive, write_wire
from setfoot.keep.manifest import add_line
from setfoot.scan.task import scan_file

PAPER = Path(__file__).parent.parent.parent / "docs" / "how-to-scan.md"
QUESTIONS = re.findall(r"```sql\n(.+?)```", PAPER.read_text("utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("asked")
    (made / "results").mkdir()
    for source in (write_wire(made / "wire.jsonl"), write_archive(made / "c.warc.gz")):
        add_line(made / "results", scan_file(task_for(source, made / "results" / f"{Path(source).name}.parquet")))
    return made


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.split("\n")[0][:40])
def test_the_question_is_answered(folder, monkeypatch, question):
    monkeypatch.chdir(folder)
    with duckdb.connect() as asked:
        assert asked.sql(question).fetchall()


def test_reports_by_country_are_those_that_were_read(folder, monkeypatch):
    monkeypatch.chdir(folder)
    with duckdb.connect() as asked:
        assert asked.sql(QUESTIONS[0]).fetchall() == [("MN", 4, 4), ("KZ", 1, 1)]
        assert asked.sql(QUESTIONS[-1]).fetchall()[0][:5] == (12, 12, 7, 7, 5)
