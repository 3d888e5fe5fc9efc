package io.deltareplay.job.checkpoint;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.output.RowLayout;
import io.deltareplay.job.output.RowLayout.DeletionVectorFields;
import io.deltareplay.job.problem.DamagedFileException;
import io.deltareplay.text.Utf8;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** Checks that the texts of a batch of adds are text: what a page holds, Spark hands on as it is. */
final class AddTexts {
    private AddTexts() {}

    static void check(ColumnVector adds, AddRows layout, int rows) throws DamagedFileException {
        for (FileColumn column : FileColumn.values()) {
            if (layout.ordinal(column) == RowLayout.ABSENT) {
                continue;
            }
            ColumnVector values = adds.getChild(layout.ordinal(column));
            String name = "add." + column.columnName();
            switch (column) {
                case PATH, STATS, CLUSTERING_PROVIDER -> texts(adds, values, rows, name);
                case PARTITION_VALUES, TAGS -> maps(adds, values, rows, name);
                case DELETION_VECTOR -> {
                    texts(values, values.getChild(DeletionVectorFields.STORAGE_TYPE), rows, name + ".storageType");
                    texts(
                            values,
                            values.getChild(DeletionVectorFields.PATH_OR_INLINE_DV),
                            rows,
                            name + ".pathOrInlineDv");
                }
                case SIZE, MODIFICATION_TIME, DATA_CHANGE, BASE_ROW_ID, DEFAULT_ROW_COMMIT_VERSION, INDEX -> {}
            }
        }
    }

    private static void texts(ColumnVector structs, ColumnVector values, int rows, String name)
            throws DamagedFileException {
        for (int row = 0; row < rows; row++) {
            if (!structs.isNullAt(row) && !values.isNullAt(row)) {
                text(values.getUTF8String(row), name);
            }
        }
    }

    private static void maps(ColumnVector structs, ColumnVector values, int rows, String name)
            throws DamagedFileException {
        for (int row = 0; row < rows; row++) {
            if (!structs.isNullAt(row) && !values.isNullAt(row)) {
                ColumnarMap map = values.getMap(row);
                texts(map.keyArray(), name);
                texts(map.valueArray(), name);
            }
        }
    }

    private static void texts(ColumnarArray values, String name) throws DamagedFileException {
        for (int i = 0; i < values.numElements(); i++) {
            if (!values.isNullAt(i)) {
                text(values.getUTF8String(i), name);
            }
        }
    }

    private static void text(UTF8String text, String name) throws DamagedFileException {
        if (!isAscii(text)) {
            byte[] bytes = text.getBytes();
            if (!Utf8.isValid(bytes, 0, bytes.length)) {
                throw new DamagedFileException(Utf8.problem(name));
            }
        }
    }

    private static boolean isAscii(UTF8String text) {
        Object base = text.getBaseObject();
        long at = text.getBaseOffset();
        long end = at + text.numBytes();
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            if ((Platform.getLong(base, at) & Utf8.HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; at < end; at++) {
            if (Platform.getByte(base, at) < 0) {
                return false;
            }
        }
        return true;
    }
}
