package io.deltareplay.launcher.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.error.ExitCode;
import io.deltareplay.launcher.table.LogFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every message with which Kernel refuses to load a snapshot, or to tell its time: what the user gets in its
/// place,
/// or that no log provokes it any more.
class KernelMessagesTest {
    private static final VersionSelector NEWEST = new VersionSelector.Latest();
    private static final String RESTORE =
            "Restore the log from a backup or another replica, or read an older version with --version.";
    private static final String ENABLED = "\"delta.enableInCommitTimestamps\":\"true\"";

    @TempDir
    private Path folder;

    /// @param kernels how Kernel's message begins, the table's path left out
    /// @param log makes the log in a folder
    /// @param users the user's message, without its start: %s is the log's folder
    private record Refusal(
            String kernels,
            Function<Path, TestLog> log,
            VersionSelector selector,
            ExitCode exitCode,
            String users,
            String remedy) {
        @Override
        public String toString() {
            return kernels;
        }
    }

    private static Refusal damaged(
            String kernels, Function<Path, TestLog> log, VersionSelector selector, String users) {
        return new Refusal(kernels, log, selector, ExitCode.DAMAGED_OR_UNSUPPORTED, users, RESTORE);
    }

    private static Refusal notThere(
            String kernels, Function<Path, TestLog> log, VersionSelector selector, String users, String remedy) {
        return new Refusal(kernels, log, selector, ExitCode.NO_SUCH_TABLE, users, remedy);
    }

