package io.deltareplay.job.checkpoint;

import io.deltareplay.job.problem.DamagedFileException;
import io.deltareplay.job.problem.UnsupportedFileException;
import io.deltareplay.job.storage.StoredFile;
import io.deltareplay.request.SegmentFile;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.crypto.ParquetCryptoRuntimeException;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData.EncryptionType;
import org.apache.parquet.schema.MessageType;

/** An open Parquet file of a checkpoint. */
final class CheckpointFile implements AutoCloseable {
    private final StoredFile stored;
    private final ParquetFileReader reader;

    private CheckpointFile(StoredFile stored, ParquetFileReader reader) {
        this.stored = stored;
        this.reader = reader;
    }

    /** Opens the file and reads its footer. */
    static CheckpointFile open(SegmentFile file) throws IOException {
        StoredFile stored = StoredFile.open(file);
        if (stored.length() < 12) {
            throw new DamagedFileException("a Parquet file has at least 12 bytes, this one has " + stored.length());
        }
        ParquetReadOptions options = ParquetReadOptions.builder()
                .withPageChecksumVerification(true)
                .withUseHadoopVectoredIo(false)
                .build();
        ParquetFileReader reader;
        try {
            reader = new ParquetFileReader(stored, options);
        } catch (ParquetCryptoRuntimeException e) {
            throw new UnsupportedFileException("it is encrypted");
        }
        if (reader.getFileMetaData().getEncryptionType() != EncryptionType.UNENCRYPTED) {
            reader.close();
            throw new UnsupportedFileException("it has encrypted columns");
        }
        return new CheckpointFile(stored, reader);
    }

    ParquetFileReader reader() {
        return reader;
    }

    MessageType schema() {
        return reader.getFooter().getFileMetaData().getSchema();
    }

    List<BlockMetaData> rowGroups() {
        return reader.getFooter().getBlocks();
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } finally {
            stored.close();
        }
    }
}
