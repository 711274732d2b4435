"""How well what articles assert of the record is read and checked: `python tools/measure_assertions.py LABELS PEOPLE ARTICLES...`.

LABELS is JSON Lines of `{"id", "asserts": [{"kind", "about", "record"}]}` (tools/labels/assertions.test.jsonl); lines with a
`text` of their own need no article. PEOPLE are watched
besides those shipped. ARTICLES are JSON Lines of articles, gzipped or not. `about` is the person, state or series
of summits; within an article an assertion counts once for each time it is labelled, one of a summit once for its series.
What the tables say is compared among the assertions found; matters of the ledger of trips are left out of that.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from setfoot.desk import Desk, open_desk
from setfoot.facts import Article, ArticleId, Checked, Matter, Truth, Window
from setfoot.read import read_article
from setfoot.reconcile.assertions import check_reading

SAID = {Truth.YES: "agrees", Truth.NO: "contradicts", Truth.UNKNOWN: "cannot_tell"}
OF_STATES = {Matter.MEMBER}
OF_ALL = {Matter.PARTIES, Matter.SIGNATORIES}
OF_LEDGER = {
    Matter.FIRST_SINCE,
    Matter.FIRST_TO,
    Matter.NOT_ABROAD,
    Matter.RARELY_ABROAD,
    Matter.LAST_ABROAD,
    Matter.VISIT_COUNT,
}
OF_TABLES = frozenset(Matter) - OF_LEDGER
Key = tuple[str, str]
Label = dict[str, Any]


def main(labels: Path, people: Path, sources: list[Path]) -> None:
    """Print precision and recall by kind, over articles and written pieces apart, and every error."""
    lines = [json.loads(line) for line in labels.read_text("utf-8").splitlines()]
    texts = {line["id"]: line for line in lines if "text" in line} | _texts(sources, {line["id"] for line in lines})
    desk = open_desk(people, extend=True)
    for name, chosen in (
        ("articles", [line for line in lines if "text" not in line]),
        ("written", [line for line in lines if "text" in line]),
    ):
        print(f"{name}: {len(chosen)}, of which {sum(bool(line['asserts']) for line in chosen)} assert something")
        _tell(chosen, texts, desk)


def _texts(sources: list[Path], wanted: set[str]) -> dict[str, Label]:
    found = {}
    for source in sources:
        with _open(source) as records:
            for record in map(json.loads, records):
                if record["id"] in wanted:
                    found[record["id"]] = record
    return found


def _open(source: Path) -> TextIO:
    return gzip.open(source, "rt", encoding="utf-8") if source.suffix == ".gz" else source.open(encoding="utf-8")


def _tell(lines: list[Label], texts: dict[str, Label], desk: Desk) -> None:
    right, claimed, real, answers = Counter[str](), Counter[str](), Counter[str](), Counter[Key]()
    for line in lines:
        wanted = Counter((one["kind"], _series(one["about"])) for one in line["asserts"])
        checked = list(_checked(texts[line["id"]], desk))
        told = Counter(map(_key, checked))
        for counts in (wanted, told):
            counts.update({key: 1 - counts[key] for key in counts if key[0] == "summit"})
        for counter, counts in ((right, wanted & told), (claimed, told), (real, wanted)):
            for (kind, _), count in counts.items():
                counter[kind] += count
        for one in checked:
            labelled = {
                label["record"] for label in line["asserts"] if (label["kind"], _series(label["about"])) == _key(one)
            }
            if labelled and one.assertion.matter in OF_TABLES:
                answers["/".join(sorted(labelled)), SAID[one.holds]] += 1
                if SAID[one.holds] not in labelled:
                    print(f"  labelled {labelled}, told {SAID[one.holds]}: {line['id']} {one.says}")
        for word, counts in (("missed", wanted - told), ("wrong", told - wanted)):
            print(
                *(f"  {word} {n} {line['id']} {kind} {about}\n" for (kind, about), n in counts.items()), sep="", end=""
            )
    for kind in sorted(real | claimed):
        print(f"  {kind:16} right {right[kind]} of {claimed[kind]} read, of {real[kind]} labelled")
    print(f"  all: precision {right.total()} of {claimed.total()}, recall {right.total()} of {real.total()}")
    for (label, said), count in sorted(answers.items()):
        print(f"  labelled {label}, told {said}: {count}")


def _series(about: str) -> str:
    """The name of a series of summits without that word, which some labels leave out and others do not."""
    return about.removesuffix(" summit")


def _checked(record: Label, desk: Desk) -> Iterator[Checked]:
    published = Window.of(date.fromisoformat(record["published"][:10])) if record["published"] else None
    article = Article(
        ArticleId(record["id"]), record["text"], record.get("title") or "", language="en", published=published
    )
    yield from check_reading(read_article(article, desk.lexicon_for("en")), desk.record).checked


def _key(one: Checked) -> Key:
    said = one.assertion
    if said.matter in OF_STATES:
        return said.matter, said.country or said.subject
    return said.matter, "" if said.matter in OF_ALL else _series(said.subject)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
