package io.deltareplay.oracle.log;

import io.deltareplay.oracle.UsageException;

/// The kinds of checkpoint delta-spark writes.
sealed interface CheckpointForm {
    /// No checkpoint: the log is all commits.
    record None() implements CheckpointForm {}

    /// One Parquet file.
    record Classic() implements CheckpointForm {}

    /// Several Parquet files without a manifest.
    record MultiPart(int parts) implements CheckpointForm {
        public MultiPart {
            if (parts < 2) {
                throw new UsageException("a multi-part checkpoint has at least 2 parts, not " + parts);
            }
        }
    }

    /// A JSON manifest with sidecars.
    record V2() implements CheckpointForm {}

    static CheckpointForm parse(String text) {
        if (text.startsWith("multipart:")) {
            return new MultiPart(Integer.parseInt(text.substring("multipart:".length())));
        }
        return switch (text) {
            case "none" -> new None();
            case "classic" -> new Classic();
            case "v2" -> new V2();
            default -> throw new UsageException("--checkpoint is none, classic, multipart:PARTS or v2, not " + text);
        };
    }
}
