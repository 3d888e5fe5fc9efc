package io.deltareplay.launcher.checkpoint;

import io.deltareplay.launcher.parquet.DictionaryValues;
import io.deltareplay.launcher.parquet.ValueVisitor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The values of a column for some rows: the numbers of those that are in a dictionary, copies of the others.
final class GatheredValues implements ValueVisitor, StatsValues {
    private static final byte[] NO_BYTES = {};
    private static final int COPIED = -1;
    /// That of definition level 0; those of higher levels are lower.
    private static final int ABSENT = -2;
    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// What each row has: a number of the dictionary, [#COPIED], or [#ABSENT] less its definition level.
    private int[] numbers = new int[1024];
    /// Row `i` has the copied bytes from `ends[i]` to before `ends[i + 1]`.
    private int[] ends = new int[1025];
    private byte[] copies = new byte[1024];
    private @Nullable DictionaryValues dictionary;
    private int rows;

    void clear() {
        rows = 0;
        dictionary = null;
    }

    @Override
    public void value(byte[] source, int start, int end) {
        copy(source, start, end - start);
        numbers[rows++] = COPIED;
        ends[rows] = ends[rows - 1] + end - start;
    }

    @Override
    public void values(byte[] source, int start, int count, int width) {
        copy(source, start, count * width);
        ensureRows(count);
        Arrays.fill(numbers, rows, rows + count, COPIED);
        for (int i = 0; i < count; i++, rows++) {
            ends[rows + 1] = ends[rows] + width;
        }
    }

    private void copy(byte[] source, int start, int length) {
        ensureRows(1);
        int to = ends[rows];
        if (copies.length < to + length) {
            copies = Arrays.copyOf(copies, 2 * (to + length));
        }
        System.arraycopy(source, start, copies, to, length);
    }

    @Override
    public void indexed(DictionaryValues values, int[] indices, int count) {
        dictionary = values;
        ensureRows(count);
        System.arraycopy(indices, 0, numbers, rows, count);
        endWithoutCopies(count);
    }

    @Override
    public void absent(int count, int level) {
        ensureRows(count);
        Arrays.fill(numbers, rows, rows + count, ABSENT - level);
        endWithoutCopies(count);
    }

    private void endWithoutCopies(int count) {
        Arrays.fill(ends, rows + 1, rows + count + 1, ends[rows]);
        rows += count;
    }

    private void ensureRows(int more) {
        if (numbers.length < rows + more) {
            numbers = Arrays.copyOf(numbers, 2 * (rows + more));
            ends = Arrays.copyOf(ends, numbers.length + 1);
        }
    }

    /// The dictionary of the rows that have a number.
    @Nullable
    DictionaryValues dictionary() {
        return dictionary;
    }

    /// The number of a row's value in the dictionary; negative when it has none there.
    int number(int row) {
        return numbers[row];
    }

    @Override
    public boolean isPresent(int row) {
        return numbers[row] > ABSENT;
    }

    @Override
    public boolean isPresent(int row, int level) {
        return isPresent(row) || ABSENT - numbers[row] >= level;
    }

    /// Booleans are bits, which are never shown to a visitor.
    @Override
    public boolean bool(int row) {
        throw new UnsupportedOperationException("booleans are not gathered");
    }

    @Override
    public int int32(int row) {
        return (int) INT32.get(bytes(row), start(row));
    }

    @Override
    public long int64(int row) {
        return (long) INT64.get(bytes(row), start(row));
    }

    @Override
    public float float32(int row) {
        return Float.intBitsToFloat(int32(row));
    }

    @Override
    public double float64(int row) {
        return Double.longBitsToDouble(int64(row));
    }

    @Override
    public byte[] bytes(int row) {
        if (numbers[row] < 0) {
            return copies;
        }
        return dictionary == null ? NO_BYTES : dictionary.bytes();
    }

    @Override
    public int start(int row) {
        return numbers[row] < 0 || dictionary == null ? ends[row] : dictionary.start(numbers[row]);
    }

    @Override
    public int end(int row) {
        return numbers[row] < 0 || dictionary == null
                ? ends[row + 1]
                : dictionary.start(numbers[row]) + dictionary.length(numbers[row]);
    }

    /// Gathers nothing: what is asked for is only which rows have a value.
    static final class Nothing implements ValueVisitor {
        @Override
        public void value(byte[] source, int start, int end) {}

        @Override
        public void values(byte[] source, int start, int count, int width) {}

        @Override
        public void indexed(DictionaryValues values, int[] indices, int count) {}

        @Override
        public void absent(int count, int level) {}
    }
}
