package io.deltareplay.launcher.checkpoint;

import io.deltareplay.launcher.parquet.RowRuns;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/// Closes the gaps that dropped rows leave: moves the kept rows of a vector to its front, in place.
final class VectorCompactor {
    private VectorCompactor() {}

    static void compact(FieldVector vector, RowRuns runs) {
        switch (vector) {
            case BitVector bits -> {
                compactBits(bits.getDataBuffer(), runs);
                compactValidity(bits, runs);
            }
            case BaseFixedWidthVector numbers -> {
                compactBytes(numbers.getDataBuffer(), numbers.getTypeWidth(), runs);
                compactValidity(numbers, runs);
            }
            case VarCharVector texts -> compactTexts(texts, runs);
            case MapVector maps -> compactMaps(maps, runs);
            case StructVector structs -> {
                structs.getChildrenFromFields().forEach(child -> compact(child, runs));
                compactValidity(structs, runs);
            }
            default -> throw new IllegalArgumentException("no rows of " + vector.getField() + " are ever dropped");
        }
        vector.setValueCount(runs.rows());
    }

    private static void compactBytes(ArrowBuf buffer, int width, RowRuns runs) {
        long to = 0;
        for (int run = 0; run < runs.count(); run++) {
            long from = (long) runs.start(run) * width;
            long size = (long) runs.length(run) * width;
            move(buffer, from, to, size);
            to += size;
        }
    }

    /// Where every row has a value, every kept one has too.
    private static void compactValidity(FieldVector vector, RowRuns runs) {
        if (vector.getNullCount() > 0) {
            compactBits(vector.getValidityBuffer(), runs);
        }
    }

    private static void compactBits(ArrowBuf buffer, RowRuns runs) {
        int to = 0;
        for (int run = 0; run < runs.count(); run++) {
            for (int from = runs.start(run), end = from + runs.length(run); from < end; from++, to++) {
                BitVectorHelper.setValidityBit(buffer, to, BitVectorHelper.get(buffer, from));
            }
        }
    }

    private static void compactTexts(VarCharVector texts, RowRuns runs) {
        ArrowBuf ends = texts.getOffsetBuffer();
        int row = 0;
        int at = 0;
        for (int run = 0; run < runs.count(); run++) {
            int first = offset(ends, runs.start(run));
            int size = offset(ends, runs.start(run) + runs.length(run)) - first;
            move(texts.getDataBuffer(), first, at, size);
            row = shiftOffsets(ends, runs, run, row, at - first);
            at += size;
        }
        compactValidity(texts, runs);
        texts.setLastSet(runs.rows() - 1);
    }

    private static void compactMaps(MapVector maps, RowRuns runs) {
        ArrowBuf ends = maps.getOffsetBuffer();
        RowRuns entries = new RowRuns();
        int row = 0;
        int at = 0;
        for (int run = 0; run < runs.count(); run++) {
            int first = offset(ends, runs.start(run));
            int end = offset(ends, runs.start(run) + runs.length(run));
            entries.keepRange(first, end);
            row = shiftOffsets(ends, runs, run, row, at - first);
            at += end - first;
        }
        compactValidity(maps, runs);
        compact(maps.getDataVector(), entries);
        maps.setLastSet(runs.rows() - 1);
    }

    /// Moves a run's ends to the front.
    ///
    /// @return the first row after the run's new place
    private static int shiftOffsets(ArrowBuf ends, RowRuns runs, int run, int row, int shift) {
        for (int i = 1; i <= runs.length(run); i++) {
            ends.setInt((long) (row + i) * Integer.BYTES, offset(ends, runs.start(run) + i) + shift);
        }
        return row + runs.length(run);
    }

    private static int offset(ArrowBuf ends, int row) {
        return ends.getInt((long) row * Integer.BYTES);
    }

    private static void move(ArrowBuf buffer, long from, long to, long size) {
        if (from != to && size > 0) {
            // The areas may overlap; this copy is made for that.
            MemoryUtil.copyMemory(buffer.memoryAddress() + from, buffer.memoryAddress() + to, size);
        }
    }
}
