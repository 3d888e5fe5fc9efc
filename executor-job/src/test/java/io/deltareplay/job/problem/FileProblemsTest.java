package io.deltareplay.job.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.deltareplay.action.DamagedActionException;
import io.deltareplay.request.ReplayProblem;
import io.deltareplay.request.ReplayProblem.Kind;
import io.deltareplay.request.SegmentFile;
import io.deltareplay.tail.DamagedLineException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.security.AccessControlException;
import org.apache.parquet.io.ParquetDecodingException;
import org.junit.jupiter.api.Test;

class FileProblemsTest {
    private static final SegmentFile FILE = new SegmentFile("/t/f", "file:/t/f", 1, 1, SegmentFile.Kind.CHECKPOINT);

    private static Kind kind(Throwable thrown) {
        ReplayProblem problem = FileProblems.of(FILE, thrown).problem();
        assertEquals("/t/f", problem.file());
        return problem.kind();
    }

    @Test
    void whatCannotBeHadIsToldApartFromWhatIsDamaged() {
        assertEquals(Kind.GONE, kind(new FileNotFoundException("File file:/t/f does not exist")));
        assertEquals(Kind.DENIED, kind(new AccessControlException("no")));
        assertEquals(Kind.DENIED, kind(new FileNotFoundException("/t/f (Permission denied)")));
        assertEquals(Kind.DAMAGED, kind(new EOFException()));
        assertEquals(Kind.DAMAGED, kind(new RuntimeException("/t/f is not a Parquet file")));
        assertEquals(Kind.DAMAGED, kind(new NegativeArraySizeException("-7")));
        assertEquals(Kind.DAMAGED, kind(new ParquetDecodingException("no", new IOException("in a decoder"))));
        assertEquals(Kind.DAMAGED, kind(new IOException("corrupt page")));
    }

    @Test
    void whatTheStorageSaysIsNoDamage() {
        try (FSDataInputStream broken = new FSDataInputStream(new Broken())) {
            broken.readFully(0, new byte[4]);
            throw new AssertionError("it was read");
        } catch (IOException e) {
            assertEquals(Kind.UNREADABLE, kind(e));
            assertEquals(Kind.UNREADABLE, kind(new IOException("around it", e)));
        }
    }

    @Test
    void aDamagedLineHasItsNumber() {
        ReplayProblem problem = FileProblems.of(
                        FILE, new DamagedLineException(12, new DamagedActionException("cut short")))
                .problem();
        assertEquals(new ReplayProblem(Kind.DAMAGED, "/t/f", 12, "cut short"), problem);
    }

    @Test
    void aKnownProblemStaysWhatItIs() {
        ReplayFailure known = ReplayFailure.damaged(FILE, "x");
        assertSame(known, FileProblems.of(FILE, new RuntimeException(known)));
    }

    private static final class Broken extends FSInputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("Input/output error");
        }

        @Override
        public void seek(long position) {}

        @Override
        public long getPos() {
            return 0;
        }

        @Override
        public boolean seekToNewSource(long target) {
            return false;
        }
    }
}
