"""How often articles told as one origin are one, on labelled pairs: `python tools/measure_origins.py ARCHIVE [LABELS...]`.

ARCHIVE is one that `setfoot update` made of ../shared/corpus. A pair counts as told as one when any trip of the archive
has both articles in one group; pairs that no trip of the archive holds together are counted apart. Labels that name no
trip (`person` is missing) are pairs of the whole corpus: these two articles alone are asked for, as if on one trip.
"""

import json
import sys
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from setfoot.desk import open_desk
from setfoot.facts import Source, Stage
from setfoot.keep import Archive
from setfoot.read.lexicon import Lexicon
from setfoot.read.sketch import find_spoken, outline_of, shingles_of
from setfoot.read.story import lay_out
from setfoot.read.voices import find_agencies
from setfoot.reconcile.accounts import make_account
from setfoot.reconcile.origins import link_between

LABELS = Path(__file__).parent / "labels" / "origins.jsonl"
Label = dict[str, Any]


def main(archive: Path, files: list[Path]) -> None:
    """Print precision and recall over the labelled pairs, and the errors by kind."""
    for file in files or [LABELS]:
        labels = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        with Archive.open(archive, create=False) as opened:
            _tell(f"{file.name}, on one trip", _on_trips(opened, [label for label in labels if "person" in label]))
            if apart := [label for label in labels if "person" not in label]:
                _tell(f"{file.name}, anywhere in the corpus", _apart(opened, apart))


def _on_trips(opened: Archive, labels: list[Label]) -> list[tuple[Label, bool]]:
    joined, together = set(), set()
    for trip in opened.trips():
        together |= set(combinations(sorted({article for group in trip.origins for article in group.articles}), 2))
        joined |= {pair for group in trip.origins for pair in combinations(sorted(group.articles), 2)}
    met = [label for label in labels if tuple(sorted(label["pair"])) in together]
    print(
        f"{len(labels)} pairs labelled, {len(met)} on one trip of this archive; {len(joined)} told as one in all of it"
    )
    return [(label, tuple(sorted(label["pair"])) in joined) for label in met]


def _apart(opened: Archive, labels: list[Label]) -> list[tuple[Label, bool]]:
    """No reports are held against one another: both articles count as telling one trip as happened."""
    desk = open_desk()
    names = {article for label in labels for article in label["pair"]}
    sources = opened.sources(names, sketched=False)
    accounts = {}
    for name in names:
        source = _sketch(sources[name], opened.article(name).text, desk.lexicon_for("en"))
        accounts[name] = replace(make_account(source, (), desk.record.press), stages=frozenset({Stage.HAPPENED}))
    return [(label, link_between(*(accounts[name] for name in label["pair"])) is not None) for label in labels]


def _sketch(source: Source, text: str, lexicon: Lexicon) -> Source:
    """What the reader keeps of a story that it reports a trip from; these articles may tell of none."""
    spans = [(line.start, line.end) for line in lay_out(text, source.title, lexicon).lines if line.where == "text"]
    sentences = [text[start:end] for start, end in spans]
    shingles, spoken = shingles_of(sentences), find_spoken(text, spans)
    return replace(
        source,
        shingles=shingles,
        quoted=tuple(sorted({*shingles} & {*spoken.shingles})),
        outline=outline_of(sentences),
        spoken=spoken.sentences,
        agencies=find_agencies(text, (), lexicon),
    )


def _tell(name: str, told: list[tuple[Label, bool]]) -> None:
    print(f"{name}:")
    for title, sure in (("all", False), ("without the doubtful ones", True)):
        counted = [(label, said) for label, said in told if not (sure and label.get("doubtful"))]
        right = sum(label["same"] and said for label, said in counted)
        claimed, real = sum(said for _, said in counted), sum(label["same"] for label, _ in counted)
        print(f"  {title}: {len(counted)} pairs; precision {right} of {claimed}, recall {right} of {real}")
    for kind, wanted in (("missed", True), ("falsely joined", False)):
        wrong = Counter(label["why"] for label, said in told if label["same"] is wanted and said is not wanted)
        print(f"  {kind}: {', '.join(f'{count} {why}' for why, count in wrong.most_common()) or 'none'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
