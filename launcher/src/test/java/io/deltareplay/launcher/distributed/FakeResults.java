package io.deltareplay.launcher.distributed;

import io.deltareplay.channel.ChannelEvent;
import io.deltareplay.channel.ReceivedPartition;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListSchema;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Results that come as a script says; nothing comes when it is over.
final class FakeResults implements Results {
    private final Deque<ChannelEvent> script;
    private final Runnable whenNothingComes;
    int stops;

    FakeResults(List<ChannelEvent> script, Runnable whenNothingComes) {
        this.script = new ArrayDeque<>(script);
        this.whenNothingComes = whenNothingComes;
    }

    @Override
    public String address() {
        return "127.0.0.1:1";
    }

    @Override
    public String credential() {
        return "secret";
    }

    @Override
    public ChannelEvent next(Duration patience) {
        if (script.isEmpty()) {
            whenNothingComes.run();
        }
        return script.poll();
    }

    @Override
    public void stopDriver() {
        stops++;
    }

    @Override
    public void close() {}

    /// A partition of files with these sizes.
    static ChannelEvent.Committed partition(int number, long... sizes) {
        return new ChannelEvent.Committed(new ReceivedPartition() {
            @Override
            public int partition() {
                return number;
            }

            @Override
            public long rows() {
                return sizes.length;
            }

            @Override
            public void forEachBatch(Consumer<VectorSchemaRoot> sink) {
                try (RootAllocator allocator = new RootAllocator(1 << 24);
                        VectorSchemaRoot root = VectorSchemaRoot.create(
                                FileListSchema.of(Set.of(FileColumn.SIZE), Map.of()), allocator)) {
                    BigIntVector vector = (BigIntVector) root.getVector("size");
                    for (int row = 0; row < sizes.length; row++) {
                        vector.setSafe(row, sizes[row]);
                    }
                    root.setRowCount(sizes.length);
                    sink.accept(root);
                }
            }

            @Override
            public void close() {}
        });
    }
}
