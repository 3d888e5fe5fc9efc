package io.deltareplay.launcher.kernel;

import io.delta.kernel.utils.CloseableIterator;
import java.util.Iterator;
import java.util.List;

/// Kernel's iterators over what is in memory.
final class Iterators {
    private Iterators() {}

    static <T> CloseableIterator<T> of(List<T> items) {
        Iterator<T> iterator = items.iterator();
        return new CloseableIterator<>() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public T next() {
                return iterator.next();
            }

            @Override
            public void close() {}
        };
    }
}
