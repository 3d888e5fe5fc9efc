package io.deltareplay.launcher.deliver;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// The files' absolute decoded paths, one a line or each ended by a zero byte.
public final class PathsSink extends TextSink {
    private final AbsolutePaths paths;
    private final Terminator terminator;

    /// What ends a path.
    public enum Terminator {
        LINE_FEED('\n'),
        ZERO('\0');

        private final byte value;

        Terminator(char value) {
            this.value = (byte) value;
        }
    }

    /// @param root the table's folder, that relative paths start from
    public PathsSink(ByteOutput output, String root, Terminator terminator) {
        super(output);
        this.paths = new AbsolutePaths(root);
        this.terminator = terminator;
    }

    @Override
    Rows rowsOf(VectorSchemaRoot batch) {
        VarCharVector vector = (VarCharVector) Objects.requireNonNull(
                batch.getVector(FileColumn.PATH.columnName()), "a batch without the path column");
        return (row, out) -> {
            int start = out.length();
            long offset = vector.getStartOffset(row);
            paths.put(vector.getDataBuffer(), offset, (int) (vector.getEndOffset(row) - offset), out);
            refuseTerminator(out, start);
            out.put(terminator.value);
        };
    }

    private void refuseTerminator(TextBuffer out, int start) {
        byte[] bytes = out.array();
        for (int i = start; i < out.length(); i++) {
            if (bytes[i] == terminator.value) {
                throw refused(new String(bytes, start, out.length() - start, StandardCharsets.UTF_8));
            }
        }
    }

    private RuntimeException refused(String path) {
        return switch (terminator) {
            case LINE_FEED ->
                new UsageException(
                        "cannot write one path a line: the name of %s contains a line feed"
                                .formatted(path.replace("\n", "\\n")),
                        "Use --print0, which ends each path with a zero byte.");
            case ZERO ->
                new DamagedLogException(
                        "the path of a data file contains a zero byte: " + path.replace("\0", "\\0"),
                        "No file can have such a name; the writer of this log entry is at fault.");
        };
    }
}
