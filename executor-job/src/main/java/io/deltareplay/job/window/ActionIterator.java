package io.deltareplay.job.window;

import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import scala.collection.AbstractIterator;

/** Rows of actions, found one by one. Each is valid until the next one. */
public abstract class ActionIterator extends AbstractIterator<InternalRow> implements AutoCloseable {
    private @Nullable InternalRow found;

    /** The next row; null at the end. */
    protected abstract @Nullable InternalRow find();

    @Override
    public final boolean hasNext() {
        if (found == null) {
            found = find();
        }
        return found != null;
    }

    @Override
    public final InternalRow next() {
        if (!hasNext()) {
            throw new java.util.NoSuchElementException();
        }
        InternalRow row = java.util.Objects.requireNonNull(found);
        found = null;
        return row;
    }

    @Override
    public abstract void close();
}
