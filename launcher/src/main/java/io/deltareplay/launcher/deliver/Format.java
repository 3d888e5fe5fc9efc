package io.deltareplay.launcher.deliver;

import java.util.Locale;

/// The forms in which a file list can be delivered.
public enum Format {
    /// An Arrow IPC stream.
    ARROW,
    /// An Arrow IPC file, also known as Feather version 2.
    ARROW_FILE,
    /// One JSON object a line.
    JSONL,
    /// Comma-separated values with a header.
    CSV,
    /// One path a line.
    PATHS,
    /// The first rows and the totals, for people.
    TABLE;

    /// Whether the bytes mean nothing to a terminal.
    public boolean isBinary() {
        return this == ARROW || this == ARROW_FILE;
    }

    /// As the user writes it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
