package io.deltareplay.launcher.snapshot;

import io.deltareplay.filelist.FileColumn;
import org.apache.arrow.vector.FieldVector;

/// A column on its way from batches into records and back. What a batch has of it is copied to the heap as a whole;
/// then each record gets, or gives, its part in a tight loop.
abstract sealed class Column permits BooleanColumn, DeletionVectorColumn, LongColumn, MapColumn, TextColumn {
    private final int bit;
    final Presence presence = new Presence();

    Column(FileColumn column) {
        this.bit = Records.bit(column);
    }

    static Column of(FileColumn column) {
        return switch (column) {
            case SIZE, MODIFICATION_TIME, BASE_ROW_ID, DEFAULT_ROW_COMMIT_VERSION, INDEX -> new LongColumn(column);
            case PATH, STATS, CLUSTERING_PROVIDER -> new TextColumn(column);
            case PARTITION_VALUES, TAGS -> new MapColumn(column);
            case DATA_CHANGE -> new BooleanColumn(column);
            case DELETION_VECTOR -> new DeletionVectorColumn(column);
        };
    }

    /// The column's place in a record's set of columns.
    final int bit() {
        return bit;
    }

    /// Takes over what a batch has.
    ///
    /// @return whether it has anything
    final boolean load(FieldVector source, int rows) {
        if (rows == 0 || source.getNullCount() == rows) {
            return false;
        }
        presence.load(source, rows);
        loadValues(source, rows);
        return true;
    }

    /// Copies the values to the heap.
    abstract void loadValues(FieldVector source, int rows);

    /// Adds what the values take in records.
    abstract void addSizes(int[] sizes, int rows);

    /// Adds what belongs into the records' sets of columns.
    void mark(int[] columns, int rows) {
        for (int row = 0; row < rows; row++) {
            if (presence.isPresent(row)) {
                columns[row] |= bit;
            }
        }
    }

    /// Writes values into records.
    ///
    /// @param at for each row, counted from `from`, where its record goes on; moved past the value
    abstract void encode(int from, int to, byte[] records, int[] at);

    /// Reads a block's values into a vector.
    ///
    /// @param starts where each record starts
    /// @param at where it goes on; moved past the value
    final void decode(byte[] records, int[] starts, int[] at, int rows, FieldVector target) {
        presence.clear(rows);
        begin(rows);
        for (int row = 0; row < rows; row++) {
            if ((Records.columns(records, starts[row]) & bit) != 0) {
                presence.set(row);
                at[row] = decodeValue(records, starts[row], at[row], row);
            } else {
                decodeNull(row);
            }
        }
        store(target, rows);
    }

    /// Makes room for so many values, and forgets those decoded last.
    abstract void begin(int rows);

    /// Reads one value.
    ///
    /// @param record where its record starts
    /// @return the place after it
    abstract int decodeValue(byte[] records, int record, int at, int row);

    abstract void decodeNull(int row);

    /// Puts the decoded values into the vector.
    abstract void store(FieldVector target, int rows);
}
