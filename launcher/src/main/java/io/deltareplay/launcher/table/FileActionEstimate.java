package io.deltareplay.launcher.table;

/// How many file actions a replay has to look at, and how that is known.
///
/// @param fileActions the number; an estimate unless `source` says otherwise
/// @param source where it comes from
public record FileActionEstimate(long fileActions, Source source) {
    /// Where an estimate comes from, the most exact first.
    public enum Source {
        /// `numFiles` of the version's checksum file, plus the tail's own actions.
        CHECKSUM("checksum file"),
        /// `size` or `numOfAddFiles` of `_last_checkpoint`, plus the tail.
        LAST_CHECKPOINT("_last_checkpoint"),
        /// The row counts in the checkpoint's Parquet footers, plus the tail.
        PARQUET_FOOTERS("Parquet footers"),
        /// A sample of the lines of the log's JSON files.
        SAMPLED_LINES("sampled lines");

        private final String description;

        Source(String description) {
            this.description = description;
        }

        public String description() {
            return description;
        }
    }
}
