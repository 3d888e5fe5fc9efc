package io.deltareplay.launcher.replay;

import com.dynatrace.hash4j.hashing.HashValue128;
import io.deltareplay.action.AddFile;
import io.deltareplay.action.RemoveFile;
import io.deltareplay.launcher.checkpoint.CheckpointBatch;
import io.deltareplay.launcher.checkpoint.CheckpointFileReader;
import io.deltareplay.launcher.checkpoint.Decoding;
import io.deltareplay.launcher.checkpoint.Extent;
import io.deltareplay.launcher.checkpoint.RowMask;
import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.parquet.RowRuns;
import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.LogFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Streams a checkpoint's `add` actions past a filter to the sink. Nothing of it is remembered: within a checkpoint
/// each identity occurs once, rows that others replace left out.
final class CheckpointReplay {
    private final ReplayRun run;
    private final Decoding decoding;
    private final TailFileReader jsonReader;
    private final CheckpointBatch batch;
    private final RowWriter rows;
    private final FileListSink sink;
    private final ReplacedRows replaced;
    private final RowRuns runs = new RowRuns();
    /// Whether an earlier pass has counted the checkpoint's actions: after a spill there is a pass per partition.
    private boolean counted;

    /// @param batch where rows that come as columns are gathered
    /// @param rows where rows that come one by one go
    /// @param replaced rows that are not taken, because others of the same identity replace them
    CheckpointReplay(
            ReplayRun run,
            Decoding decoding,
            TailFileReader jsonReader,
            CheckpointBatch batch,
            RowWriter rows,
            FileListSink sink,
            ReplacedRows replaced) {
        this.run = run;
        this.decoding = decoding;
        this.jsonReader = jsonReader;
        this.batch = batch;
        this.rows = rows;
        this.sink = sink;
        this.replaced = replaced;
    }

    /// @param filter which files to deliver; null for all of them
    void replay(Checkpoint checkpoint, @Nullable IdentityFilter filter) {
        for (LogFile file : checkpoint.files()) {
            if (file.name().endsWith(".json")) {
                replayJson(file, filter);
            } else {
                replayParquet(file, filter);
            }
        }
        counted = true;
    }

    private void replayParquet(LogFile file, @Nullable IdentityFilter filter) {
        try (CheckpointFileReader reader = CheckpointFileReader.open(
                run.storage().parquet(file), decoding, batch, Extent.ALL, replaced.of(file))) {
            for (int count = reader.next(); count != CheckpointFileReader.END; count = reader.next()) {
                countRead(count, reader.dropped());
                select(reader, count, filter);
                if (runs.rows() > 0) {
                    reader.keep(runs);
                    run.counts().delivered(runs.rows(), batch.sumSizes(), batch.countDeletionVectors());
                    sink.accept(batch.delivered());
                }
            }
            countRead(0, reader.dropped());
        } catch (IOException | RuntimeException e) {
            throw run.problems().unreadable(file, e);
        }
    }

    private void countRead(long actions, long dropped) {
        if (!counted) {
            run.counts().skipped(dropped);
            run.counts().read(actions + dropped);
        }
    }

    /// Chooses the batch's rows that are adds and that the filter keeps.
    private void select(CheckpointFileReader reader, int count, @Nullable IdentityFilter filter) {
        if (filter == null && reader.hasOnlyAdds()) {
            runs.keepAll(count);
            return;
        }
        runs.clear();
        if (count == 0) {
            return;
        }
        byte[] bytes = reader.pathBytes();
        int[] offsets = reader.pathOffsets();
        for (int row = 0; row < count; row++) {
            if (!reader.isAdd(row)) {
                continue;
            }
            int offset = offsets[row];
            int length = offsets[row + 1] - offset;
            if (filter == null
                    || !filter.mayKnow(bytes, offset, length)
                    || filter.keeps(run.hasher().identity(bytes, offset, length, reader.deletionVectorId(row)))) {
                runs.keep(row);
            }
        }
    }

    private void replayJson(LogFile file, @Nullable IdentityFilter filter) {
        RowMask replacedHere = replaced.of(file);
        jsonReader.read(file, new TailFileReader.Visitor() {
            private int next;

            @Override
            public void remove(HashValue128 identity, RemoveFile action) {
                // A checkpoint's removes are tombstones of files that it does not list any more.
            }

            @Override
            public void add(HashValue128 identity, AddFile action, byte[] line, int offset, int length) {
                countRead(1, 0);
                if (!replacedHere.contains(next++) && (filter == null || filter.keeps(identity))) {
                    rows.write(action);
                }
            }
        });
        rows.flush();
    }
}
