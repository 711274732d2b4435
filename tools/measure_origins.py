"""How often articles told as one origin are one, on labelled pairs: `python tools/measure_origins.py ARCHIVE`.

ARCHIVE is one that `setfoot update` made of ../shared/corpus. A pair counts as told as one when any trip of the archive
has both articles in one group; pairs that no trip of the archive holds together are counted apart.
"""

import json
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

from setfoot.keep import Archive

LABELS = Path(__file__).parent / "labels" / "origins.jsonl"


def main(archive: Path) -> None:
    """Print precision and recall over the labelled pairs, and the errors by kind."""
    with Archive.open(archive, create=False) as opened:
        trips = opened.trips()
    joined, together = set(), set()
    for trip in trips:
        together |= set(combinations(sorted({article for group in trip.origins for article in group.articles}), 2))
        joined |= {pair for group in trip.origins for pair in combinations(sorted(group.articles), 2)}
    labels = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    met = [label for label in labels if tuple(sorted(label["pair"])) in together]
    told = [(label, tuple(sorted(label["pair"])) in joined) for label in met]
    right = sum(label["same"] and said for label, said in told)
    claimed, real = sum(said for _, said in told), sum(label["same"] for label in met)
    print(f"{len(labels)} pairs labelled, {len(met)} on one trip of this archive, {real} of them one origin")
    print(
        f"precision {right} of {claimed}; recall {right} of {real}; {len(joined)} pairs told as one in the whole archive"
    )
    for kind, wanted in (("missed", True), ("falsely joined", False)):
        wrong = Counter(label["why"] for label, said in told if label["same"] is wanted and said is not wanted)
        print(f"{kind}: {', '.join(f'{count} {why}' for why, count in wrong.most_common()) or 'none'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
