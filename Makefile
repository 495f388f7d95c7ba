# Everything that is done with this repository. Needs Python 3.11 to 3.13, make and git; the rest is installed into .venv.

VENV ?= .venv
BIN := $(VENV)/bin
# The first Python on the path that fits; PYTHON=... takes another.
PYTHON ?= $(shell for python in python3.12 python3.11 python3.13 python3 python; do \
	if $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' >/dev/null 2>&1; \
	then echo $$python; break; fi; done)
IN ?= data/raw
OUT ?= data/processed
REPORT ?= data/report

.PHONY: bench help parity setup bundle notebooks ocr browser fidelity run report test fast lint types eval eval-quick soak licences dictionary clean

help:
	@echo "make run         read the PDFs of $(IN) and publish their tables in $(OUT)"
	@echo "make report      the same, then a report in $(REPORT) that opens in a browser"
	@echo "make test        all tests (make fast: without the slow ones)"
	@echo "make ocr         installs what scanned pages need (Tesseract)"
	@echo "make browser     installs what tests of the report need (Chromium)"
	@echo "make fidelity    characters of real PDFs against poppler's"
	@echo "make parity      characters, lines, shapes and cells against pdfplumber's"
	@echo "make eval        scores against the gold (make eval-quick: without the lists of single lines)"
	@echo "make bench       speed, memory and scaling against other readers (10 minutes; FULL=1: half an hour)"
	@echo "make soak        hostile files, kills and full disks (20 minutes; docs/reliability.md)"
	@echo "make lint types  style and types"
	@echo "make bundle      a folder that installs where no network is (dist/dxplans-bundle)"
	@echo "make notebooks   run the notebooks over the tables"
	@echo "make dictionary  write docs/data-dictionary.md and docs/commands.md anew"
	@echo "make clean       remove the environment and caches"

$(VENV)/.installed: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "There is no Python 3.11 to 3.13 on the path; set PYTHON=..." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

setup: $(VENV)/.installed

# OCR of scanned pages: Tesseract with Japanese from Debian's packages, and its binding.
ocr: setup
	@command -v tesseract >/dev/null || { \
		test "$$(id -u)" = 0 && command -v apt-get >/dev/null || { \
			echo "Install tesseract-ocr, tesseract-ocr-jpn and tesseract-ocr-jpn-vert first." >&2; exit 2; }; \
		apt-get update -qq && apt-get install -y -qq tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert >/dev/null; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,ocr]'

# The report is tested in Chromium, headless: Debian's package, with fonts for Japanese, and a binding to drive it.
browser: setup
	@command -v chromium >/dev/null || { \
		test "$$(id -u)" = 0 && command -v apt-get >/dev/null || { \
			echo "Install chromium and fonts-noto-cjk first." >&2; exit 2; }; \
		apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk >/dev/null; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,browser]'

fidelity: setup
	$(BIN)/python -m evaluation.fidelity

# PDFS="a.pdf folder/" compares those; docs/parity.md says what the figures mean.
parity: setup
	$(BIN)/python -m evaluation.parity $(PDFS)

run: setup
	$(BIN)/dxplans run $(IN) --out $(OUT)

report: run
	$(BIN)/dxplans report --tables $(OUT) --out $(REPORT)

test: setup
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

fast: setup
	$(BIN)/python -m pytest -m "not slow"

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

# Speed, memory and scaling; PARTS="ratios start" measures only some of it (see docs/performance.md).
bench: setup
	$(BIN)/python -m benchmarks $(PARTS) $(if $(FULL),--full)

eval: setup
	$(BIN)/python -m evaluation

eval-quick: setup
	$(BIN)/python -m evaluation --no-lists

# All wheels, installers for Windows and Linux, guide and samples: a folder that installs without a network.
bundle: setup
	$(BIN)/python -m bundle

notebooks: setup
	@for notebook in notebooks/*.ipynb; do \
		echo "$$notebook" && $(BIN)/jupyter-execute "$$notebook" || exit 1; done

# Hostile files, kills, full disks and damaged plans, at most 20 minutes; see docs/reliability.md.
soak: setup
	$(BIN)/python -m soak

dictionary: setup
	$(BIN)/dxplans dictionary > docs/data-dictionary.md
	$(BIN)/dxplans manual > docs/commands.md

# Every package of an installation with its licence.
licences: setup
	$(BIN)/python -m soak.licences > docs/licences.md

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist *.egg-info
