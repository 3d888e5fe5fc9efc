package io.deltareplay.launcher.checkpoint;

import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import io.deltareplay.launcher.parquet.RowRuns;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/// Copies a map of strings to strings. A map's layer in Parquet is the last one of its leaves: its offsets say
/// which entries belong to which row.
final class MapCopier implements ColumnCopier {
    private final ColumnReader keys;
    private final ColumnReader values;
    private final RowRuns entryRuns = new RowRuns();

    MapCopier(ColumnReader keys, ColumnReader values) {
        this.keys = keys;
        this.values = values;
    }

    @Override
    public void copy(RowRuns runs, FieldVector target) {
        MapVector maps = (MapVector) target;
        int layer = keys.getLayerCount() - 1;
        int[] offsets = keys.getLayerOffsets(layer);
        Validity present = keys.getLayerValidity(layer);
        int rows = runs.rows();

        while (maps.getValueCapacity() < rows || maps.getOffsetBuffer().capacity() < (rows + 1L) * Integer.BYTES) {
            maps.reAlloc();
        }
        entryRuns.clear();
        ArrowBuf ends = maps.getOffsetBuffer();
        ends.setInt(0, 0);
        int row = 0;
        int at = 0;
        for (int run = 0; run < runs.count(); run++) {
            int start = runs.start(run);
            int length = runs.length(run);
            int shift = at - offsets[start];
            for (int i = 1; i <= length; i++) {
                ends.setInt((long) (row + i) * Integer.BYTES, offsets[start + i] + shift);
            }
            entryRuns.keepRange(offsets[start], offsets[start + length]);
            row += length;
            at = offsets[start + length] + shift;
        }
        ArrowBuffers.copyValidity(present, runs, maps.getValidityBuffer());

        StructVector entries = (StructVector) maps.getDataVector();
        copyTexts(keys, (VarCharVector) entries.getVectorById(0));
        copyTexts(values, (VarCharVector) entries.getVectorById(1));
        while (entries.getValueCapacity() < entryRuns.rows()
                || entries.getValidityBuffer().capacity() * 8 < entryRuns.rows()) {
            entries.reAlloc();
        }
        entries.getValidityBuffer().setOne(0, (entryRuns.rows() + 7) / 8);
        maps.setLastSet(rows - 1);
        maps.setValueCount(rows);
    }

    private void copyTexts(ColumnReader reader, VarCharVector target) {
        ArrowBuffers.copyTexts(
                reader.getBinaryValues(), reader.getBinaryOffsets(), reader.getLeafValidity(), entryRuns, target);
    }
}
