# The two commands of the README are `make run` and `make test`; each makes its own virtual environment first.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
GOLD := ../shared/gold

.PHONY: run test check fix score bench serve clean

run: $(STAMP)  ## the main job on the sample reports: trips on the screen, case files in out/
	$(BIN)/setfoot report samples --out out

test: $(STAMP)  ## every test; those that need ../shared are skipped with a reason where it is absent
	$(BIN)/python -m pytest -n auto --cov --cov-report=term

check: $(STAMP)  ## format, lint, types, contracts, tests, floors of the score: what must hold before a change lands
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto --cov --cov-report=term

fix: $(STAMP)  ## rewrite layout, golden files and generated docs
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python tools/rewrite_golden.py
	$(BIN)/python tools/write_commands.py
	$(BIN)/python tools/write_screen.py

score: $(STAMP)  ## accuracy of the reader on the labelled articles, where they are
	@if [ -f $(GOLD)/en.labels.jsonl ]; then \
	  $(BIN)/setfoot score $(GOLD)/en.labels.jsonl $(GOLD)/en.articles.jsonl --people $(GOLD)/people.jsonl; \
	else echo "no labelled articles at $(GOLD); setfoot score LABELS ARTICLES measures your own"; fi

bench: $(STAMP)  ## speed of reading, rulings, reconciling and archives, short sizes; docs/speed.md has the long ones
	$(BIN)/python bench/reading.py
	$(BIN)/python bench/rulings.py
	$(BIN)/python bench/reconcile.py
	$(BIN)/python bench/archive.py
	$(BIN)/python bench/concluding.py
	$(BIN)/python bench/scan.py 50
	$(BIN)/python bench/workers.py 50 4
	$(BIN)/python bench/plan_scale.py

serve:  ## not yet: there is no web page of its own
	@echo "setfoot has no web page of its own yet; setfoot report writes pages that open in any browser"

clean:  ## drop the virtual environment and out/
	rm -rf $(VENV) out

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $(STAMP)
