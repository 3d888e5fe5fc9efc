package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.inspect.VersionSelector;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Which table, at which version; and what stands after `--`.
final class TableArguments {
    private static final String SEPARATOR = "--";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Parameters(
            index = "0",
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

    @Parameters(index = "1..*", hidden = true)
    List<String> words = List.of();

    /// The options for `spark-submit`, which stand after the separator.
    ///
    /// @throws ParameterException when one of them stands before it: a slip in our own command line
    List<String> submitArguments() {
        List<String> given = spec.commandLine().getParseResult().originalArgs();
        int separator = given.indexOf(SEPARATOR);
        int after = separator < 0 ? 0 : given.size() - separator - 1;
        if (words.size() > after) {
            throw new ParameterException(spec.commandLine(), "unexpected argument '%s'".formatted(words.getFirst()));
        }
        return words;
    }

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
