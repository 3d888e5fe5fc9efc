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

    /** Takes up a partition's receipt. */
    public synchronized void add(TaskReceipt receipt) {
        partitions++;
        rows += receipt.rows();
        actionsRead += receipt.actionsRead();
        warnings.addAll(receipt.warnings());
    }

    /** Counts actions of tasks that send no partition. */
    public synchronized void addActions(long actions) {
        actionsRead += actions;
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
        return new ReplayTotals(partitions, rows, actionsRead, warnings.texts());
    }
}
