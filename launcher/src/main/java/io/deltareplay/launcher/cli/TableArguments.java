package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.inspect.VersionSelector;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which table, at which version.
final class TableArguments {
    @Parameters(
            paramLabel = "TABLE",
            description = "The table's folder, the one that holds _delta_log: a local path or a file: URI.")
    String table = "";

    @Option(
            names = "--version",
            paramLabel = "N",
            description = "The table's version; the newest unless --version or --timestamp is given.")
    @Nullable
    Long version;

    @Option(
            names = "--timestamp",
            paramLabel = "TIME",
            converter = TimestampConverter.class,
            description = {
                "The newest version committed at or before this time: 2026-11-25, 2026-11-25T16:30, "
                        + "2026-11-25 16:30:15.250, 2026-11-25T16:30:15+01:00, or milliseconds since 1970. "
                        + "Without a zone it is UTC."
            })
    @Nullable
    Instant timestamp;

    VersionSelector selector() {
        if (version != null && timestamp != null) {
            throw new UsageException("--version and --timestamp exclude each other", "Give one of them.");
        }
        if (version != null) {
            return selector(version);
        }
        return timestamp == null ? new VersionSelector.Latest() : new VersionSelector.AtTimestamp(timestamp);
    }

    private static VersionSelector selector(long version) {
        if (version < 0) {
            throw new UsageException("--version %d is negative".formatted(version), "Versions start at 0.");
        }
        return new VersionSelector.AtVersion(version);
    }
}
