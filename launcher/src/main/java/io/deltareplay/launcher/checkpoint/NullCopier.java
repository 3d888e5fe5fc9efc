package io.deltareplay.launcher.checkpoint;

import io.deltareplay.launcher.parquet.RowRuns;
import org.apache.arrow.vector.FieldVector;

/// Fills a column that the file does not have, or has only nulls in.
final class NullCopier implements ColumnCopier {
    @Override
    public void copy(RowRuns runs, FieldVector target) {
        int rows = runs.rows();
        if (target.getValueCount() == rows && target.getNullCount() == rows) {
            return;
        }
        while (target.getValueCapacity() < rows) {
            target.reAlloc();
        }
        target.reset();
        target.setValueCount(rows);
    }
}
