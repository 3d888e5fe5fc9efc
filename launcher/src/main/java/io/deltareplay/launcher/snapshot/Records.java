package io.deltareplay.launcher.snapshot;

import io.deltareplay.filelist.FileColumn;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A file as a record of bytes, and the order of records.
///
/// A record has its length, the modification time, a set of the columns that have a value, the path, and then those
/// values: the deletion vector first, because the order depends on it, the others in the order of [FileColumn].
final class Records {
    static final int TIME = Integer.BYTES;
    static final int COLUMNS = TIME + Long.BYTES;
    static final int PATH_LENGTH = COLUMNS + Integer.BYTES;
    static final int PATH = PATH_LENGTH + Integer.BYTES;
    /// The modification time of a file without one, which is the first in the order.
    static final long NO_TIME = Long.MIN_VALUE;
    /// In the set of columns: the value of `dataChange`.
    static final int DATA_CHANGE = 1 << 30;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle KEYS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Records() {}

    static int getInt(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    static void putInt(byte[] bytes, int at, int value) {
        INTS.set(bytes, at, value);
    }

    static long getLong(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    static void putLong(byte[] bytes, int at, long value) {
        LONGS.set(bytes, at, value);
    }

    /// A column's place in the set of columns.
    static int bit(FileColumn column) {
        return 1 << column.ordinal();
    }

    static int length(byte[] bytes, int record) {
        return getInt(bytes, record);
    }

    static long time(byte[] bytes, int record) {
        return getLong(bytes, record + TIME);
    }

    static int columns(byte[] bytes, int record) {
        return getInt(bytes, record + COLUMNS);
    }

    static int pathLength(byte[] bytes, int record) {
        return getInt(bytes, record + PATH_LENGTH);
    }

    /// Up to eight bytes of the path as a number, whose unsigned order is that of the bytes; where the path ends,
    /// zeros.
    ///
    /// @param skipped how many of its bytes to leave out
    static long pathKey(byte[] bytes, int record, int skipped) {
        int length = pathLength(bytes, record) - skipped;
        int at = record + PATH + skipped;
        if (length >= Long.BYTES) {
            return (long) KEYS.get(bytes, at);
        }
        long key = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            key = key << Byte.SIZE | (i < length ? bytes[at + i] & 0xff : 0);
        }
        return key;
    }

    /// How many bytes two paths have in common at their start.
    static int commonPrefix(byte[] left, int leftRecord, byte[] right, int rightRecord) {
        int leftLength = pathLength(left, leftRecord);
        int rightLength = pathLength(right, rightRecord);
        int difference = Arrays.mismatch(
                left,
                leftRecord + PATH,
                leftRecord + PATH + leftLength,
                right,
                rightRecord + PATH,
                rightRecord + PATH + rightLength);
        return difference < 0 ? leftLength : difference;
    }

    /// By modification time, then by path as unsigned bytes, then by deletion vector.
    static int compare(byte[] left, int leftRecord, byte[] right, int rightRecord) {
        int byTime = Long.compare(time(left, leftRecord), time(right, rightRecord));
        return byTime != 0 ? byTime : compareWithinTime(left, leftRecord, right, rightRecord);
    }

    /// The order of records of the same time.
    static int compareWithinTime(byte[] left, int leftRecord, byte[] right, int rightRecord) {
        int leftPath = leftRecord + PATH;
        int leftEnd = leftPath + pathLength(left, leftRecord);
        int rightPath = rightRecord + PATH;
        int rightEnd = rightPath + pathLength(right, rightRecord);
        int byPath = Arrays.compareUnsigned(left, leftPath, leftEnd, right, rightPath, rightEnd);
        return byPath != 0
                ? byPath
                : Arrays.compareUnsigned(
                        DeletionVectorColumn.id(left, leftRecord), DeletionVectorColumn.id(right, rightRecord));
    }
}
