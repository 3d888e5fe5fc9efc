package io.deltareplay.launcher.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.internal.reader.ParquetMetadataReader;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.schema.FileSchema;
import java.io.IOException;

/// What a Parquet file's footer says.
///
/// Hardwood's public way to a footer opens a `ParquetFileReader`, which records a Flight Recorder event: loading
/// its first event class costs a JVM 130 ms of CPU, recorder running or not, as much as all the rest of an
/// inspection. Its footer parser is therefore called directly; this is the one place that uses it.
public record ParquetFooter(FileMetaData metaData, FileSchema schema) {
    /// @param file opened
    /// @throws IOException when the file is no Parquet file or its footer is damaged
    public static ParquetFooter read(InputFile file) throws IOException {
        try {
            FileMetaData metaData = ParquetMetadataReader.readMetadata(file);
            return new ParquetFooter(metaData, FileSchema.fromSchemaElements(metaData.schema()));
        } catch (RuntimeException e) {
            throw new IOException("the footer is damaged: " + e.getMessage(), e);
        }
    }

    /// The number of rows.
    public long rows() {
        return metaData.numRows();
    }
}
