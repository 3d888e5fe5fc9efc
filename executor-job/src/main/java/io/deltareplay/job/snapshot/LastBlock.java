package io.deltareplay.job.snapshot;

import java.io.Serializable;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** Has a part of the state computed, and returns what is known at its end. */
final class LastBlock extends AbstractFunction2<TaskContext, Iterator<StateBlock>, StateBlock.Facts>
        implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public StateBlock.Facts apply(TaskContext context, Iterator<StateBlock> blocks) {
        while (blocks.hasNext()) {
            if (blocks.next() instanceof StateBlock.Facts facts) {
                return facts;
            }
        }
        throw new IllegalStateException("a part of the state without an end");
    }
}
