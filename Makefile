# A fresh machine needs Python 3.11+, git and make; everything else lands in .venv and .venv-run.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# The bot itself, without the tools of those who develop it.
RUN_VENV := .venv-run
RUN_STAMP := $(RUN_VENV)/.installed
# What `make test-fast` leaves out, by marker, and folders in which it would take nothing: it does not even read them.
FAR := story or engine or process or browser or long
SLOW := benchmarks browser faults proof recipes stories

.PHONY: help demo test test-fast prove coverage check run doctor format lock clean

$(STAMP): requirements/dev.txt pyproject.toml
$(RUN_STAMP): requirements/run.txt pyproject.toml

$(STAMP) $(RUN_STAMP):
	$(PYTHON) -c 'import sys; sys.exit("Sefid needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	test -x $(@D)/bin/python || $(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

help:  ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' Makefile | expand -t 12

demo: $(STAMP)  ## bot, twins and chat page, offline
	$(BIN)/python -m bot demo

run: $(RUN_STAMP)  ## the real bot; reads .env
	$(RUN_VENV)/bin/sefid run

doctor: $(RUN_STAMP)  ## what is wrong with token, keys, network, clock
	$(RUN_VENV)/bin/sefid doctor

test: $(STAMP)  ## every test; browser tests are skipped with a word where there is no Chromium
	$(BIN)/python -m pytest -n auto --dist worksteal

test-fast: $(STAMP)  ## what finds a slip in a minute; docs/testing.md says what it leaves out
	HYPOTHESIS_PROFILE=quick $(BIN)/python -m pytest -n auto --dist worksteal -m "not ($(FAR))" $(SLOW:%=--ignore=tests/%)

prove: $(STAMP)  ## days of a shop with everything going wrong; SEED=… SECONDS=… DAYS=…
	PYTHONHASHSEED=0 $(BIN)/python -m tests.proof $(if $(SEED),--seed $(SEED)) $(if $(DAYS),--days $(DAYS)) --seconds $(or $(SECONDS),60)

coverage: $(STAMP)  ## the share of lines and branches that functions' tests go through, by room
	$(BIN)/python -m pytest -q -n auto --dist worksteal -m "not story and not process and not browser" --cov --cov-report=
	@for room in bot handlers messengers screens smsir storage; do \
	  printf '%-12s' $$room; $(BIN)/python -m coverage report --include="$$room/*" --format=total; done
	@printf '%-12s' all; $(BIN)/python -m coverage report --format=total

check: $(STAMP)  ## format, lint, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(STAMP)  ## write the sources in the project's form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock:  ## needs uv; writes the two lock files again
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra demo --extra dev pyproject.toml -o requirements/dev.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header -c requirements/dev.txt pyproject.toml -o requirements/run.txt

clean:  ## remove what make has made
	rm -rf $(VENV) $(RUN_VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
