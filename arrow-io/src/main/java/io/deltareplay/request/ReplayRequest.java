package io.deltareplay.request;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.predicate.Where;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A replay that a launcher asks of an executor job. It names every file of the segment, so that the job never lists the log
 * and sees the same snapshot whatever writers do meanwhile.
 *
 * @param table how messages name the table
 * @param version the version to reconstruct
 * @param defaultScheme the table's scheme with its authority, such as {@code file:}, for absolute paths without one
 * @param files the segment: the checkpoint's files first, then the tail, newest first. Where the checkpoint names a file again, a
 *     later file's row counts and within a file the later row
 * @param reconciled whether the checkpoint is known to name each file once; only {@link Strategy#WINDOW} finds out otherwise
 * @param columns the columns to deliver, in the order of {@link FileColumn}
 * @param strategy how to find the newest action of each file
 * @param numPartitions into how many partitions {@link Strategy#WINDOW} spreads the actions; positive, and without meaning for
 *     {@link Strategy#ANTI_JOIN}
 * @param order how the files are to be ordered and numbered; empty when they may come in any order
 * @param where which files are wanted; empty for all
 */
public record ReplayRequest(
        String table,
        long version,
        String defaultScheme,
        List<SegmentFile> files,
        boolean reconciled,
        Set<FileColumn> columns,
        Strategy strategy,
        int numPartitions,
        Optional<SnapshotOrder> order,
        Optional<Where> where) {
    /** No version at all. */
    public static final long NO_VERSION = -1;

    /** A table with more sidecars than this is beyond what any writer makes. */
    private static final int MAX_FILES = 10_000_000;

    public ReplayRequest {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(defaultScheme, "defaultScheme");
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(where, "where");
        files = List.copyOf(files);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a file list has at least one column");
        }
        columns = Collections.unmodifiableSet(EnumSet.copyOf(columns));
        if (numPartitions < 1) {
            throw new IllegalArgumentException("numPartitions must be positive, got " + numPartitions);
        }
        if (columns.contains(FileColumn.INDEX) && order.isEmpty()) {
            throw new IllegalArgumentException("only files in an order have an index");
        }
    }

    /** Asks for all files of a log with a reconciled checkpoint, in any order. */
    public ReplayRequest(
            String table,
            long version,
            String defaultScheme,
            List<SegmentFile> files,
            Set<FileColumn> columns,
            Strategy strategy,
            int numPartitions) {
        this(
                table,
                version,
                defaultScheme,
                files,
                true,
                columns,
                strategy,
                numPartitions,
                Optional.empty(),
                Optional.empty());
    }

    /** The same in an order and with other columns. */
    public ReplayRequest ordered(SnapshotOrder wanted, Set<FileColumn> other) {
        return new ReplayRequest(
                table,
                version,
                defaultScheme,
                files,
                reconciled,
                other,
                strategy,
                numPartitions,
                Optional.of(wanted),
                where);
    }

    /** The same for some files only. */
    public ReplayRequest where(Where wanted) {
        return new ReplayRequest(
                table,
                version,
                defaultScheme,
                files,
                reconciled,
                columns,
                strategy,
                numPartitions,
                order,
                Optional.of(wanted));
    }

    /** The tail's files, newest first. */
    public List<SegmentFile> tail() {
        return files.stream().filter(f -> !f.isCheckpoint()).toList();
    }

    /** The checkpoint's files; empty when the segment starts at version 0. */
    public List<SegmentFile> checkpoint() {
        return files.stream().filter(SegmentFile::isCheckpoint).toList();
    }

    /** The version of a checkpoint that may name files more than once; {@link #NO_VERSION} when there is none. */
    public long unreconciledVersion() {
        return reconciled
                ? NO_VERSION
                : checkpoint().stream()
                        .mapToLong(SegmentFile::version)
                        .findFirst()
                        .orElse(NO_VERSION);
    }

    /** Writes the binary form. */
    public void writeTo(DataOutput out) throws IOException {
        Binary.writeText(out, table);
        out.writeLong(version);
        Binary.writeText(out, defaultScheme);
        out.writeInt(files.size());
        for (SegmentFile file : files) {
            Binary.writeText(out, file.path());
            Binary.writeText(out, file.uri());
            out.writeLong(file.length());
            out.writeLong(file.version());
            Binary.writeEnum(out, file.kind());
        }
        out.writeBoolean(reconciled);
        out.writeInt(columns.size());
        for (FileColumn column : columns) {
            Binary.writeEnum(out, column);
        }
        Binary.writeEnum(out, strategy);
        out.writeInt(numPartitions);
        out.writeBoolean(order.isPresent());
        if (order.isPresent()) {
            out.writeInt(order.get().numPartitions());
            out.writeLong(order.get().firstIndex());
        }
        out.writeBoolean(where.isPresent());
        if (where.isPresent()) {
            PredicateForm.write(out, where.get());
        }
    }

    /** Reads the binary form. */
    public static ReplayRequest readFrom(DataInput in) throws IOException {
        String table = Binary.readText(in);
        long version = in.readLong();
        String defaultScheme = Binary.readText(in);
        int count = Binary.readCount(in, MAX_FILES);
        List<SegmentFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(new SegmentFile(
                    Binary.readText(in),
                    Binary.readText(in),
                    in.readLong(),
                    in.readLong(),
                    Binary.readEnum(in, SegmentFile.Kind.class)));
        }
        boolean reconciled = in.readBoolean();
        Set<FileColumn> columns = EnumSet.noneOf(FileColumn.class);
        for (int i = Binary.readCount(in, FileColumn.values().length); i > 0; i--) {
            columns.add(Binary.readEnum(in, FileColumn.class));
        }
        return new ReplayRequest(
                table,
                version,
                defaultScheme,
                files,
                reconciled,
                columns,
                Binary.readEnum(in, Strategy.class),
                in.readInt(),
                in.readBoolean() ? Optional.of(new SnapshotOrder(in.readInt(), in.readLong())) : Optional.empty(),
                in.readBoolean() ? Optional.of(PredicateForm.readWhere(in)) : Optional.empty());
    }
}
