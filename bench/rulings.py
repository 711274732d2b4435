"""How many rulings a second one core gives: `python bench/rulings.py [COUNT]`, a mix of persons, states and days."""

import random
import sys
import time
from datetime import date

from setfoot.facts import Window
from setfoot.judge import judge_everywhere, judge_visit
from setfoot.tables.law import load_law


def main(count: int) -> None:
    """Print rulings per second for single days, and the time of one answer for every state."""
    started = time.perf_counter()
    law = load_law()
    print(f"loading the law: {1000 * (time.perf_counter() - started):.0f} ms")
    choose = random.Random(1)  # noqa: S311 - a fixed mix, not a secret
    first, last = date(2002, 7, 1).toordinal(), date(2027, 1, 1).toordinal()
    questions = [
        (choose.choice(law.wanted), choose.choice(law.states), Window.of(date.fromordinal(choose.randint(first, last))))
        for _ in range(count)
    ]
    started = time.perf_counter()
    for person, country, on in questions:
        judge_visit(person, country, on, law)
    print(f"single days: {count / (time.perf_counter() - started):,.0f} rulings a second")
    started = time.perf_counter()
    judge_everywhere(law.wanted[-10], date(2024, 9, 2), law)
    print(f"every state on one day: {1000 * (time.perf_counter() - started):.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
