# The commands of the project. `make demo` and `make test` need only Debian 12, git and make.

PORT ?= 8000
PYTHON ?= python3
CORES := $(shell nproc)
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
PYTEST_OPTIONS ?= --numprocesses=$(CORES) --dist=loadfile --no-loadscope-reorder
step = @echo "$(1)"
quietly = @$(MAKE) --no-print-directory --silent
# Asked before the slow work where Python is there already; a bare machine gets it with the system packages.
port_free = if command -v $(PYTHON) >/dev/null; then $(PYTHON) bin/port-free $(PORT); fi

.DEFAULT_GOAL := help
.PHONY: help demo test coverage test-postgresql bench run check format messages pictures lock audit clean

help:
	@echo "make demo             the sample, served at http://127.0.0.1:$(PORT) (PORT=8000)"
	@echo "make test             the whole suite, with a real browser"
	@echo "make coverage         the whole suite, and which lines it reaches"
	@echo "make test-postgresql  the whole suite on PostgreSQL"
	@echo "make bench            speed beside named baselines, on SQLite and the PostgreSQL of DATABASE_URL"
	@echo "make run              a developer's own server and worker"
	@echo "make check            format, lint, types, floors, migrations, translations"
	@echo "make format           format Python and templates"
	@echo "make messages         collect the interface's words for translators"
	@echo "make pictures         take the pictures of docs/ anew, while make demo runs (PORT=8000)"
	@echo "make lock             compile requirements/*.txt from pyproject.toml"
	@echo "make audit            known holes in what we depend on (asks the network)"
	@echo "make clean            remove everything that make has made, the demo's data too"

# The sample, in its own folder var/demo: other settings of the environment are not let in.

NOT_OURS := DEBUG SECRET_KEY DATABASE_URL ALLOWED_HOSTS DATA_DIR CACHE_URL EMAIL_URL STATIC_ROOT DJANGO_SETTINGS_MODULE
demo: MANAGE := env $(NOT_OURS:%=--unset=%) DEMO=1 $(BIN)/python manage.py
demo:
	@$(port_free)
	$(call step,1/7 System packages)
	@bin/system-packages run
	@$(port_free)
	$(call step,2/7 Python packages)
	$(quietly) .stamps/python-run
	$(call step,3/7 Front-end files)
	$(quietly) .stamps/front-end
	$(call step,4/7 Static files)
	@$(MANAGE) collectstatic --noinput --verbosity=0
	$(call step,5/7 Database)
	@mkdir -p var/demo/media
	@$(MANAGE) migrate --verbosity=0
	@$(MANAGE) createcachetable
	$(call step,6/7 Sample)
	@$(MANAGE) load_sample
	$(call step,7/7 Reports as PDF)
	@$(MANAGE) export_editions demo-output
	@$(MANAGE) demo_accounts
	@exec $(MANAGE) serve --port=$(PORT)

run: export DEBUG := 1
run:
	@$(port_free)
	@bin/system-packages run
	@$(port_free)
	$(quietly) .stamps/python-run .stamps/front-end
	@mkdir -p var/local/media
	@$(MANAGE) migrate --verbosity=0
	@$(MANAGE) createcachetable
	@exec $(MANAGE) serve --port=$(PORT) --reload

# The suite.

test: test-setup
	@$(BIN)/pytest $(PYTEST_OPTIONS)

coverage: test-setup
	@$(BIN)/pytest $(PYTEST_OPTIONS) --cov=strategic_plan --cov-report=term:skip-covered

test-postgresql: test-setup
	@bin/test-postgresql $(PYTEST_OPTIONS)

# Written to bench/RESULTS.md. BENCH_OPTIONS="--rows=48000 --import-rows=5000" is quick, and writes nothing.

BENCH_OPTIONS ?= --write
bench: test-setup
	$(quietly) .stamps/python-bench
	@$(BIN)/python -m bench $(BENCH_OPTIONS)

.PHONY: test-setup
test-setup:
	$(call step,1/3 System packages)
	@bin/system-packages test
	$(call step,2/3 Python packages)
	$(quietly) .stamps/python-test
	$(call step,3/3 Front-end files)
	$(quietly) .stamps/front-end

# What a reviewer need not look for. These settings are never served.

check: export DJANGO_SETTINGS_MODULE := tests.settings
check: test-setup
	@mkdir -p var/local
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@git ls-files 'templates/*.html' | xargs $(BIN)/djade --check --target-version 5.2
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(MANAGE) check
	@$(MANAGE) makemigrations --check --dry-run
	@bin/check-messages

format: test-setup
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .
	@git ls-files 'templates/*.html' | xargs $(BIN)/djade --target-version 5.2

messages: export DJANGO_SETTINGS_MODULE := tests.settings
messages: test-setup
	@bin/messages

pictures: test-setup
	@$(BIN)/python bin/pictures http://127.0.0.1:$(PORT)

# Hashes without hosts: the files say what to install, whoever installs says from where.

COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --no-strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-find-links

lock: test-setup
	@$(COMPILE) --extra=test --output-file=requirements/test.txt pyproject.toml
	@$(COMPILE) --constraint=requirements/test.txt --output-file=requirements/run.txt pyproject.toml
	@$(COMPILE) --extra=bench --constraint=requirements/test.txt --output-file=requirements/bench.txt pyproject.toml

audit: test-setup
	@$(BIN)/pip-audit --require-hashes --requirement=requirements/run.txt

clean:
	@rm -rf .venv .stamps node_modules staticfiles var demo-output

# What has been installed, so that a second run is quick.

.stamps/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@mkdir -p .stamps && touch $@

.stamps/python-run: .stamps/venv requirements/run.txt
	@test .stamps/python-test -nt requirements/test.txt || \
		$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement=requirements/run.txt
	@touch $@

.stamps/python-test: .stamps/venv requirements/test.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement=requirements/test.txt
	@touch $@

.stamps/python-bench: .stamps/python-test requirements/bench.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement=requirements/bench.txt
	@touch $@

.stamps/front-end: package.json package-lock.json
	@npm ci --no-audit --no-fund --loglevel=error >/dev/null
	@mkdir -p .stamps && touch $@
