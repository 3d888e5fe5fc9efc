package io.deltareplay.request;

import java.io.Serializable;
import java.util.Objects;

/**
 * One file of the log segment to replay.
 *
 * @param path how messages name the file: absolute and decoded
 * @param uri the same file as an absolute, percent-encoded URI; executors open this one, literally
 * @param length in bytes when the log was listed; a file found with another length is damaged
 * @param version the newest version whose actions it holds
 * @param kind what is in it
 */
public record SegmentFile(String path, String uri, long length, long version, Kind kind) implements Serializable {
    /** What a file of a segment holds. */
    public enum Kind {
        /** A commit: JSON lines, adds and removes. */
        COMMIT,
        /** A compaction that stands for several commits: JSON lines, adds and removes. */
        COMPACTION,
        /** A checkpoint's Parquet file, or a V2 checkpoint's Parquet manifest: its adds count, its removes are tombstones. */
        CHECKPOINT,
        /** A V2 checkpoint's sidecar: always one task, whatever its row groups. */
        SIDECAR,
        /** A V2 checkpoint's JSON manifest: JSON lines, of which only the adds count. */
        JSON_MANIFEST
    }

    public SegmentFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(kind, "kind");
        if (length < 0) {
            throw new IllegalArgumentException("length of " + path + " is negative: " + length);
        }
    }

    /** Whether the file is part of the checkpoint. */
    public boolean isCheckpoint() {
        return kind != Kind.COMMIT && kind != Kind.COMPACTION;
    }
}
