package io.deltareplay.request;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a job says it delivered when it is through. A launcher that received anything else has not received the whole list.
 *
 * @param partitions how many partitions were committed
 * @param rows how many rows they have together
 * @param actionsRead file actions looked at; retried tasks may count twice
 * @param filesSkipped files of the log that a predicate does not want, as far as they were looked at; retried tasks may count twice
 * @param warnings what was odd but did not stop the replay; at most {@link #MAX_WARNINGS}
 */
public record ReplayTotals(int partitions, long rows, long actionsRead, long filesSkipped, List<String> warnings) {
    /** Enough to see the pattern; a log that is wrong in one commit is often wrong in many. */
    public static final int MAX_WARNINGS = 20;

    public ReplayTotals {
        warnings = List.copyOf(warnings);
    }

    /** Writes the binary form. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(partitions);
        out.writeLong(rows);
        out.writeLong(actionsRead);
        out.writeLong(filesSkipped);
        out.writeInt(warnings.size());
        for (String warning : warnings) {
            Binary.writeText(out, warning);
        }
    }

    /** Reads the binary form. */
    public static ReplayTotals readFrom(DataInput in) throws IOException {
        int partitions = in.readInt();
        long rows = in.readLong();
        long actionsRead = in.readLong();
        long filesSkipped = in.readLong();
        List<String> warnings = new ArrayList<>();
        for (int i = Binary.readCount(in, MAX_WARNINGS + 1); i > 0; i--) {
            warnings.add(Binary.readText(in));
        }
        return new ReplayTotals(partitions, rows, actionsRead, filesSkipped, warnings);
    }
}
