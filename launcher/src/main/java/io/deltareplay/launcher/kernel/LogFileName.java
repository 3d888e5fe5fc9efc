package io.deltareplay.launcher.kernel;

import java.util.Locale;
import java.util.Optional;

/// What a file of a log is, by the name that the protocol gives it: twenty digits of version, then the kind.
///
/// Kernel takes more names for a log's than there are, `00000000000000000003.tmp.json` for a commit for example,
/// and fails on versions that no number holds. It only gets to see names that are known here.
public sealed interface LogFileName {
    /// The version that the file belongs to; of a compaction the first.
    long version();

    /// `N.json`.
    record Commit(long version) implements LogFileName {}

    /// A checkpoint, or one file of it.
    sealed interface Checkpoint extends LogFileName {}

    /// `N.checkpoint.parquet`.
    record Classic(long version) implements Checkpoint {}

    /// `N.checkpoint.NUMBER.TOTAL.parquet`. Numbers that a long does not hold are its greatest.
    ///
    /// @param sound whether both numbers have ten digits, the total is one that can be counted to, and the number
    /// is
    /// one of 1 to the total
    record Part(long version, long number, long total, boolean sound) implements Checkpoint {}

    /// `N.checkpoint.UUID.json` or `.parquet`.
    ///
    /// @param sound whether it is a UUID; writers name files that they are still writing with other words
    record Manifest(long version, boolean sound) implements Checkpoint {}

    /// `FIRST.LAST.compacted.json`. A last version that a long does not hold is its greatest.
    record Compaction(long version, long last) implements LogFileName {}

    /// `N.crc`.
    record Checksum(long version) implements LogFileName {}

    /// Empty for every name that is not a log file's.
    static Optional<LogFileName> parse(String name) {
        return LogFileNameParser.parse(name);
    }

    /// The name of the commit of a version.
    static String commit(long version) {
        return prefix(version) + "json";
    }

    /// What the names of a version's files begin with, and those of no other version.
    static String prefix(long version) {
        return String.format(Locale.ROOT, "%020d.", version);
    }
}
