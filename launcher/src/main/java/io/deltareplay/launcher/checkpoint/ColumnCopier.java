package io.deltareplay.launcher.checkpoint;

import io.deltareplay.launcher.parquet.RowRuns;
import org.apache.arrow.vector.FieldVector;

/// Copies the kept rows of the decoded batch that its column reader stands at into an Arrow vector.
@FunctionalInterface
interface ColumnCopier {
    void copy(RowRuns runs, FieldVector target);
}
