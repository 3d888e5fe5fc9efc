package io.deltareplay.job.tail;

import io.deltareplay.request.SegmentFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Divides JSON files of a log among tasks: large commits are cut, small ones are put together. */
public final class TailPieces {
    /** What opening a file costs, in bytes read. */
    private static final long OPENING = 64 << 10;

    private TailPieces() {}

    /**
     * The pieces of some files.
     *
     * @param files newest first
     * @param pieceBytes about how many bytes a task should read
     */
    public static List<TailPiece> of(List<SegmentFile> files, long pieceBytes) {
        List<TailPiece> pieces = new ArrayList<>();
        ArrayList<TailRange> current = new ArrayList<>();
        long size = 0;
        for (TailRange range : ranges(files, pieceBytes)) {
            long cost = OPENING + range.end() - range.start();
            if (!current.isEmpty() && size + cost > pieceBytes) {
                pieces.add(new TailPiece(current));
                current = new ArrayList<>();
                size = 0;
            }
            current.add(range);
            size += cost;
        }
        if (!current.isEmpty()) {
            pieces.add(new TailPiece(current));
        }
        return pieces;
    }

    private static List<TailRange> ranges(List<SegmentFile> files, long pieceBytes) {
        Map<Long, Integer> ranks = new HashMap<>();
        List<TailRange> ranges = new ArrayList<>();
        for (int i = files.size() - 1; i >= 0; i--) {
            SegmentFile file = files.get(i);
            int rank = ranks.merge(file.version(), 1, Integer::sum) - 1;
            long start = 0;
            do {
                // A rest that is not worth a task of its own belongs to the stretch before.
                long rest = file.length() - start;
                long end = rest < pieceBytes + pieceBytes / 2 ? file.length() : start + pieceBytes;
                ranges.add(new TailRange(file, start, end, rank));
                start = end;
            } while (start < file.length());
        }
        return ranges;
    }
}
