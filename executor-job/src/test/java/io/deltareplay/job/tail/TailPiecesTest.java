package io.deltareplay.job.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.request.SegmentFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TailPiecesTest {
    private static final long PIECE = 8 << 20;

    private static SegmentFile file(long version, long length) {
        return new SegmentFile("/t/" + version, "file:/t/" + version, length, version, SegmentFile.Kind.COMMIT);
    }

    @Test
    void aLargeCommitIsCutIntoStretchesThatCoverItOnce() {
        long length = 5L << 30;
        List<TailPiece> pieces = TailPieces.of(List.of(file(1, length)), PIECE);
        assertEquals(640, pieces.size());
        long at = 0;
        for (TailPiece piece : pieces) {
            for (TailRange range : piece.ranges()) {
                assertEquals(at, range.start());
                at = range.end();
            }
        }
        assertEquals(length, at);
    }

    @Test
    void smallCommitsAreReadTogether() {
        List<SegmentFile> files = new ArrayList<>(
                IntStream.range(0, 10_000).mapToObj(i -> file(i, 1000)).toList());
        java.util.Collections.reverse(files);
        List<TailPiece> pieces = TailPieces.of(files, PIECE);
        assertTrue(pieces.size() < 100, () -> pieces.size() + " pieces");
        assertEquals(10_000, pieces.stream().mapToInt(p -> p.ranges().size()).sum());
    }

    @Test
    void anEmptyFileIsReadToo() {
        List<TailPiece> pieces = TailPieces.of(List.of(file(3, 0)), PIECE);
        assertEquals(1, pieces.size());
        assertEquals(new TailRange(file(3, 0), 0, 0, 0), pieces.get(0).ranges().get(0));
    }

    @Test
    void withinAVersionRemovesComeFirstThenTheLastLine() {
        TailRange range = new TailRange(file(1, 1000), 0, 1000, 0);
        assertTrue(range.position(0, true) > range.position(999, false));
        assertTrue(range.position(7, true) > range.position(6, true));
        assertTrue(range.position(7, false) > range.position(6, false));
        assertTrue(range.position(0, false) >= 0);
    }

    @Test
    void ofTwoFilesOfOneVersionTheOneListedFirstIsNewer() {
        List<TailRange> ranges = TailPieces.of(List.of(file(4, 10), file(4, 20), file(3, 5)), PIECE)
                .get(0)
                .ranges();
        TailRange newer = ranges.stream().filter(r -> r.end() == 10).findFirst().orElseThrow();
        TailRange older = ranges.stream().filter(r -> r.end() == 20).findFirst().orElseThrow();
        assertTrue(newer.position(0, false) > older.position(19, true));
    }
}
