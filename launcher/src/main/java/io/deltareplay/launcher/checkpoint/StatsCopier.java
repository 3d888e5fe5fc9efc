package io.deltareplay.launcher.checkpoint;

import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import io.deltareplay.launcher.parquet.RowRuns;
import io.deltareplay.stats.JsonBytes;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/// Fills `stats` in files that have struct statistics: a row's JSON where it has one, else its struct rendered as
/// JSON.
final class StatsCopier implements ColumnCopier {
    private final @Nullable ColumnReader json;
    private final StatsJson struct;
    private final JsonBytes rendered = new JsonBytes();

    StatsCopier(@Nullable ColumnReader json, StatsJson struct) {
        this.json = json;
        this.struct = struct;
    }

    @Override
    public void copy(RowRuns runs, FieldVector target) {
        VarCharVector texts = (VarCharVector) target;
        if (json != null && hasEveryRow(json.getLeafValidity(), runs)) {
            ArrowBuffers.copyTexts(
                    json.getBinaryValues(), json.getBinaryOffsets(), json.getLeafValidity(), runs, texts);
            return;
        }
        struct.bind();
        rendered.clear();
        int rows = runs.rows();
        ArrowBuffers.reserve(texts, 0, rows);
        ArrowBuffers.BitWriter present = new ArrowBuffers.BitWriter(texts.getValidityBuffer());
        ArrowBuf ends = texts.getOffsetBuffer();
        ends.setInt(0, 0);
        int at = 0;
        for (int run = 0; run < runs.count(); run++) {
            for (int row = runs.start(run), end = row + runs.length(run); row < end; row++) {
                present.write(write(row));
                ends.setInt((long) ++at * Integer.BYTES, rendered.length());
            }
        }
        present.finish();
        ArrowBuf data = texts.getDataBuffer();
        if (data.capacity() < rendered.length()) {
            data = growData(texts, rendered.length());
        }
        data.setBytes(0, rendered.array(), 0, rendered.length());
        texts.setLastSet(rows - 1);
        texts.setValueCount(rows);
    }

    /// @return whether the row has statistics
    private boolean write(int row) {
        if (json != null && json.getLeafValidity().isNotNull(row)) {
            int[] offsets = json.getBinaryOffsets();
            rendered.write(json.getBinaryValues(), offsets[row], offsets[row + 1] - offsets[row]);
            return true;
        }
        if (struct.isNull(row)) {
            return false;
        }
        struct.write(row, rendered);
        return true;
    }

    private static boolean hasEveryRow(Validity validity, RowRuns runs) {
        if (!validity.hasNulls()) {
            return true;
        }
        for (int run = 0; run < runs.count(); run++) {
            int end = runs.start(run) + runs.length(run);
            if (validity.nextNull(runs.start(run), end) >= 0) {
                return false;
            }
        }
        return true;
    }

    /// Grows the data buffer alone: offsets and validity are written already.
    private static ArrowBuf growData(VarCharVector texts, int bytes) {
        while (texts.getDataBuffer().capacity() < bytes) {
            texts.reallocDataBuffer(bytes);
        }
        return texts.getDataBuffer();
    }
}
