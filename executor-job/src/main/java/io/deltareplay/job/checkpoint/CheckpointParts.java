package io.deltareplay.job.checkpoint;

import io.deltareplay.job.problem.FileProblems;
import io.deltareplay.request.SegmentFile;
import io.deltareplay.request.SegmentFile.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/** Divides a checkpoint's Parquet files among tasks: a task per row group, or per sidecar. */
public final class CheckpointParts {
    private static final int MOST_READERS = 16;

    private CheckpointParts() {}

    /**
     * The parts of the checkpoint, in the order of its files. Reads the footers of all but the sidecars.
     *
     * @throws io.deltareplay.job.problem.ReplayFailure when a file cannot be read or is no Parquet file
     */
    public static List<CheckpointPart> of(List<SegmentFile> checkpoint) throws InterruptedException {
        ExecutorService readers = Executors.newFixedThreadPool(
                Math.max(1, Math.min(MOST_READERS, checkpoint.size())), CheckpointParts::reader);
        try {
            List<Future<List<CheckpointPart>>> found = new ArrayList<>();
            for (int i = 0; i < checkpoint.size(); i++) {
                SegmentFile file = checkpoint.get(i);
                int number = i;
                found.add(readers.submit(() -> parts(file, number)));
            }
            List<CheckpointPart> all = new ArrayList<>();
            for (Future<List<CheckpointPart>> parts : found) {
                all.addAll(parts.get());
            }
            return all;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            readers.shutdownNow();
        }
    }

    private static Thread reader(Runnable work) {
        Thread thread = new Thread(work, "footer-reader");
        thread.setDaemon(true);
        return thread;
    }

    private static List<CheckpointPart> parts(SegmentFile file, int number) {
        if (file.kind() == Kind.SIDECAR || file.kind() == Kind.JSON_MANIFEST) {
            return List.of(new CheckpointPart(file, CheckpointPart.WHOLE_FILE, CheckpointPart.position(number, 0)));
        }
        try (CheckpointFile open = CheckpointFile.open(file)) {
            List<CheckpointPart> parts = new ArrayList<>();
            long row = 0;
            for (BlockMetaData rowGroup : open.rowGroups()) {
                parts.add(new CheckpointPart(file, parts.size(), CheckpointPart.position(number, row)));
                row += rowGroup.getRowCount();
            }
            return parts;
        } catch (IOException | RuntimeException e) {
            throw FileProblems.of(file, e);
        }
    }
}
