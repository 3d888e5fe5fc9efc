package io.deltareplay.launcher.snapshot;

import io.deltareplay.spill.NamelessFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Sorted runs of records on disk, in one file without a name: nothing stays behind however the process ends.
final class RunFile implements AutoCloseable {
    private final FileChannel channel;
    private final List<Extent> runs = new ArrayList<>();
    private long size;

    RunFile(Path folder) throws IOException {
        Files.createDirectories(folder);
        this.channel = NamelessFile.open(folder);
    }

    private record Extent(long start, long end) {}

    int runs() {
        return runs.size();
    }

    /// Writes a source's records as a run.
    ///
    /// @param block for the way
    void write(RecordSource source, RecordBlock block, int blockBytes) throws IOException {
        long start = size;
        for (source.next(block, Integer.MAX_VALUE, blockBytes);
                block.rows() > 0;
                source.next(block, Integer.MAX_VALUE, blockBytes)) {
            ByteBuffer content = ByteBuffer.wrap(block.bytes(), 0, block.length());
            while (content.hasRemaining()) {
                size += channel.write(content, size);
            }
        }
        runs.add(new Extent(start, size));
    }

    /// A run's records.
    RecordSource read(int run) {
        return new Reader(runs.get(run));
    }

    private final class Reader implements RecordSource {
        private final long end;
        private long position;

        Reader(Extent extent) {
            this.position = extent.start;
            this.end = extent.end;
        }

        @Override
        public void next(RecordBlock block, int maxRows, int bytes) throws IOException {
            block.clear();
            if (position == end) {
                return;
            }
            int length = read(block, bytes);
            int needed = Records.length(block.bytes(), 0);
            if (needed > length) {
                length = read(block, needed);
            }
            int at = 0;
            int rows = 0;
            while (rows < maxRows && length - at >= Integer.BYTES && length - at >= Records.length(block.bytes(), at)) {
                at += Records.length(block.bytes(), at);
                rows++;
            }
            block.fill(at, rows);
            position += at;
        }

        private int read(RecordBlock block, int bytes) throws IOException {
            int wanted = (int) Math.min(bytes, end - position);
            block.ensure(wanted);
            ByteBuffer to = ByteBuffer.wrap(block.bytes(), 0, wanted);
            while (to.hasRemaining()) {
                if (channel.read(to, position + to.position()) < 0) {
                    throw new EOFException("a spilled run ends before its last record");
                }
            }
            return wanted;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The file has no name and its content is not needed any more.
            return;
        }
    }
}
