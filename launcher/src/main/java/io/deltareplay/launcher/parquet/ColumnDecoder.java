package io.deltareplay.launcher.parquet;

import java.io.IOException;
import java.util.List;

/// Decodes a column into an Arrow vector, batch by batch.
interface ColumnDecoder {
    /// The pages that it reads; started by whoever walks the row groups.
    List<ColumnPages> pages();

    /// A new row group begins.
    void start();

    /// Passes over rows. They are looked at when later ones are decoded, and not at all when there are none.
    void skip(int rows);

    /// Overwrites the vector with the chosen ones of the next rows of the row group, which has that many left.
    void decode(RowRuns chosen, int rows) throws IOException;

    /// Which of the rows just decoded have a value.
    Presence presence();

    /// How many of the rows have no value although the outermost struct around it is there.
    int nullWithinStruct();
}
