package io.deltareplay.predicate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds which of a predicate's partition columns a key of {@code partitionValues} names. Column names are unique without their case,
 * and some writers spell keys in another case than the schema, so case tells only which of several keys is the better one.
 *
 * <p>Not thread-safe: the keys of a table are few, and are remembered.
 */
public final class PartitionKeys {
    private static final int MOST_REMEMBERED = 64;

    private final List<String> names = new ArrayList<>();
    private final List<PartitionKey> exact = new ArrayList<>();
    private final List<PartitionKey> inOtherCase = new ArrayList<>();
    private final List<byte[]> seen = new ArrayList<>();
    /** Parallel to those seen. */
    private final List<PartitionKey> meanings = new ArrayList<>();

    PartitionKeys(List<FilterColumn> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isPartition()) {
                names.add(columns.get(i).path().get(0));
                exact.add(new PartitionKey(i, true));
                inOtherCase.add(new PartitionKey(i, false));
            }
        }
    }

    /** What a key names. */
    PartitionKey find(String key) {
        int place = names.indexOf(key);
        if (place >= 0) {
            return exact.get(place);
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(key)) {
                return inOtherCase.get(i);
            }
        }
        return PartitionKey.NONE;
    }

    /** What a key in UTF-8 names. */
    public PartitionKey find(byte[] utf8, int start, int end) {
        for (int i = 0; i < seen.size(); i++) {
            byte[] key = seen.get(i);
            if (Arrays.equals(key, 0, key.length, utf8, start, end)) {
                return meanings.get(i);
            }
        }
        PartitionKey found = find(new String(utf8, start, end - start, StandardCharsets.UTF_8));
        if (seen.size() < MOST_REMEMBERED) {
            seen.add(Arrays.copyOfRange(utf8, start, end));
            meanings.add(found);
        }
        return found;
    }
}
