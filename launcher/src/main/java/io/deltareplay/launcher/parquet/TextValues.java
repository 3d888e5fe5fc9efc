package io.deltareplay.launcher.parquet;

import io.deltareplay.text.Utf8;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VarCharVector;

/// Appends byte strings from a column's pages to an Arrow vector: each value's bytes go from the page to the buffer
/// once.
final class TextValues implements EntrySink {
    private final VarCharVector target;
    private ArrowBuf data;
    private long capacity;
    private int[] ends = new int[1024];
    private int count;
    private int length;
    private int position;
    private String column = "";
    private int[] indices = new int[1024];
    /// What the last batches needed, so that the next one's buffer is allocated once.
    private long expectedBytes = 1;

    TextValues(VarCharVector target) {
        this.target = target;
        this.data = target.getDataBuffer();
    }

    @Override
    public void begin(int rows) {
        count = 0;
        length = 0;
        if (ends.length <= rows) {
            ends = new int[rows + rows / 4 + 1];
        }
        ends[0] = 0;
        reserve(target, expectedBytes, rows);
        data = target.getDataBuffer();
        capacity = data.capacity();
    }

    /// Makes room for rows and bytes, in memory that may hold older ones.
    private static void reserve(VarCharVector target, long bytes, int rows) {
        if (target.getValueCapacity() < rows || target.getDataBuffer().capacity() < bytes) {
            target.allocateNew(bytes + bytes / 4, Math.max(1, rows));
        }
    }

    @Override
    public void pageOpened(ColumnPages page) {
        position = page.valuesStart();
        column = page.column().fieldPath().toString();
    }

    @Override
    public void values(ColumnPages page, int values) throws IOException {
        ensureRows(values);
        if (page.isIndexed()) {
            indexed(page, values);
        } else {
            plain(page, values);
        }
    }

    private void plain(ColumnPages page, int values) throws IOException {
        byte[] bytes = page.bytes();
        int end = page.valuesEnd();
        // No value is longer than what is left of the page: one check of the room is enough for all of them.
        ensureBytes(Math.max(0, end - position));
        ArrowBuf to = data;
        int from = position;
        int at = length;
        for (int i = 0; i < values; i++) {
            if (from > end - Integer.BYTES) {
                throw cutShort(page);
            }
            int size = Bytes.int32(bytes, from);
            from += Integer.BYTES;
            if (size < 0 || size > end - from) {
                throw cutShort(page);
            }
            to.setBytes(at, bytes, from, size);
            from += size;
            at += size;
            ends[++count] = at;
        }
        position = from;
        length = at;
    }

    private void indexed(ColumnPages page, int values) throws IOException {
        Dictionary dictionary = page.dictionary();
        if (indices.length < values) {
            indices = new int[values];
        }
        page.indices().read(indices, 0, values);
        for (int i = 0; i < values; i++) {
            int index = dictionary.checked(indices[i], page.column());
            int size = dictionary.lengths()[index];
            ensureBytes(size);
            data.setBytes(length, dictionary.bytes(), dictionary.offsets()[index], size);
            length += size;
            ends[++count] = length;
        }
    }

    /// Passes over values.
    @Override
    public void skip(ColumnPages page, int values) throws IOException {
        if (page.isIndexed()) {
            page.indices().skip(values);
        } else {
            position = skipPlain(page, position, values);
        }
    }

    /// Passes over values that are stored as they are.
    ///
    /// @return where the next one is
    static int skipPlain(ColumnPages page, int position, int values) throws IOException {
        byte[] bytes = page.bytes();
        int end = page.valuesEnd();
        int at = position;
        for (int i = 0; i < values; i++) {
            int size = at > end - Integer.BYTES ? -1 : Bytes.int32(bytes, at);
            at += Integer.BYTES;
            if (size < 0 || size > end - at) {
                throw cutShort(page);
            }
            at += size;
        }
        return at;
    }

    static IOException cutShort(ColumnPages page) {
        return new IOException(
                "%s: a page ends before its values do".formatted(page.column().fieldPath()));
    }

    @Override
    public void nulls(int values) {
        ensureRows(values);
        Arrays.fill(ends, count + 1, count + values + 1, length);
        count += values;
    }

    /// Values and nulls so far.
    @Override
    public int count() {
        return count;
    }

    @Override
    public void finish(Presence presence) throws IOException {
        checkText();
        expectedBytes = Math.max(length, expectedBytes / 2);
        while (target.getValueCapacity() < count) {
            // Only a map's entries come in unforeseen numbers.
            target.reallocValidityAndOffsetBuffers();
        }
        target.getOffsetBuffer()
                .nioBuffer(0, (count + 1) * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .put(ends, 0, count + 1);
        presence.write(target.getValidityBuffer());
        target.setLastSet(count - 1);
        target.setValueCount(count);
    }

    /// What is delivered as text is valid UTF-8. Nearly all of it is ASCII, which one look at eight bytes at a time
    /// tells.
    private void checkText() throws IOException {
        if (TextCheck.isAscii(data, length)) {
            return;
        }
        byte[] texts = new byte[length];
        data.getBytes(0, texts);
        for (int i = 0; i < count; i++) {
            if (!Utf8.isValid(texts, ends[i], ends[i + 1])) {
                throw new IOException(Utf8.problem(column));
            }
        }
    }

    private void ensureRows(int more) {
        if (ends.length < count + more + 1) {
            ends = Arrays.copyOf(ends, Math.max(2 * ends.length, count + more + 1));
        }
    }

    private void ensureBytes(int more) throws IOException {
        long needed = (long) length + more;
        if (needed <= capacity) {
            return;
        }
        if (needed > Integer.MAX_VALUE) {
            throw new IOException("a batch of more than 2 GiB of text");
        }
        target.reallocDataBuffer(Math.min(needed + needed / 4, Integer.MAX_VALUE));
        data = target.getDataBuffer();
        capacity = data.capacity();
    }
}
