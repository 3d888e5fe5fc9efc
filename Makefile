# A JDK 25, Maven 3.8 and, for the test with the Python readers, Python 3 are all that is needed.

# Looked for only when something is to be made.
ifneq ($(filter-out help,$(or $(MAKECMDGOALS),help)),)
JAVA_HOME := $(shell bin/find-jdk)
ifeq ($(JAVA_HOME),)
$(error no JDK 25 was found; what to install is said above)
endif
export JAVA_HOME
endif

# Maven's own libraries touch what newer JDKs warn about.
MAVEN_OPTS += --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
export MAVEN_OPTS

# Test tables have names that are not all ASCII, which Java cannot write in a locale without them.
ifeq ($(filter %UTF-8 %utf8 %UTF8 %utf-8,$(or $(LC_ALL),$(LC_CTYPE),$(LANG))),)
export LC_ALL := C.UTF-8
endif

MVN := mvn -B -ntp
TABLE := samples/trips
ARCHIVES := native/target/archives
BINARY := native/target/delta-replay
LARGEST_BINARY := 60000000
SPARK_MODULES := executor-job,spark-home,launcher

# Builds in half the time what runs slower: enough for tests.
QUICK_IMAGE := -Dimage.optimization=-Ob

.DEFAULT_GOAL := help
.PHONY: help build spark native dist reproducible demo test bench fmt clean

help: ## Show this list
	@echo "make TARGET, where TARGET is"
	@sed -n 's/^\([a-z]*\):[^#]*## /  \1	/p' $(firstword $(MAKEFILE_LIST)) | expand -t 12

build: maven ## Build the launcher: bin/delta-replay
	@echo "Building the launcher ..."
	@$(MVN) -q -pl launcher -am -DskipTests package

spark: maven ## Build the launcher with the embedded Spark: --mode distributed on this machine
	@echo "Building the launcher, the job and a Spark home ..."
	@$(MVN) -q -pl $(SPARK_MODULES) -am -DskipTests package

native: maven ## Build the native binary, which bin/delta-replay then runs; takes minutes
	@GRAALVM_HOME=$$(bin/find-graalvm) && export GRAALVM_HOME && echo "Building the native binary ..." && \
	    $(MVN) -q -pl $(SPARK_MODULES),native -am -Pnative -DskipTests package

dist: maven ## Make the archives for users: with the native binary where there is a GraalVM, and for the JVM
	@if GRAALVM_HOME=$$(bin/find-graalvm 2>/dev/null); then \
	    export GRAALVM_HOME; profiles=dist,native; echo "Building the archives; the native binary takes minutes ..."; \
	else \
	    profiles=dist; echo "Building the archive for the JVM; bin/find-graalvm says what the one with a native binary needs ..."; \
	fi; \
	rm -rf $(ARCHIVES) && $(MVN) -q -pl executor-job,launcher,native -am -P$$profiles -DskipTests package
	@if bin/find-graalvm >/dev/null 2>&1 && [ $$(wc -c <$(BINARY)) -gt $(LARGEST_BINARY) ]; then \
	    echo "$(BINARY) has $$(wc -c <$(BINARY)) bytes; what is handed out may have $(LARGEST_BINARY)." >&2; exit 1; fi
	@cd $(ARCHIVES) && { sha256sum *.tar.gz 2>/dev/null || shasum -a 256 *.tar.gz; } >SHA256SUMS
	@echo "In $(ARCHIVES):" && ls $(ARCHIVES)

reproducible: maven ## Build the JVM archive twice, elsewhere, and compare the bytes
	tests/reproducible

demo: build ## Build what is needed and list the sample table
	@echo
	@echo '$$ bin/delta-replay inspect $(TABLE)'
	@bin/delta-replay inspect $(TABLE)
	@echo
	@echo '$$ bin/delta-replay files $(TABLE) --format table'
	@bin/delta-replay files $(TABLE) --format table
	@echo
	@echo '$$ bin/delta-replay files $(TABLE) --format paths'
	@bin/delta-replay files $(TABLE) --format paths

test: maven ## Run every test: unit, integration, the native binary's, and the Python readers'
	@$(MVN) -q spotless:check
	@if GRAALVM_HOME=$$(bin/find-graalvm 2>/dev/null); then \
	    export GRAALVM_HOME; image="-Pdist,native $(QUICK_IMAGE)"; \
	else \
	    image=-Pdist; echo "No GraalVM was found: the tests of the native binary are skipped; bin/find-graalvm says what to install."; \
	fi; \
	echo "$(MVN) $$image verify"; $(MVN) $$image verify
	tests/readers/run
	tests/field-cases
	@tests/count

bench: maven ## Measure the native binary, or without a GraalVM the launcher, against other programs
	@if bin/find-graalvm >/dev/null 2>&1; then $(MAKE) native; else $(MAKE) build; fi
	benchmarks/run

fmt: maven ## Format the code
	$(MVN) -q spotless:apply

clean: maven ## Delete what was built
	$(MVN) -q clean
	rm -rf target

.PHONY: maven
maven:
	@command -v mvn >/dev/null || { echo "Maven 3.8 or newer is needed: apt-get install maven, dnf install maven or brew install maven" >&2; exit 1; }
