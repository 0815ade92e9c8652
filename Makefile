# card-review: set-up, build, test, install. `make help` lists the targets.

PREFIX ?= /usr/local
SWIFT ?= swift
# One configuration for everything: the pixel code is too slow without optimisation to test it otherwise.
CONFIGURATION := release
BUILD := $(SWIFT) build -c $(CONFIGURATION)
BIN := .build/$(CONFIGURATION)/card-review
DEMO_HOME ?= demo-home
COUNTER := .build/$(CONFIGURATION)/card-counter
COUNTER_HOME ?= counter-home
# What make bench goes over; name a folder of photos with PHOTOS=.
PHOTOS ?= samples/inbox

# The labelled photos' folder, for train-looks and calibrate.
PICTURES ?=
# What drawn cards are written in.
CARD_FONTS := fonts-cns11643-kai fonts-cns11643-sung fonts-noto-cjk fonts-arphic-ukai fonts-arphic-uming fonts-wqy-zenhei \
  fonts-cwtex-yen fonts-liberation
# The labelled photos of people of whom there are several, for likeness.
PEOPLE ?=
# The classifiers' weights, compiled into the program.
LOOKS := Sources/PortraitMeasures/Classifiers/photo-looks.json
WEIGHTS := Sources/PortraitMeasures/Classifiers/face-classifiers.json

.DEFAULT_GOAL := help
.PHONY: help deps build test test-crash test-mail test-walk test-api fuzz demo counter install lint format docs docs-check accuracy bench bench-casebook bench-report bench-books train train-looks calibrate likeness specimens ranges face-ranges training clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

deps: ## install missing Debian packages and fetch the pinned wheels
	@packaging/setup.sh .deps

build: deps ## build the program
	@$(BUILD) --product card-review
	@$(BUILD) --product card-counter

test: deps ## run all tests
	@$(SWIFT) test -c $(CONFIGURATION) --parallel

test-crash: deps ## interrupt a night at every one of its system calls, in nine ways (half an hour)
	@CARD_REVIEW_EVERY_CALL=1 $(SWIFT) test -c $(CONFIGURATION) --filter "InterruptedNightTests|InterruptedMailTests|InterruptedProgramTests"

test-mail: deps ## send a thousand mails to smtp-sink and through Postfix (needs Debian's postfix, and root)
	@CARD_REVIEW_POSTFIX=1 $(SWIFT) test -c $(CONFIGURATION) --filter ThousandMailsTests

test-walk: deps ## walk the counter in headless Chromium (needs Debian's chromium, chromium-driver and zbar-tools)
	@CARD_REVIEW_WALK=1 $(SWIFT) test -c $(CONFIGURATION) --filter CounterWalkTests

test-api: deps ## send what schemathesis makes up to the counter's API (fetches it from PyPI)
	@test -x .deps/schemathesis/bin/python || python3 -m venv .deps/schemathesis
	@.deps/schemathesis/bin/pip install --quiet --disable-pip-version-check -r Tests/CounterTests/schemathesis.txt
	@CARD_REVIEW_SCHEMATHESIS=$(CURDIR)/.deps/schemathesis/bin/schemathesis $(SWIFT) test -c $(CONFIGURATION) --filter APIFuzzTests

fuzz: deps ## mutate bundles, forms and workers' words for ten minutes on two cores
	@CARD_REVIEW_FUZZ_SECONDS=200 $(SWIFT) test -c $(CONFIGURATION) --filter BundleFuzzTests

demo: build ## run one night over samples/ into ./demo-home
	@rm -rf $(DEMO_HOME)
	@$(BIN) init --home $(DEMO_HOME) > /dev/null
	@cp -R samples/inbox/. $(DEMO_HOME)/inbox/
	@$(BIN) run --home $(DEMO_HOME) --summary
	@echo
	@echo "Look around:"
	@echo "  $(BIN) queue --home $(DEMO_HOME)"
	@echo "  $(BIN) report --home $(DEMO_HOME)"
	@echo "  $(BIN) mail list --home $(DEMO_HOME)     (the mails are in $(DEMO_HOME)/outbox/new)"
	@echo "  $(BIN) show 2026-000039 --home $(DEMO_HOME)     (a form that went back to its sender)"

counter: build ## serve the citizen counter on loopback with a demo register, until Ctrl-C
	@test -e $(COUNTER_HOME)/config.yaml || $(BIN) init --home $(COUNTER_HOME) > /dev/null
	@$(COUNTER) registry import samples/insured.csv --home $(COUNTER_HOME) > /dev/null
	@echo "People who can register are in samples/insured.csv; mails are shown here, and are in $(COUNTER_HOME)/outbox/new."
	@$(COUNTER) serve --home $(COUNTER_HOME) --show-mail --demo-operator

