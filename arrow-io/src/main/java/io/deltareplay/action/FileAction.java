package io.deltareplay.action;

import org.jspecify.annotations.Nullable;

/** An action that says of one data file that it belongs to the table or no longer does. */
public sealed interface FileAction permits AddFile, RemoveFile {
    /** As the log has it: percent-encoded, relative to the table's root or absolute. */
    String path();

    /** Null when the file has no deletion vector. */
    @Nullable
    DeletionVector deletionVector();
}
