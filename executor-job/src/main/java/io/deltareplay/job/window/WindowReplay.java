package io.deltareplay.job.window;

import io.deltareplay.job.checkpoint.CheckpointParts;
import io.deltareplay.job.tail.TailPieces;
import io.deltareplay.job.task.PartsRdd;
import io.deltareplay.job.task.ReadCounts;
import io.deltareplay.job.task.Receipts;
import io.deltareplay.job.task.TaskReceipt;
import io.deltareplay.job.task.TaskSettings;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.SegmentFile;
import io.deltareplay.request.SegmentFile.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.execution.QueryExecution;

/** Replays a log by shuffling all of its actions: the newest action of each file decides. */
public final class WindowReplay {
    private static final long SMALLEST_PIECE = 8 << 20;
    private static final long LARGEST_PIECE = 128 << 20;
    /** Pieces for each slot, so that slots end at about the same time. */
    private static final int PIECES_PER_SLOT = 4;

    private final SparkContext spark;
    private final ReplayRequest request;
    private final TaskSettings settings;
    private final Receipts receipts;

    public WindowReplay(SparkContext spark, ReplayRequest request, TaskSettings settings, Receipts receipts) {
        this.spark = spark;
        this.request = request;
        this.settings = settings;
        this.receipts = receipts;
    }

    /** @param planned hears how many partitions there will be */
    public void run(IntConsumer planned) throws InterruptedException {
        ReadCounts counts = ReadCounts.of(spark);
        ActionRow layout = new ActionRow(settings.delivered());
        planned.accept(request.numPartitions());
        QueryExecution query = query(layout, counts);
        QuerySession.run(
                query,
                () -> spark.runJob(
                        query.toRdd(),
                        new WindowTask(settings, layout),
                        receipts.handler(),
                        PartsRdd.tag(TaskReceipt.class)));
        receipts.add(counts);
    }

    /** Every action of the log, each with its number among those of its file, newest first. */
    public QueryExecution query(ActionRow layout, ReadCounts counts) throws InterruptedException {
        ActionsRdd actions = new ActionsRdd(spark, sources(), settings, layout, counts);
        return NewestActions.of(spark, actions, layout, request.numPartitions());
    }

    private List<ActionSource> sources() throws InterruptedException {
        List<SegmentFile> json = request.files().stream()
                .filter(f -> !f.isCheckpoint() || f.kind() == Kind.JSON_MANIFEST)
                .toList();
        List<SegmentFile> parquet = request.checkpoint().stream()
                .filter(f -> f.kind() != Kind.JSON_MANIFEST)
                .toList();
        List<ActionSource> sources = new ArrayList<>();
        CheckpointParts.of(parquet).forEach(part -> sources.add(new ActionSource.Parquet(part)));
        TailPieces.of(json, pieceBytes(json)).forEach(piece -> sources.add(new ActionSource.Lines(piece)));
        return sources;
    }

    private long pieceBytes(List<SegmentFile> files) {
        long bytes = files.stream().mapToLong(SegmentFile::length).sum();
        long share = bytes / Math.max(1, (long) PIECES_PER_SLOT * spark.defaultParallelism());
        return Math.max(SMALLEST_PIECE, Math.min(LARGEST_PIECE, share));
    }
}
