package io.deltareplay.benchmarks.kernel;

import io.delta.kernel.data.ColumnVector;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.VarCharVector;

/// Copies strings from Kernel's vectors to Arrow's.
final class Strings {
    private Strings() {}

    static void copy(ColumnVector from, int row, VarCharVector to, int index) {
        if (!from.isNullAt(row)) {
            to.setSafe(index, from.getString(row).getBytes(StandardCharsets.UTF_8));
        }
    }
}
