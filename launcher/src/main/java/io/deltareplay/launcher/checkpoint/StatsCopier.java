package io.deltareplay.launcher.checkpoint;

import io.deltareplay.launcher.parquet.RowRuns;
import io.deltareplay.stats.DamagedStatsException;
import io.deltareplay.stats.JsonBytes;
import io.deltareplay.text.Utf8;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/// Fills `stats` in files that have struct statistics: a row's JSON where it has one, else its struct rendered as
/// JSON.
final class StatsCopier implements ColumnCopier {
    private final @Nullable StatsValues json;
    private final StatsJson struct;
    private final JsonBytes rendered = new JsonBytes();

    StatsCopier(@Nullable StatsValues json, StatsJson struct) {
        this.json = json;
        this.struct = struct;
    }

    @Override
    public void copy(RowRuns runs, FieldVector target) {
        VarCharVector texts = (VarCharVector) target;
        if (json != null) {
            json.bind();
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
        if (json != null && json.isPresent(row)) {
            int start = json.start(row);
            int end = json.end(row);
            byte[] bytes = json.bytes(row);
            if (!Utf8.isAscii(bytes, start, end) && !Utf8.isValid(bytes, start, end)) {
                throw new DamagedStatsException(Utf8.problem("add.stats"));
            }
            rendered.write(bytes, start, end - start);
            return true;
        }
        if (struct.isNull(row)) {
            return false;
        }
        struct.write(row, rendered);
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
