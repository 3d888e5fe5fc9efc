package io.deltareplay.launcher.parquet;

import java.io.IOException;

/// Takes one side of a map's entries, its keys or its values, from their pages.
interface EntrySink {
    /// A batch begins.
    void begin(int rows);

    /// A new page is current.
    void pageOpened(ColumnPages page);

    /// Takes the page's next values.
    void values(ColumnPages page, int count) throws IOException;

    /// Takes entries without value.
    void nulls(int count);

    /// Passes over the page's next values.
    void skip(ColumnPages page, int count) throws IOException;

    /// Values and nulls of the batch so far.
    int count();

    /// The batch is there.
    ///
    /// @param presence which entries have a value
    void finish(Presence presence) throws IOException;
}
