package io.deltareplay.launcher.parquet;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One side of a batch's map entries by number: entries with the same number have the same value, so that whoever
/// decides something by values decides once for each.
public final class EntryValues implements EntrySink {
    /// The number of an entry without value.
    public static final int NULL = -1;

    private int[] numbers = new int[1024];
    private int count;
    private @Nullable Dictionary dictionary;
    private int generation;
    /// Values of the batch that are in no dictionary: value `i` has the number of the dictionary's size plus `i`.
    private byte[] plain = new byte[0];
    private int[] plainEnds = new int[16];
    private int plainCount;
    private int position;

    @Override
    public void begin(int rows) {
        count = 0;
        plainCount = 0;
    }

    @Override
    public void pageOpened(ColumnPages page) {
        position = page.valuesStart();
        Dictionary current = page.knownDictionary();
        if (current != null) {
            takeUp(current);
        }
    }

    @Override
    public void values(ColumnPages page, int more) throws IOException {
        ensure(more);
        if (!page.isIndexed()) {
            plain(page, more);
            return;
        }
        page.indices().read(numbers, count, more);
        Dictionary current = page.dictionary();
        for (int i = count; i < count + more; i++) {
            current.checked(numbers[i], page.column());
        }
        count += more;
    }

    private void takeUp(Dictionary current) {
        if (!current.equals(dictionary)) {
            dictionary = current;
            generation++;
        }
    }

    private void plain(ColumnPages page, int more) throws IOException {
        for (int i = 0; i < more; i++) {
            int start = position + Integer.BYTES;
            position = TextValues.skipPlain(page, position, 1);
            if (plainEnds.length < plainCount + 2) {
                plainEnds = Arrays.copyOf(plainEnds, 2 * plainEnds.length);
            }
            int from = plainEnds[plainCount];
            int to = from + position - start;
            if (plain.length < to) {
                plain = Arrays.copyOf(plain, 2 * to);
            }
            System.arraycopy(page.bytes(), start, plain, from, position - start);
            numbers[count++] = knownValues() + plainCount++;
            plainEnds[plainCount] = to;
        }
    }

    @Override
    public void nulls(int more) {
        ensure(more);
        Arrays.fill(numbers, count, count + more, NULL);
        count += more;
    }

    @Override
    public void skip(ColumnPages page, int values) throws IOException {
        if (page.isIndexed()) {
            page.indices().skip(values);
        } else {
            position = TextValues.skipPlain(page, position, values);
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void finish(Presence presence) {
        // The numbers say which entries have a value.
    }

    private void ensure(int more) {
        if (numbers.length < count + more) {
            numbers = Arrays.copyOf(numbers, 2 * (count + more));
        }
    }

    /// The number of an entry's value, or [#NULL].
    public int number(int entry) {
        return numbers[entry];
    }

    /// How many numbers stand for the same value in every batch until [#generation] changes: those below.
    public int knownValues() {
        return dictionary == null ? 0 : dictionary.size();
    }

    /// Changes when the known values do.
    public int generation() {
        return generation;
    }

    /// Where a numbered value's bytes are.
    public byte[] bytes(int number) {
        return dictionary != null && number < dictionary.size() ? dictionary.bytes() : plain;
    }

    public int start(int number) {
        int known = knownValues();
        return dictionary != null && number < known ? dictionary.offsets()[number] : plainEnds[number - known];
    }

    public int end(int number) {
        int known = knownValues();
        return dictionary != null && number < known
                ? dictionary.offsets()[number] + dictionary.lengths()[number]
                : plainEnds[number - known + 1];
    }
}
