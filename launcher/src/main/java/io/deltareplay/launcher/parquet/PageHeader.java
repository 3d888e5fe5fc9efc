package io.deltareplay.launcher.parquet;

import io.deltareplay.launcher.parquet.CompactReader.NeedMoreBytes;
import java.io.IOException;

/// A page's header, as far as reading the page needs it. Sizes are in bytes; `values` counts nulls too.
///
/// @param kind what kind of page it is
/// @param encoding of the values, as a number of the Parquet format
/// @param hasCrc whether `crc` is there
/// @param crc of the page as stored
/// @param definitionBytes of a version 2 page, the size of its definition levels, which are never compressed
/// @param repetitionBytes of a version 2 page, likewise
/// @param compressed of a version 2 page, whether its values are compressed
record PageHeader(
        Kind kind,
        int uncompressedSize,
        int compressedSize,
        boolean hasCrc,
        int crc,
        int values,
        int encoding,
        int definitionBytes,
        int repetitionBytes,
        boolean compressed) {

    /// What kinds of pages there are.
    enum Kind {
        DATA_V1,
        DATA_V2,
        DICTIONARY,
        /// An index page, or a kind that was invented later: skipped.
        OTHER
    }

    static PageHeader read(CompactReader in) throws NeedMoreBytes, IOException {
        Builder header = new Builder();
        int outer = in.startStruct();
        for (int type = in.nextField(); type != CompactReader.STOP; type = in.nextField()) {
            switch (in.fieldId()) {
                case 1 -> header.type = in.readI32();
                case 2 -> header.uncompressedSize = in.readI32();
                case 3 -> header.compressedSize = in.readI32();
                case 4 -> {
                    header.hasCrc = true;
                    header.crc = in.readI32();
                }
                case 5, 7, 8 -> header.readPage(in, in.fieldId());
                default -> in.skip(type);
            }
        }
        in.endStruct(outer);
        return header.build();
    }

    /// The fields while they come.
    private static final class Builder {
        private int type = -1;
        private int uncompressedSize = -1;
        private int compressedSize = -1;
        private boolean hasCrc;
        private int crc;
        private int values = -1;
        private int encoding = -1;
        private int definitionBytes;
        private int repetitionBytes;
        private boolean compressed = true;

        /// @param page the header's field: 5 data page, 7 dictionary page, 8 data page version 2
        void readPage(CompactReader in, int page) throws NeedMoreBytes, IOException {
            int outer = in.startStruct();
            for (int type = in.nextField(); type != CompactReader.STOP; type = in.nextField()) {
                int field = in.fieldId();
                if (field == 1) {
                    values = in.readI32();
                } else if (field == (page == 8 ? 4 : 2)) {
                    encoding = in.readI32();
                } else if (page == 8 && field == 5) {
                    definitionBytes = in.readI32();
                } else if (page == 8 && field == 6) {
                    repetitionBytes = in.readI32();
                } else if (page == 8 && field == 7) {
                    compressed = type == CompactReader.TRUE;
                } else {
                    in.skip(type);
                }
            }
            in.endStruct(outer);
        }

        PageHeader build() throws IOException {
            Kind kind = switch (type) {
                case 0 -> Kind.DATA_V1;
                case 2 -> Kind.DICTIONARY;
                case 3 -> Kind.DATA_V2;
                default -> Kind.OTHER;
            };
            boolean sound = uncompressedSize >= 0
                    && compressedSize >= 0
                    && definitionBytes >= 0
                    && repetitionBytes >= 0
                    && (long) definitionBytes + repetitionBytes <= compressedSize
                    && (long) definitionBytes + repetitionBytes <= uncompressedSize
                    && (kind == Kind.OTHER || values >= 0);
            if (!sound) {
                throw new IOException("a page header makes no sense: sizes %d and %d, %d values"
                        .formatted(compressedSize, uncompressedSize, values));
            }
            return new PageHeader(
                    kind,
                    uncompressedSize,
                    compressedSize,
                    hasCrc,
                    crc,
                    values,
                    encoding,
                    definitionBytes,
                    repetitionBytes,
                    compressed);
        }
    }
}
