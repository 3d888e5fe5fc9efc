package io.deltareplay.launcher.replay;

import io.deltareplay.launcher.checkpoint.RowMask;
import io.deltareplay.launcher.table.LogFile;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// The rows of a checkpoint that a later row of the same identity replaces: a bit a row.
final class ReplacedRows {
    /// None.
    static final ReplacedRows NONE = new ReplacedRows();

    private final Map<String, Integer> firstNumbers = new HashMap<>();
    private final BitSet replaced = new BitSet();

    /// Says where a file's rows are among those of the checkpoint.
    void place(LogFile file, int firstNumber) {
        firstNumbers.put(file.path(), firstNumber);
    }

    /// Marks a row by its number among those of the checkpoint.
    void mark(int number) {
        replaced.set(number);
    }

    boolean isEmpty() {
        return replaced.isEmpty();
    }

    /// Those of a file.
    RowMask of(LogFile file) {
        if (isEmpty()) {
            return RowMask.NONE;
        }
        int first = firstNumbers.getOrDefault(file.path(), 0);
        return new RowMask() {
            @Override
            public boolean isEmpty() {
                return false;
            }

            @Override
            public int next(int row) {
                int found = replaced.nextSetBit(first + row);
                return found < 0 ? Integer.MAX_VALUE : found - first;
            }
        };
    }
}
