package io.deltareplay.launcher.deliver;

import io.deltareplay.filelist.FileColumn;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Counts the files that carry a deletion vector and delivers nothing.
public final class DeletionVectorCount implements FileListSink {
    private long files;

    @Override
    public void accept(VectorSchemaRoot batch) {
        FieldVector vectors = Objects.requireNonNull(
                batch.getVector(FileColumn.DELETION_VECTOR.columnName()), "a batch without the deletionVector column");
        files += batch.getRowCount() - vectors.getNullCount();
    }

    /// The files with a deletion vector so far.
    public long files() {
        return files;
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
}