install: build ## install below PREFIX (default /usr/local), with manual pages and completions
	@$(BUILD) --product generate-manual
	@rm -rf .build/manual && mkdir -p .build/manual
	@PROGRAM="$(CURDIR)/$(BIN)" .build/$(CONFIGURATION)/generate-manual --multi-page --output-directory .build/manual \
	  "$(CURDIR)/packaging/shown-commands.py" > /dev/null
	@packaging/install.sh "$(BIN)" .deps "$(DESTDIR)$(PREFIX)" .build/manual

lint: ## check the format of the sources
	@$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests

format: ## format the sources
	@$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

docs: build ## write the generated pages of docs/
	@$(BIN) measures-page > docs/measures.md

docs-check: build ## fail when a generated page is stale
	@$(BIN) measures-page | diff -u docs/measures.md - || { echo "docs/measures.md is stale: run make docs"; exit 1; }

accuracy: build ## write the figures of docs/accuracy.md; name labelled sets with SETS="real=labels.csv ..."
	@packaging/accuracy.py "$(BIN)" $(SETS)

bench: build ## measure photos a second, stages and memory
	@$(BIN) bench $(PHOTOS)

bench-casebook: deps ## measure what an application costs in casebooks of 1,000 to 100,000
	@$(BUILD) --product casebook-bench
	@.build/$(CONFIGURATION)/casebook-bench $(SIZES)

bench-report: deps ## measure a report over 1,000,000 applications; 10 GB of disk for some minutes
	@$(BUILD) --product casebook-bench
	@.build/$(CONFIGURATION)/casebook-bench report $(SIZES)

bench-books: deps ## measure the proof that 1,000,000 applications are true; 15 GB of disk and half an hour
	@$(BUILD) --product casebook-bench
	@.build/$(CONFIGURATION)/casebook-bench books $(SIZES)

train: build training ## train the face classifiers on good photos: make train LABELS="a.csv b.csv"
	@test -n "$(LABELS)" || { echo "name label files with LABELS= (columns file, reasons; see card-review evaluate --help)"; exit 64; }
	@.deps/training/bin/python Training/train.py --program $(BIN) --output $(WEIGHTS) $(LABELS)

train-looks: build training ## train what heads look like: make train-looks PICTURES=folder (labels in Training/labels.csv)
	@test -n "$(PICTURES)" || { echo "name the folder of the labelled photos with PICTURES="; exit 64; }
	@.deps/training/bin/python Training/looks.py --program $(BIN) --pictures "$(PICTURES)" --output $(LOOKS) \
	  --left-out Training/looks-left-out.csv Training/labels.csv

calibrate: build training ## weigh the measures anew: make calibrate PICTURES=folder (writes rules/doubt.yaml)
	@test -n "$(PICTURES)" || { echo "name the folder of the labelled photos with PICTURES="; exit 64; }
	@.deps/training/bin/python Training/calibrate.py --program $(BIN) --rules rules --pictures "$(PICTURES)" \
	  --looks Training/looks-left-out.csv --left-out Training/left-out.csv Training/labels.csv

likeness: build training ## fit how faces tell people apart: make likeness PEOPLE=people.csv
	@test -n "$(PEOPLE)" || { echo "name the label file of the people with PEOPLE="; exit 64; }
	@packaging/packages.sh $(CARD_FONTS)
	@.deps/training/bin/python Training/likeness.py --program $(BIN) --people "$(PEOPLE)"

face-ranges: build training ## measure anew where the face recognition network may be rounded: make face-ranges PICTURES=folder of photos
	@test -n "$(PICTURES)" || { echo "name the folder of the photos with PICTURES="; exit 64; }
	@.deps/training/bin/python Training/face_ranges.py --program $(BIN) --pictures "$(PICTURES)" --networks .deps/float --output packaging

specimens: training ## draw identity documents of nobody, with what is printed on them: make specimens OUTPUT=folder
	@test -n "$(OUTPUT)" || { echo "name the folder to draw them in with OUTPUT="; exit 64; }
	@packaging/packages.sh $(CARD_FONTS)
	@.deps/training/bin/python Training/specimens.py "$(OUTPUT)"

ranges: deps training ## measure anew where the text networks may be rounded: make ranges SPECIMENS=folder
	@test -n "$(SPECIMENS)" || { echo "name the folder that make specimens drew in with SPECIMENS="; exit 64; }
	@.deps/training/bin/python Training/ranges.py "$(SPECIMENS)" --networks .deps/float --output packaging

training:
	@test -x .deps/training/bin/python || python3 -m venv .deps/training
	@.deps/training/bin/pip install --quiet --disable-pip-version-check -r Training/requirements.txt

clean: ## remove what was built; the fetched wheels stay in .deps/wheels
	@rm -rf .build $(DEMO_HOME) $(COUNTER_HOME)
