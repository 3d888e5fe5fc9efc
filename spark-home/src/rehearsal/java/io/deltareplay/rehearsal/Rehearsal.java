package io.deltareplay.rehearsal;

import io.deltareplay.channel.ChannelEvent;
import io.deltareplay.channel.ChannelOptions;
import io.deltareplay.channel.ResultChannel;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.job.ReplayJob;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.SegmentFile;
import io.deltareplay.request.SegmentFile.Kind;
import io.deltareplay.request.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;

/// What the class cache of the Spark home is recorded from: `Rehearsal TABLE` runs the real job with each strategy,
/// and
/// plays the launcher itself. The table is a plain one, with a checkpoint in one file and commits after it.
public final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long SPILL_LIMIT = 64 << 20;
    private static final int PARTITIONS = 4;

    private Rehearsal() {}

    public static void main(String[] arguments) throws Exception {
        Path log = Path.of(arguments[0]).toRealPath().resolve("_delta_log");
        for (Strategy strategy : Strategy.values()) {
            replay(request(log, strategy));
        }
        System.exit(0);
    }

    private static void replay(ReplayRequest request) throws Exception {
        Path spill = Files.createTempDirectory("rehearsal-");
        try (RootAllocator allocator = new RootAllocator();
                ResultChannel channel = ResultChannel.open(
                        ChannelOptions.defaults(spill, SPILL_LIMIT),
                        Optional.empty(),
                        request,
                        allocator,
                        Thread::new)) {
            Thread job = new Thread(() -> ReplayJob.run(channel.address(), channel.credential()), "job");
            job.start();
            long rows = receive(channel);
            job.join();
            if (rows == 0) {
                throw new IOException(request.strategy() + " found no file");
            }
        } finally {
            Files.delete(spill);
        }
    }

    private static long receive(ResultChannel channel) throws Exception {
        long rows = 0;
        while (true) {
            ChannelEvent event = channel.next(PATIENCE);
            if (event instanceof ChannelEvent.Committed committed) {
                rows += committed.partition().rows();
                committed.partition().close();
            } else if (event instanceof ChannelEvent.Done) {
                return rows;
            } else if (!(event instanceof ChannelEvent.Registered
                    || event instanceof ChannelEvent.Planned
                    || event instanceof ChannelEvent.Progress)) {
                throw new IOException("the job ended with " + event);
            }
        }
    }

    private static ReplayRequest request(Path log, Strategy strategy) throws IOException {
        Path checkpoint = newest(log, ".checkpoint.parquet");
        long version = version(checkpoint);
        List<SegmentFile> tail = new ArrayList<>();
        try (Stream<Path> files = Files.list(log)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                if (version(file) > version) {
                    tail.add(file(file, Kind.COMMIT));
                }
            }
        }
        Collections.reverse(tail);
        List<SegmentFile> segment = new ArrayList<>(List.of(file(checkpoint, Kind.CHECKPOINT)));
        segment.addAll(tail);
        return new ReplayRequest(
                log.getParent().toString(),
                tail.get(0).version(),
                "file:",
                segment,
                FileListSchema.ACTION_COLUMNS,
                strategy,
                PARTITIONS);
    }

    private static Path newest(Path log, String ending) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    private static long version(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(0, 20));
    }

    private static SegmentFile file(Path file, Kind kind) throws IOException {
        return new SegmentFile(file.toString(), file.toUri().toString(), Files.size(file), version(file), kind);
    }
}
