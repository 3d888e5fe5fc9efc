package io.deltareplay.launcher.replay;

import com.dynatrace.hash4j.hashing.HashValue128;
import dev.hardwood.InputFile;
import io.deltareplay.action.AddFile;
import io.deltareplay.action.RemoveFile;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.tail.CommitReader;
import io.deltareplay.tail.DamagedLineException;
import io.deltareplay.tail.LogBytes;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Reads the file actions of one JSON file of a log, newest first, with their identities.
final class TailFileReader {
    private final ReplayRun run;
    private final CommitReader reader;

    TailFileReader(ReplayRun run) {
        this.run = run;
        this.reader = new CommitReader(run.parser());
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
            reader.read(new OpenedFile(file), new CommitReader.Visitor() {
                @Override
                public void remove(RemoveFile action) {
                    visitor.remove(run.hasher().identity(action), action);
                }

                @Override
                public void add(AddFile action, byte[] line, int offset, int length) {
                    visitor.add(run.hasher().identity(action), action, line, offset, length);
                }
            });
        } catch (DamagedLineException e) {
            throw run.problems().damagedLine(logFile, e);
        } catch (IOException e) {
            throw run.problems().unreadable(logFile, e);
        }
    }

    private record OpenedFile(InputFile file) implements LogBytes {
        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public ByteBuffer readRange(long offset, int length) throws IOException {
            return file.readRange(offset, length);
        }
    }
}
