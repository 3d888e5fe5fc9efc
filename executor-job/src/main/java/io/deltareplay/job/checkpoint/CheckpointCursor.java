package io.deltareplay.job.checkpoint;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.problem.FileProblems;
import io.deltareplay.request.SegmentFile;
import java.io.IOException;
import java.util.Set;
import org.apache.spark.sql.vectorized.ColumnarRow;
import org.jspecify.annotations.Nullable;

/** A {@link CheckpointReader} whose problems name the file. */
public final class CheckpointCursor implements AutoCloseable {
    private final SegmentFile file;
    private final CheckpointReader reader;

    private CheckpointCursor(SegmentFile file, CheckpointReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /**
     * Opens a part.
     *
     * @throws io.deltareplay.job.problem.ReplayFailure when it cannot be read
     */
    public static CheckpointCursor open(CheckpointPart part, Set<FileColumn> wanted, RowFilter filter) {
        try {
            return new CheckpointCursor(part.file(), CheckpointReader.open(part, wanted, filter));
        } catch (IOException | RuntimeException e) {
            throw FileProblems.of(part.file(), e);
        }
    }

    /** As {@link CheckpointReader#next}. */
    public int next() {
        try {
            return reader.next();
        } catch (IOException | RuntimeException e) {
            throw FileProblems.of(file, e);
        }
    }

    /** As {@link CheckpointReader#add}. */
    public @Nullable ColumnarRow add(int row) {
        return reader.add(row);
    }

    /** As {@link CheckpointReader#skipped}. */
    public long skipped() {
        return reader.skipped();
    }

    /** As {@link CheckpointReader#layout}. */
    public AddRows layout() {
        return reader.layout();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            // Everything needed was read: a failing close loses nothing.
            return;
        }
    }
}
