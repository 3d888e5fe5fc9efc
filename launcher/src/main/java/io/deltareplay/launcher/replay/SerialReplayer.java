package io.deltareplay.launcher.replay;

import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.storage.Storage;
import org.apache.arrow.memory.BufferAllocator;

/// Replays a log in this process: the tail's identities in memory, the checkpoint streamed past them.
public final class SerialReplayer {
    private final Storage storage;
    private final BufferAllocator allocator;

    public SerialReplayer(Storage storage, BufferAllocator allocator) {
        this.storage = storage;
        this.allocator = allocator;
    }

    /// Delivers each active file once, in an order that is the same for the same log. Calls neither `finish` nor `close` of the sink.
    ///
    /// @throws io.deltareplay.launcher.error.DamagedLogException when a file of the segment is not what the protocol says
    /// @throws io.deltareplay.launcher.error.StorageException when a file of the segment cannot be read
    public ReplayResult replay(
            ReplayPlan.Serial plan, ReplayOptions options, FileListSink sink, ReplayProgress progress) {
        throw new UnsupportedOperationException("arrives with the next commit: " + storage + allocator);
    }
}