    private static Refusal unsupported(String kernels, Function<Path, TestLog> log, String users) {
        return new Refusal(
                kernels,
                log,
                NEWEST,
                ExitCode.DAMAGED_OR_UNSUPPORTED,
                users,
                "Read it with an engine that supports it.");
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                notThere(
                        "Delta table at path",
                        folder -> TestLog.in(folder),
                        NEWEST,
                        "%s holds no commit and no checkpoint",
                        "Check the table's location."),
                notThere(
                        "Delta table at path",
                        folder -> TestLog.in(folder).write("00000000000000000003.crc", "{}"),
                        NEWEST,
                        "%s holds no commit and no checkpoint",
                        "Check the table's location."),
                damaged(
                        "Missing delta files: versions are not contiguous: ([0, 1, 2, 4, 5])",
                        folder -> without(commits(folder, 5), 3),
                        NEWEST,
                        "%s/00000000000000000003.json is missing: version 5 needs it"),
                damaged(
                        "Cannot compute snapshot. Missing delta file version 6.",
                        folder -> without(TestLog.copy("classic", folder), 6),
                        NEWEST,
                        "%s/00000000000000000006.json is missing: version 7 needs it"),
                damaged(
                        "Cannot compute snapshot. Missing delta file version 0.",
                        folder -> TestLog.in(folder).commits(4, 5),
                        NEWEST,
                        "%s/00000000000000000000.json is missing: version 5 needs it"),
                new Refusal(
                        "Missing delta file for version 5",
                        folder -> without(TestLog.copy("classic", folder), 0, 1, 2, 3, 4, 5, 6, 7),
                        NEWEST,
                        ExitCode.DAMAGED_OR_UNSUPPORTED,
                        "%s holds checkpoints only, and no commit; the newest is of version 5",
                        "Restore the commits from a backup or another replica."),
                damaged(
                        "Missing delta file for version 5",
                        folder -> without(TestLog.copy("classic", folder), 5, 6, 7),
                        NEWEST,
                        "%s/00000000000000000005.json is missing: the log has a checkpoint of version 5, but its newest"
                                + " commit is 00000000000000000004.json"),
                damaged(
                        "Cannot load table version 3 as it does not exist.",
                        folder -> without(commits(folder, 5), 3),
                        new VersionSelector.AtVersion(3),
                        "%s/00000000000000000003.json is missing: version 3 needs it"),
                notThere(
                        "Cannot load table version 3 as the transaction log has been truncated",
                        folder -> without(TestLog.copy("classic", folder), 0, 1, 2, 3, 4),
                        new VersionSelector.AtVersion(3),
                        "log cleanup removed it; the oldest left is 5",
                        "Choose a version from 5 to 7."),
                damaged(
                        "No recreatable commits found at",
                        folder -> TestLog.in(folder).commits(4, 5),
                        new VersionSelector.AtVersion(3),
                        "%s/00000000000000000000.json is missing: version 3 needs it"),
                damaged(
                        "No protocol found at version 0",
                        folder -> TestLog.in(folder).commit(0, TestLog.METADATA),
                        NEWEST,
                        "no file of the log has the table's protocol"),
                damaged(
                        "No metadata found at version 0",
                        folder -> TestLog.in(folder).commit(0, TestLog.PROTOCOL),
                        NEWEST,
                        "no file of the log has the table's metadata"),
                unsupported(
                        "Unsupported Delta protocol reader version",
                        folder -> TestLog.in(folder).commit(0, TestLog.protocol(4, "", ""), TestLog.METADATA),
                        "it needs reader version 4 of the Delta protocol; this program knows 1 to 3"),
                unsupported(
                        "Unsupported Delta table feature",
                        folder -> TestLog.in(folder).commit(0, TestLog.protocol(3, "\"a\"", "\"a\""), TestLog.METADATA),
                        "it needs the table feature a, which this program does not have"),
                unsupported(
                        "Must provide maxCatalogVersion for catalogManaged tables",
                        folder -> TestLog.in(folder)
                                .commit(
                                        0,
                                        TestLog.protocol(
                                                3, "\"catalogManaged\"", "\"catalogManaged\",\"inCommitTimestamp\""),
                                        TestLog.METADATA),
                        "it has the table feature catalogManaged: the log folder alone may lack commits that the catalog"
                                + " has"),
                notThere(
                        "The provided timestamp 999 ms (1970-01-01T00:00:00.999Z) is before the earliest",
                        folder -> commits(folder, 0).committedAt(0, 1000),
                        at(999),
                        "The provided timestamp 999 ms (1970-01-01T00:00:00.999Z) is before the earliest available"
                                + " version 0",
                        "Use a timestamp greater than or equal to 1000 ms (1970-01-01T00:00:01Z)."),
                notThere(
                        "The provided timestamp 1001 ms (1970-01-01T00:00:01.001Z) is after the latest",
                        folder -> commits(folder, 0).committedAt(0, 1000),
                        at(1001),
                        "The provided timestamp 1001 ms (1970-01-01T00:00:01.001Z) is after the latest available"
                                + " version 0",
                        "Use a timestamp less than or equal to 1000 ms (1970-01-01T00:00:01Z)."),
                damaged(
                        "This table has the feature inCommitTimestamp enabled which requires the presence of the"
                                + " CommitInfo action",
                        folder -> inCommitTimestamps(folder, ENABLED, "{\"txn\":{\"appId\":\"a\",\"version\":1}}"),
                        at(50),
                        "%s/00000000000000000001.json has no inCommitTimestamp, which every commit of the table must have"),
                damaged(
                        "This table has the feature inCommitTimestamp enabled which requires the presence of"
                                + " inCommitTimestamp",
                        folder -> inCommitTimestamps(folder, ENABLED, "{\"commitInfo\":{\"timestamp\":1}}"),
                        at(50),
                        "%s/00000000000000000001.json has no inCommitTimestamp, which every commit of the table must have"),
                damaged(
                        "CommitInfo is missing required timestamp field",
                        folder -> inCommitTimestamps(folder, ENABLED, "{\"commitInfo\":{\"inCommitTimestamp\":60}}"),
                        at(50),
                        "a commit's commitInfo has no timestamp"),
                damaged(
                        "Both delta.inCommitTimestampEnablementTimestamp and",
                        folder -> inCommitTimestamps(
                                folder,
                                ENABLED + ",\"delta.inCommitTimestampEnablementVersion\":\"1\"",
                                TestLog.inCommitTimestamp(60)),
                        at(50),
                        "of delta.inCommitTimestampEnablementVersion and delta.inCommitTimestampEnablementTimestamp the"
                                + " table has one and not the other, so that times cannot be told"),
                damaged(
                        "For input string: \"first\"",
                        folder -> inCommitTimestamps(
                                folder,
                                ENABLED + ",\"delta.inCommitTimestampEnablementVersion\":\"first\"",
                                TestLog.inCommitTimestamp(60)),
                        at(50),
                        "a value of the table's configuration is not a number: For input string: \"first\""));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void theUserGetsOurWords(Refusal refusal) {
        Path table = folder.resolve("table");
        TestLog log = refusal.log().apply(table);

        DeltaReplayException e = assertThrows(DeltaReplayException.class, () -> log.inspect(refusal.selector()));

        assertTrue(kernelsMessage(e.getCause(), table).startsWith(refusal.kernels()), () -> "" + e.getCause());
        String version = refusal.exitCode() == ExitCode.NO_SUCH_TABLE
                        && refusal.selector() instanceof VersionSelector.AtVersion(long number)
                ? " at version " + number
                : "";
        assertEquals(
                "cannot inspect %s%s: %s"
                        .formatted(table, version, refusal.users().replace("%s", log.folder() + "")),
                e.getMessage());
        assertEquals(refusal.remedy(), e.remedy());
        assertEquals(refusal.exitCode(), e.exitCode());
    }

    /// @param kernels how Kernel's message begins
    /// @param log makes the log in a folder
    /// @param warning what the user's only warning begins with: %s is the log's folder
    private record Warning(String kernels, Function<Path, TestLog> log, String warning) {
        @Override
        public String toString() {
            return kernels;
        }
    }

