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
    /// @throws UnsupportedParquetException when the file, or a part of it, is encrypted
    /// @throws IOException when the file is no Parquet file or its footer is damaged
    public static ParquetFooter read(InputFile file) throws IOException {
        FileMetaData metaData = metaData(file);
        if (Encryption.mayHideColumns(metaData) && Encryption.hidesColumns(file)) {
            throw encryptedColumns();
        }
        return new ParquetFooter(metaData, FileSchema.fromSchemaElements(metaData.schema()));
    }

    private static FileMetaData metaData(InputFile file) throws IOException {
        try {
            return ParquetMetadataReader.readMetadata(file);
        } catch (IOException | RuntimeException e) {
            if (Encryption.hidesFooter(file)) {
                throw new UnsupportedParquetException("it is encrypted");
            }
            if (Encryption.hidesColumns(file)) {
                throw encryptedColumns();
            }
            throw e instanceof IOException known
                    ? known
                    : new IOException("the footer is damaged: " + e.getMessage(), e);
        }
    }

    private static UnsupportedParquetException encryptedColumns() {
        return new UnsupportedParquetException("it has encrypted columns");
    }

    /// The number of rows.
    public long rows() {
        return metaData.numRows();
    }
}
