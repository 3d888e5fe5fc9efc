package io.deltareplay.job.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.LocalInputFile;

/** What a test asks of a Parquet file's footer. */
public final class Footers {
    private Footers() {}

    public static List<BlockMetaData> rowGroups(Path file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            return reader.getFooter().getBlocks();
        }
    }

    /** Where the last row group begins. */
    public static long lastRowGroupStart(Path file) throws IOException {
        List<BlockMetaData> groups = rowGroups(file);
        return groups.get(groups.size() - 1).getStartingPos();
    }
}