    static Stream<Warning> warnings() {
        return Stream.of(
                new Warning(
                        "startVersion must be less than endVersion",
                        folder -> with(commits(folder, 3), "00000000000000000002.00000000000000000002.compacted.json"),
                        "ignored %s/00000000000000000002.00000000000000000002.compacted.json: "),
                new Warning(
                        "compactions must have startVersion > checkpointVersion",
                        folder -> with(commits(folder, 3), "00000000000000000002.00000000000000000004.compacted.json"),
                        "ignored %s/00000000000000000002.00000000000000000004.compacted.json: "),
                new Warning(
                        "For input string: \"99999999999999999999\"",
                        folder -> with(commits(folder, 3), "00000000000000000002.99999999999999999999.compacted.json"),
                        "ignored %s/00000000000000000002.99999999999999999999.compacted.json: "),
                new Warning(
                        "checksum version (4) should be less than or equal to LogSegment version (3)",
                        folder -> with(commits(folder, 3), "00000000000000000004.crc"),
                        "ignored %s/00000000000000000004.crc: "),
                new Warning(
                        "part must be between 1 and numParts",
                        folder -> with(
                                commits(folder, 3), "00000000000000000002.checkpoint.0000000003.0000000002.parquet"),
                        "ignored %s/00000000000000000002.checkpoint.0000000003.0000000002.parquet: "),
                new Warning(
                        "numParts must be greater than 0",
                        folder -> with(
                                commits(folder, 3), "00000000000000000002.checkpoint.0000000001.0000000000.parquet"),
                        "ignored %s/00000000000000000002.checkpoint.0000000001.0000000000.parquet: "),
                new Warning(
                        "For input string: \"9999999999\"",
                        folder -> with(
                                commits(folder, 3), "00000000000000000002.checkpoint.0000000001.9999999999.parquet"),
                        "ignored %s/00000000000000000002.checkpoint.0000000001.9999999999.parquet: "),
                new Warning(
                        "Missing delta file for version 5",
                        folder -> without(TestLog.copy("classic", folder), 5),
                        "%s/00000000000000000005.json is missing; the checkpoint of version 5 stands in for it"),
                new Warning(
                        "Missing checkpoint at version 6",
                        folder ->
                                TestLog.copy("classic", folder).write("_last_checkpoint", "{\"version\":6,\"size\":1}"),
                        "%s/_last_checkpoint names a checkpoint of version 6, which is not there"),
                new Warning(
                        "This table has the feature inCommitTimestamp enabled",
                        folder -> inCommitTimestamps(folder, ENABLED, TestLog.add("x")),
                        "the time of version 1 is unknown: %s/00000000000000000001.json has no inCommitTimestamp"),
                new Warning(
                        "CommitInfo is missing required timestamp field",
                        folder -> inCommitTimestamps(folder, ENABLED, "{\"commitInfo\":{\"inCommitTimestamp\":60}}"),
                        "the time of version 1 is unknown: a commit's commitInfo has no timestamp"));
    }

    @ParameterizedTest
    @MethodSource("warnings")
    void whatTheLogCanDoWithoutIsAWarning(Warning warning) {
        TestLog log = warning.log().apply(folder.resolve("table"));

        LogFacts facts = log.inspect();

        assertEquals(1, facts.warnings().size(), facts.warnings()::toString);
        assertTrue(
                facts.warnings().getFirst().startsWith(warning.warning().replace("%s", log.folder() + "")),
                facts.warnings()::toString);
    }

    private static String kernelsMessage(@Nullable Throwable cause, Path table) {
        return Optional.ofNullable(cause)
                .map(Throwable::getMessage)
                .orElse("")
                .replace("Invalid table found at %s: ".formatted(table), "")
                .replace(table + ": ", "");
    }

    private static TestLog commits(Path folder, long last) {
        return TestLog.in(folder).commit(0, TestLog.PROTOCOL, TestLog.METADATA).commits(1, last);
    }

    private static TestLog without(TestLog log, long... versions) {
        for (long version : versions) {
            log.delete(log.commitFile(version));
        }
        return log;
    }

    private static TestLog with(TestLog log, String name) {
        return log.write(name, TestLog.add("leftover"));
    }

    /// Two versions of a table with in-commit timestamps, the second with a first action.
    private static TestLog inCommitTimestamps(Path folder, String configuration, String action) {
        return TestLog.in(folder)
                .commit(
                        0,
                        TestLog.inCommitTimestamp(50),
                        TestLog.PROTOCOL,
                        TestLog.METADATA.replace(
                                "\"configuration\":{}", "\"configuration\":{%s}".formatted(configuration)))
                .commit(1, action);
    }

    private static VersionSelector at(long milliseconds) {
        return new VersionSelector.AtTimestamp(Instant.ofEpochMilli(milliseconds));
    }
}
