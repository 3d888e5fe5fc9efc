package io.deltareplay.launcher.replay;

import io.deltareplay.filelist.FileListBatch;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.launcher.checkpoint.CheckpointBatch;
import io.deltareplay.launcher.checkpoint.Decoding;
import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.predicate.FileFilter;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/// Replays a log in this process: the tail's identities in memory, the checkpoint streamed past them.
///
/// A checkpoint is reconciled, within it each identity occurs once, so only the commits after it need remembering:
/// memory is that of the tail's identities and of the batches on their way, whatever the size of the table. Where
/// that is not certain of a checkpoint, its own identities are looked through first, within the same memory.
public final class SerialReplayer {
    private final Storage storage;
    private final BufferAllocator allocator;

    public SerialReplayer(Storage storage, BufferAllocator allocator) {
        this.storage = storage;
        this.allocator = allocator;
    }

    /// Delivers each active file once, in an order that is the same for the same log. Calls neither `finish` nor
    /// `close` of the sink.
    ///
    /// @throws io.deltareplay.launcher.error.DamagedLogException when a file of the segment is not what the
    /// protocol says
    /// @throws io.deltareplay.launcher.error.StorageException when a file of the segment cannot be read
    public ReplayResult replay(
            ReplayPlan.Serial plan, ReplayOptions options, FileListSink sink, ReplayProgress progress) {
        LogFacts facts = plan.facts();
        ReplayCounts counts = new ReplayCounts(progress);
        ReplayRun run = ReplayRun.of(storage, options, counts, new LogProblems(facts));
        TailFileReader jsonFiles = new TailFileReader(run);
        Schema schema = FileListSchema.of(options.columns(), Map.of());
        FileFilter filter = options.where() == null ? null : new FileFilter(options.where());
        // Before the tail: the identities of both are not in memory at once.
        ReplacedRows replaced = facts.reconciliation().isKnown()
                ? ReplacedRows.NONE
                : RepeatedAdds.find(facts, run, jsonFiles, allocator);
        try (RowWriter rows = new RowWriter(new FileListBatch(schema, allocator), sink, counts, filter);
                TailReplay tail = new TailReplay(run, jsonFiles, rows)) {
            tail.read(facts.segment().tail());
            Optional<Checkpoint> checkpoint = facts.segment().checkpoint();
            if (checkpoint.isEmpty()) {
                tail.forEachPartition(undecided -> {});
            } else {
                try (Decoding decoding = new Decoding();
                        CheckpointBatch batch = new CheckpointBatch(
                                options.columns(), tail.decidesAnything(), options.where(), allocator)) {
                    CheckpointReplay replay =
                            new CheckpointReplay(run, decoding, jsonFiles, batch, rows, sink, replaced);
                    tail.forEachPartition(undecided -> replay.replay(checkpoint.get(), undecided));
                }
            }
            return counts.result(tail.spilled());
        }
    }
}
