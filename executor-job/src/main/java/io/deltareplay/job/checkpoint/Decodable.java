package io.deltareplay.job.checkpoint;

import io.deltareplay.job.problem.UnsupportedFileException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;

/** What Parquet's and Spark's readers decode: decided from the footer, before anything is decoded. */
final class Decodable {
    /** Those of Spark's vectorised reader, and the two of levels. */
    private static final Set<Encoding> ENCODINGS = EnumSet.of(
            Encoding.PLAIN,
            Encoding.PLAIN_DICTIONARY,
            Encoding.RLE_DICTIONARY,
            Encoding.RLE,
            Encoding.BIT_PACKED,
            Encoding.DELTA_BINARY_PACKED,
            Encoding.DELTA_LENGTH_BYTE_ARRAY,
            Encoding.DELTA_BYTE_ARRAY);

    private Decodable() {}

    /** @throws UnsupportedFileException when a column that is to be read cannot be decoded */
    static void check(List<BlockMetaData> rowGroups, MessageType requested) throws UnsupportedFileException {
        for (BlockMetaData group : rowGroups) {
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                if (requested.containsPath(chunk.getPath().toArray())) {
                    check(chunk);
                }
            }
        }
    }

    private static void check(ColumnChunkMetaData chunk) throws UnsupportedFileException {
        String column = chunk.getPath().toDotString();
        if (!hasDecompressor(chunk.getCodec())) {
            throw new UnsupportedFileException(
                    "its column %s is compressed with %s, which is not decoded".formatted(column, chunk.getCodec()));
        }
        for (Encoding encoding : chunk.getEncodings()) {
            if (!ENCODINGS.contains(encoding)) {
                throw new UnsupportedFileException(
                        "its column %s is encoded as %s, which Spark does not decode; --mode serial does"
                                .formatted(column, encoding));
            }
        }
    }

    /** Parquet names classes for codecs that neither it nor Spark brings; a cluster may have them. */
    private static boolean hasDecompressor(CompressionCodecName codec) {
        String name = codec.getHadoopCompressionCodecClassName();
        if (name == null) {
            return true;
        }
        try {
            Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
