package io.deltareplay.launcher.replay;

import java.util.ArrayList;
import java.util.List;

/// What a replay has counted so far.
final class ReplayCounts {
    /// Enough to see the pattern; a log that is wrong in one commit is often wrong in many.
    private static final int MAX_WARNINGS = 20;

    private final ReplayProgress progress;
    private final List<String> warnings = new ArrayList<>();
    private int moreWarnings;
    private long files;
    private long bytes;
    private long filesWithDeletionVector;
    private long actionsRead;

    ReplayCounts(ReplayProgress progress) {
        this.progress = progress;
    }

    void delivered(long moreFiles, long moreBytes, long moreWithDeletionVector) {
        files += moreFiles;
        bytes += moreBytes;
        filesWithDeletionVector += moreWithDeletionVector;
    }

    void read(long moreActions) {
        actionsRead += moreActions;
        progress.advanced(actionsRead, files);
    }

    void warn(String warning) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(warning);
        } else {
            moreWarnings++;
        }
    }

    ReplayResult result(boolean spilled) {
        List<String> all = new ArrayList<>(warnings);
        if (moreWarnings > 0) {
            all.add("%d more warnings like these".formatted(moreWarnings));
        }
        return new ReplayResult(files, bytes, filesWithDeletionVector, actionsRead, spilled, all);
    }
}
