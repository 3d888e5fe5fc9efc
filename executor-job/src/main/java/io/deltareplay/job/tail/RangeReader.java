package io.deltareplay.job.tail;

import io.deltareplay.action.ActionParser;
import io.deltareplay.action.DamagedActionException;
import io.deltareplay.action.FileAction;
import io.deltareplay.action.RemoveFile;
import io.deltareplay.job.problem.DamagedFileException;
import io.deltareplay.job.problem.FileProblems;
import io.deltareplay.job.storage.StoredFile;
import io.deltareplay.tail.CommitReader;
import io.deltareplay.tail.DamagedLineException;
import io.deltareplay.tail.LogLines;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The file actions of a stretch of a JSON file, first line first. A cursor for one thread. */
public final class RangeReader implements AutoCloseable {
    private static final int BLOCK = 1 << 20;

    private final TailRange range;
    private final ActionParser parser;
    private final StoredFile file;
    private final ForwardLines lines;
    private boolean blank = true;

    private RangeReader(TailRange range, ActionParser parser, StoredFile file) throws IOException {
        this.range = range;
        this.parser = parser;
        this.file = file;
        this.lines = new ForwardLines(file, range.start(), range.end());
    }

    /**
     * Opens a stretch.
     *
     * @throws io.deltareplay.job.problem.ReplayFailure when it cannot be read
     */
    public static RangeReader open(TailRange range, ActionParser parser) {
        try {
            StoredFile file = StoredFile.open(range.file());
            try {
                return new RangeReader(range, parser, file);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            throw FileProblems.of(range.file(), e);
        }
    }

    /**
     * The next file action; null at the end.
     *
     * @throws io.deltareplay.job.problem.ReplayFailure when the file cannot be read, or is damaged
     */
    public @Nullable FileAction next() {
        try {
            while (lines.next()) {
                blank = blank && LogLines.isBlank(lines.bytes(), lines.offset(), lines.length());
                FileAction action = parse();
                if (action != null) {
                    return action;
                }
            }
            if (range.isFirst() && blank && restIsBlank()) {
                throw new DamagedFileException(CommitReader.NO_ACTION);
            }
            return null;
        } catch (IOException | DamagedLineException | RuntimeException e) {
            throw FileProblems.of(range.file(), e);
        }
    }

    private @Nullable FileAction parse() throws IOException, DamagedLineException {
        try {
            return parser.parse(lines.bytes(), lines.offset(), lines.length());
        } catch (DamagedActionException e) {
            throw new DamagedLineException(LogLines.number(file, lines.filePosition()), e);
        }
    }

    /** A file without any action is damaged, but white space may be longer than a stretch. */
    private boolean restIsBlank() throws IOException {
        for (long at = range.end(); at < file.length(); at += BLOCK) {
            ByteBuffer block = file.readRange(at, (int) Math.min(BLOCK, file.length() - at));
            if (!LogLines.isBlank(block.array(), block.arrayOffset() + block.position(), block.remaining())) {
                return false;
            }
        }
        return true;
    }

    /** Where the action stands in the order of its version. */
    public long position(FileAction action) {
        return range.position(lines.filePosition(), action instanceof RemoveFile);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Everything needed was read: a failing close loses nothing.
            return;
        }
    }
}
