package io.deltareplay.launcher.replay;

import io.deltareplay.filelist.FileColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// What a replay has counted so far.
public final class ReplayCounts {
    /// Enough to see the pattern; a log that is wrong in one commit is often wrong in many.
    private static final int MAX_WARNINGS = 20;

    private final ReplayProgress progress;
    private final Set<String> warnings = new LinkedHashSet<>();
    private int moreWarnings;
    private long files;
    private long bytes;
    private long filesWithDeletionVector;
    private long actionsRead;
    private long filesSkipped;

    public ReplayCounts(ReplayProgress progress) {
        this.progress = progress;
    }

    /// Counts the rows of a batch that was delivered; sizes and deletion vectors when it has those columns.
    public void delivered(VectorSchemaRoot batch) {
        delivered(batch.getRowCount(), sumSizes(batch), countDeletionVectors(batch));
    }

    private static long sumSizes(VectorSchemaRoot batch) {
        long sum = 0;
        if (batch.getVector(FileColumn.SIZE.columnName()) instanceof BigIntVector sizes) {
            for (int row = 0, rows = batch.getRowCount(); row < rows; row++) {
                sum += sizes.isNull(row) ? 0 : sizes.get(row);
            }
        }
        return sum;
    }

    private static long countDeletionVectors(VectorSchemaRoot batch) {
        FieldVector vectors = batch.getVector(FileColumn.DELETION_VECTOR.columnName());
        return vectors == null ? 0 : batch.getRowCount() - vectors.getNullCount();
    }

    void delivered(long moreFiles, long moreBytes, long moreWithDeletionVector) {
        files += moreFiles;
        bytes += moreBytes;
        filesWithDeletionVector += moreWithDeletionVector;
    }

    /// Files delivered so far.
    public long files() {
        return files;
    }

    /// Counts file actions that were looked at.
    public void read(long moreActions) {
        actionsRead += moreActions;
        progress.advanced(actionsRead, files);
    }

    /// Counts files that a predicate does not want.
    public void skipped(long moreFiles) {
        filesSkipped += moreFiles;
    }

    /// Notes what was odd, once.
    public void warn(String warning) {
        if (warnings.contains(warning)) {
            return;
        }
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(warning);
        } else {
            moreWarnings++;
        }
    }

    /// All of it.
    public ReplayResult result(boolean spilled) {
        List<String> all = new ArrayList<>(warnings);
        if (moreWarnings > 0) {
            all.add("%d more warnings like these".formatted(moreWarnings));
        }
        return new ReplayResult(files, bytes, filesWithDeletionVector, actionsRead, filesSkipped, spilled, all);
    }
}
