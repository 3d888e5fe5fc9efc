package io.deltareplay.job.task;

import io.deltareplay.request.ReplayTotals;
import scala.Function2;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Adds up what the tasks say they did. Thread-safe. */
public final class Receipts {
    private final Warnings warnings = new Warnings();
    private int partitions;
    private long rows;
    private long actionsRead;
    private long filesSkipped;

    /** Takes up a partition's receipt. */
    public synchronized void add(TaskReceipt receipt) {
        partitions++;
        rows += receipt.rows();
        actionsRead += receipt.actionsRead();
        filesSkipped += receipt.filesSkipped();
        warnings.addAll(receipt.warnings());
    }

    /** Counts what was read by tasks that send no partition. */
    public synchronized void add(ReadCounts counts) {
        actionsRead += counts.actionsRead().sum();
        filesSkipped += counts.filesSkipped().sum();
    }

    /** Takes up what was odd to tasks that send no partition. */
    public synchronized void addWarnings(Warnings.Counted counted) {
        warnings.addAll(counted);
    }

    /** Hears each partition's receipt once. */
    public Function2<Object, TaskReceipt, BoxedUnit> handler() {
        return new AbstractFunction2<>() {
            @Override
            public BoxedUnit apply(Object partition, TaskReceipt receipt) {
                add(receipt);
                return BoxedUnit.UNIT;
            }
        };
    }

    /** What the launcher must have received. */
    public synchronized ReplayTotals totals() {
        return new ReplayTotals(partitions, rows, actionsRead, filesSkipped, warnings.texts());
    }
}
