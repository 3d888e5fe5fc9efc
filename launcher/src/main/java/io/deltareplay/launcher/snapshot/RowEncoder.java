package io.deltareplay.launcher.snapshot;

import io.deltareplay.filelist.FileColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Makes records of a batch's rows, column by column. A column that has no value in the batch costs nothing.
final class RowEncoder {
    private final Map<FileColumn, Column> columns = new EnumMap<>(FileColumn.class);
    private final List<Column> loaded = new ArrayList<>();
    private final LongColumn times = new LongColumn(FileColumn.MODIFICATION_TIME);
    private final Texts paths = new Texts();
    private int rows;
    private int[] sizes = new int[0];
    private int[] sets = new int[0];
    private int[] at = new int[0];
    private boolean hasTimes;

    /// Takes over a batch. It may change afterwards.
    void load(VectorSchemaRoot batch) {
        rows = batch.getRowCount();
        if (sizes.length < rows) {
            sizes = new int[rows];
            sets = new int[rows];
            at = new int[rows];
        }
        Arrays.fill(sets, 0, rows, 0);
        loaded.clear();
        loadKeys(batch);
        // The deletion vector is first, where comparisons look for it.
        loadColumn(batch, FileColumn.DELETION_VECTOR);
        for (FieldVector vector : batch.getFieldVectors()) {
            FileColumn column = FileColumn.named(vector.getName()).orElseThrow();
            switch (column) {
                case PATH, MODIFICATION_TIME, DELETION_VECTOR -> {}
                default -> loadColumn(batch, column);
            }
        }
    }

    private void loadKeys(VectorSchemaRoot batch) {
        paths.load((VarCharVector) vector(batch, FileColumn.PATH), rows);
        for (int row = 0; row < rows; row++) {
            sizes[row] = Records.PATH + paths.end(row) - paths.start(row);
        }
        hasTimes = times.load(vector(batch, FileColumn.MODIFICATION_TIME), rows);
        if (hasTimes) {
            times.mark(sets, rows);
        }
    }

    private void loadColumn(VectorSchemaRoot batch, FileColumn name) {
        Column column = columns.computeIfAbsent(name, Column::of);
        if (column.load(vector(batch, name), rows)) {
            column.addSizes(sizes, rows);
            column.mark(sets, rows);
            loaded.add(column);
        }
    }

    private static FieldVector vector(VectorSchemaRoot batch, FileColumn column) {
        return Objects.requireNonNull(
                batch.getVector(column.columnName()), () -> "a batch without the column " + column.columnName());
    }

    int rows() {
        return rows;
    }

    /// What a row's record takes.
    int size(int row) {
        return sizes[row];
    }

    /// Writes records.
    ///
    /// @param places the place of the first row's record at `first`, those of the others after it
    /// @param mask which bits of a place say where in `target` it is
    void encode(int from, int to, byte[] target, int[] places, int first, int mask) {
        byte[] pathBytes = paths.bytes();
        for (int row = from; row < to; row++) {
            int record = places[first + row - from] & mask;
            int length = paths.end(row) - paths.start(row);
            Records.putInt(target, record, sizes[row]);
            Records.putLong(
                    target,
                    record + Records.TIME,
                    hasTimes && times.presence.isPresent(row) ? times.value(row) : Records.NO_TIME);
            Records.putInt(target, record + Records.COLUMNS, sets[row]);
            Records.putInt(target, record + Records.PATH_LENGTH, length);
            System.arraycopy(pathBytes, paths.start(row), target, record + Records.PATH, length);
            at[row - from] = record + Records.PATH + length;
        }
        for (Column column : loaded) {
            column.encode(from, to, target, at);
        }
    }
}
