package io.deltareplay.launcher.error;

import org.jspecify.annotations.Nullable;

/// The table needs a feature that this program does not have; the message names it.
public final class UnsupportedTableException extends DeltaReplayException {
    private static final String OTHER_WRITER =
            "Have the table's writer write checkpoints that are compressed with snappy or zstd and not encrypted, or read"
                    + " with --version a version that does not need the file.";

    /// A Parquet file of the log is sound and cannot be decoded.
    ///
    /// @param what what was being done, and the file
    /// @param reason what about it, and what else would decode it if anything does
    public static UnsupportedTableException file(String what, String reason, @Nullable Throwable cause) {
        return new UnsupportedTableException("%s is not supported: %s".formatted(what, reason), OTHER_WRITER, cause);
    }

    public UnsupportedTableException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public UnsupportedTableException(String problem, String remedy, @Nullable Throwable cause) {
        super(ExitCode.DAMAGED_OR_UNSUPPORTED, problem, remedy, cause);
    }
}
