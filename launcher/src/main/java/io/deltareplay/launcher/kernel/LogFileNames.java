package io.deltareplay.launcher.kernel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names that the protocol gives the files of a log: twenty digits of version, then what the file is.
///
/// Kernel takes more names for a log's than there are, `00000000000000000003.tmp.json` for a commit for example,
/// and fails on versions that no number holds. It only gets to see names that pass here.
public final class LogFileNames {
    private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
    private static final Pattern CHECKPOINT =
            Pattern.compile("(\\d{20})\\.checkpoint(?:\\.\\d{10}\\.\\d{10})?\\.parquet");
    private static final Pattern MANIFEST = Pattern.compile("(\\d{20})\\.checkpoint\\.[^.]+\\.(?:json|parquet)");
    private static final Pattern COMPACTION = Pattern.compile("(\\d{20})\\.\\d{20}\\.compacted\\.json");
    private static final Pattern CHECKSUM = Pattern.compile("(\\d{20})\\.crc");
    private static final String LARGEST_VERSION = String.format("%020d", Long.MAX_VALUE - 1);

    private LogFileNames() {}

    /// Whether the file is part of the log, whatever its kind.
    public static boolean isLogFile(String name) {
        return version(COMMIT, name)
                .or(() -> checkpointVersion(name))
                .or(() -> version(COMPACTION, name))
                .or(() -> version(CHECKSUM, name))
                .isPresent();
    }

    /// The version of a commit; empty for other files.
    public static Optional<Long> commitVersion(String name) {
        return version(COMMIT, name);
    }

    /// The version of a checkpoint, or of a part of one; empty for other files.
    public static Optional<Long> checkpointVersion(String name) {
        return version(CHECKPOINT, name).or(() -> version(MANIFEST, name));
    }

    private static Optional<Long> version(Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(name);
        if (!matcher.matches() || matcher.group(1).compareTo(LARGEST_VERSION) > 0) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(matcher.group(1)));
    }
}
