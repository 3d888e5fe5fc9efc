package io.deltareplay.launcher.replay;

import com.dynatrace.hash4j.hashing.HashValue128;
import dev.hardwood.InputFile;
import io.deltareplay.action.AddFile;
import io.deltareplay.action.DamagedActionException;
import io.deltareplay.action.FileAction;
import io.deltareplay.action.RemoveFile;
import io.deltareplay.launcher.table.LogFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads the file actions of one JSON file of a log, newest first: first every remove, then the adds, because
/// within one version a remove wins over an add of the same file wherever the two stand.
final class TailFileReader {
    private static final byte[] REMOVE = "\"remove\"".getBytes(StandardCharsets.US_ASCII);

    private final ReplayRun run;

    TailFileReader(ReplayRun run) {
        this.run = run;
    }

    /// Hears the file actions of a file.
    interface Visitor {
        void remove(HashValue128 identity, RemoveFile action);

        /// @param line the buffer that the action was parsed from, valid during the call
        void add(HashValue128 identity, AddFile action, byte[] line, int offset, int length);
    }

    void read(LogFile logFile, Visitor visitor) {
        try (InputFile file = run.storage().parquet(logFile)) {
            file.open();
            ReverseLines lines = new ReverseLines(file);
            while (lines.next()) {
                if (!contains(lines, REMOVE)) {
                    continue;
                }
                if (parse(logFile, file, lines) instanceof RemoveFile remove) {
                    visitor.remove(run.hasher().identity(remove), remove);
                }
            }
            lines = new ReverseLines(file);
            boolean blank = true;
            while (lines.next()) {
                blank = blank && isBlank(lines);
                if (parse(logFile, file, lines) instanceof AddFile add) {
                    visitor.add(run.hasher().identity(add), add, lines.bytes(), lines.offset(), lines.length());
                }
            }
            if (blank) {
                // A writer that failed leaves such a file; taking it for a commit would bring removed files back.
                throw new IOException("it holds no action at all");
            }
        } catch (IOException e) {
            throw run.problems().unreadable(logFile, e);
        }
    }

    private @Nullable FileAction parse(LogFile logFile, InputFile file, ReverseLines lines) throws IOException {
        try {
            return run.parser().parse(lines.bytes(), lines.offset(), lines.length());
        } catch (DamagedActionException e) {
            throw run.problems().damagedLine(logFile, lineNumber(file, lines.filePosition()), e);
        }
    }

    private static boolean isBlank(ReverseLines lines) {
        for (int i = lines.offset(), end = i + lines.length(); i < end; i++) {
            if (lines.bytes()[i] > ' ' || lines.bytes()[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(ReverseLines lines, byte[] word) {
        byte[] bytes = lines.bytes();
        int last = lines.offset() + lines.length() - word.length;
        for (int i = lines.offset(); i <= last; i++) {
            if (bytes[i] == word[0] && java.util.Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
                return true;
            }
        }
        return false;
    }

    /// Counted only when there is a line to complain about.
    private static long lineNumber(InputFile file, long position) throws IOException {
        long number = 1;
        for (long at = 0; at < position; at += 1 << 20) {
            ByteBuffer block = file.readRange(at, (int) Math.min(1 << 20, position - at));
            while (block.hasRemaining()) {
                if (block.get() == '\n') {
                    number++;
                }
            }
        }
        return number;
    }
}
