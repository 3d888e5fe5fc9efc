package io.deltareplay.launcher.inspect;

import dev.hardwood.InputFile;
import io.deltareplay.launcher.kernel.LogReadErrors;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.LogFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Tells about how many lines JSON files have, an action each, by a few small pieces that lie far apart: writers'
/// lines have from 100 bytes to megabytes.
final class LineSample {
    private static final int PIECES = 8;
    private static final int PIECE_BYTES = 16 << 10;

    private final Storage storage;
    private final LogReadErrors errors;

    LineSample(Storage storage, LogReadErrors errors) {
        this.storage = storage;
        this.errors = errors;
    }

    /// The number of lines of all files together; at least one for each that is not empty.
    long lines(List<LogFile> files) {
        List<LogFile> filled = files.stream().filter(file -> file.size() > 0).toList();
        long bytes = filled.stream().mapToLong(LogFile::size).sum();
        Counted counted = new Counted();
        long next = 0;
        long before = 0;
        for (LogFile file : filled) {
            // The pieces lie at even distances in the files' bytes; what is read of a file begins at its first one.
            for (long at = middle(next, bytes); next < PIECES && at < before + file.size(); at = middle(next, bytes)) {
                long end = count(file, at - before, counted);
                next++;
                while (next < PIECES && middle(next, bytes) < before + end) {
                    next++;
                }
            }
            before += file.size();
        }
        long lines = counted.bytes == 0 ? 0 : Math.round((double) bytes * counted.lines / counted.bytes);
        return Math.max(lines, filled.size());
    }

    private static long middle(long piece, long bytes) {
        return (long) ((piece + 0.5) * bytes / PIECES);
    }

    /// @return where in the file the piece ends
    private long count(LogFile file, long offset, Counted counted) {
        long start = Math.clamp(file.size() - PIECE_BYTES, 0, offset);
        int length = (int) Math.min(PIECE_BYTES, file.size() - start);
        try (InputFile input = storage.parquet(file)) {
            input.open();
            counted.add(input.readRange(start, length), start + length == file.size());
        } catch (IOException e) {
            throw errors.unreadable(file.path(), e);
        }
        return start + length;
    }

    private static final class Counted {
        private long bytes;
        private long lines;

        /// @param last whether the piece ends with its file, whose last line may lack its end
        void add(ByteBuffer piece, boolean last) {
            bytes += piece.remaining();
            byte previous = '\n';
            while (piece.hasRemaining()) {
                previous = piece.get();
                lines += previous == '\n' ? 1 : 0;
            }
            lines += last && previous != '\n' ? 1 : 0;
        }
    }
}
