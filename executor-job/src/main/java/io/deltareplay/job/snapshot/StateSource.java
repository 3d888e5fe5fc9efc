package io.deltareplay.job.snapshot;

import io.deltareplay.job.task.FailureReports;
import io.deltareplay.job.task.TaskSettings;
import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reconstructs a part of the state, as blocks that come while it is read.
 *
 * @param <P> what it works on
 */
abstract class StateSource<P> implements FlatMapFunction<Iterator<P>, StateBlock>, Serializable {
    private static final long serialVersionUID = 1L;

    private final TaskSettings settings;

    StateSource(TaskSettings settings) {
        this.settings = settings;
    }

    /** What every task is told. */
    final TaskSettings settings() {
        return settings;
    }

    /** A part of the state that is being read. */
    interface Reading {
        /** Reads on. Returns whether there is more to read. */
        boolean advance(BlockWriter blocks);

        /** What is known at the end. */
        StateBlock.Facts facts();
    }

    /** What packs the rows. */
    abstract BlockWriter writer();

    /** Begins to read. */
    abstract Reading open(Iterator<P> work);

    @Override
    public Iterator<StateBlock> call(Iterator<P> work) {
        BlockWriter blocks = writer();
        Reading reading = reporting(() -> open(work));
        return new Iterator<>() {
            private @Nullable StateBlock next;
            private boolean read;
            private boolean ended;

            @Override
            public boolean hasNext() {
                while (next == null && !ended) {
                    next = blocks.poll();
                    if (next != null) {
                        break;
                    }
                    if (read) {
                        next = reading.facts();
                        ended = true;
                    } else if (!reporting(() -> reading.advance(blocks))) {
                        read = true;
                        blocks.flush();
                    }
                }
                return next != null;
            }

            @Override
            public StateBlock next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                StateBlock block = Objects.requireNonNull(next);
                next = null;
                return block;
            }
        };
    }

    private <T> T reporting(Supplier<T> step) {
        return FailureReports.reporting(settings, TaskContext.get(), step);
    }
}
