package io.deltareplay.tail;

import io.deltareplay.action.ActionParser;
import io.deltareplay.action.AddFile;
import io.deltareplay.action.DamagedActionException;
import io.deltareplay.action.FileAction;
import io.deltareplay.action.RemoveFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file actions of one JSON file of a log, newest first: first every remove, then the adds, because within one version a
 * remove wins over an add of the same file wherever the two stand.
 */
public final class CommitReader {
    /** Why a file without any action is damaged: a writer that failed leaves such a file, and taking it for a commit would bring removed files back. */
    public static final String NO_ACTION = "it holds no action at all";

    private final ActionParser parser;

    public CommitReader(ActionParser parser) {
        this.parser = parser;
    }

    /** Hears the file actions of a file. */
    public interface Visitor {
        void remove(RemoveFile action);

        /** @param line the buffer that the action was parsed from, valid during the call */
        void add(AddFile action, byte[] line, int offset, int length);
    }

    /**
     * Reads a file.
     *
     * @throws DamagedLineException when a line is not what the protocol says
     * @throws IOException when the file cannot be read, or holds no action at all
     */
    public void read(LogBytes file, Visitor visitor) throws IOException, DamagedLineException {
        ReverseLines lines = new ReverseLines(file);
        while (lines.next()) {
            if (LogLines.mayBeRemove(lines.bytes(), lines.offset(), lines.length())
                    && parse(file, lines) instanceof RemoveFile remove) {
                visitor.remove(remove);
            }
        }
        lines = new ReverseLines(file);
        boolean blank = true;
        while (lines.next()) {
            blank = blank && LogLines.isBlank(lines.bytes(), lines.offset(), lines.length());
            if (parse(file, lines) instanceof AddFile add) {
                visitor.add(add, lines.bytes(), lines.offset(), lines.length());
            }
        }
        if (blank) {
            throw new IOException(NO_ACTION);
        }
    }

    private @Nullable FileAction parse(LogBytes file, ReverseLines lines) throws IOException, DamagedLineException {
        try {
            return parser.parse(lines.bytes(), lines.offset(), lines.length());
        } catch (DamagedActionException e) {
            throw new DamagedLineException(LogLines.number(file, lines.filePosition()), e);
        }
    }
}
