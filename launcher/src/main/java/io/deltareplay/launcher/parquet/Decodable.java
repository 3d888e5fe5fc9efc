package io.deltareplay.launcher.parquet;

import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.Encoding;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.schema.FileSchema;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What can be decoded at all, with Hardwood's readers where [ColumnChunks] does not: decided from the footer,
/// before
/// anything is decoded.
public final class Decodable {
    private static final Set<CompressionCodec> UNKNOWN_CODECS =
            EnumSet.of(CompressionCodec.BROTLI, CompressionCodec.LZO);
    private static final Set<Encoding> UNKNOWN_ENCODINGS = EnumSet.of(Encoding.UNKNOWN);

    private Decodable() {}

    /// @param leaves the indices of the columns that are to be read
    /// @throws UnsupportedParquetException when one of them cannot be decoded
    public static void check(FileSchema schema, List<Integer> leaves, List<RowGroup> rowGroups)
            throws UnsupportedParquetException {
        for (int leaf : leaves) {
            for (RowGroup group : rowGroups) {
                check(schema, leaf, group.columns().get(leaf).metaData());
            }
        }
    }

    private static void check(FileSchema schema, int leaf, ColumnMetaData column) throws UnsupportedParquetException {
        if (UNKNOWN_CODECS.contains(column.codec())) {
            throw new UnsupportedParquetException("its column %s is compressed with %s, which is not decoded"
                    .formatted(schema.getColumn(leaf).fieldPath(), column.codec()));
        }
        for (Encoding encoding : column.encodings()) {
            if (UNKNOWN_ENCODINGS.contains(encoding)) {
                throw new UnsupportedParquetException("its column %s has an encoding that is not known"
                        .formatted(schema.getColumn(leaf).fieldPath()));
            }
        }
    }
}
