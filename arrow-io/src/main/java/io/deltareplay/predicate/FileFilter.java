package io.deltareplay.predicate;

import io.deltareplay.action.AddFile;

/**
 * Decides which files may hold rows that a predicate asks for. Files of which too little is known are kept.
 *
 * <p>Not thread-safe.
 */
public final class FileFilter {
    public FileFilter(Where where) {}

    /** Whether a file may hold such rows. Its {@code stats} must have been parsed if {@link Where#readsStats()}. */
    public boolean keeps(AddFile file) {
        throw new UnsupportedOperationException(file.path());
    }
}
