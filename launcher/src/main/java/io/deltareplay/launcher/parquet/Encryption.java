package io.deltareplay.launcher.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.FileMetaData;
import io.deltareplay.launcher.parquet.CompactReader.NeedMoreBytes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Tells encrypted Parquet files, which Hardwood's footer parser takes for damaged or for sound ones.
final class Encryption {
    private static final byte[] ENCRYPTED_FOOTER = "PARE".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL_BYTES = Integer.BYTES + ENCRYPTED_FOOTER.length;
    /// The field `encryption_algorithm` of Parquet's `FileMetaData`: there when columns are encrypted.
    private static final int ALGORITHM = 8;

    private Encryption() {}

    /// Whether the footer itself is encrypted.
    static boolean hidesFooter(InputFile file) throws IOException {
        return file.length() >= TAIL_BYTES && Arrays.equals(magic(file), ENCRYPTED_FOOTER);
    }

    private static byte[] magic(InputFile file) throws IOException {
        byte[] magic = new byte[ENCRYPTED_FOOTER.length];
        file.readRange(file.length() - magic.length, magic.length).get(magic);
        return magic;
    }

    /// Whether what a footer says may be of encrypted columns: such have no statistics in it, which is rare
    /// otherwise.
    static boolean mayHideColumns(FileMetaData metaData) {
        return metaData.rowGroups().stream()
                .limit(1)
                .flatMap(group -> group.columns().stream())
                .anyMatch(chunk -> chunk.metaData() == null || chunk.metaData().statistics() == null);
    }

    /// Whether columns are encrypted while the footer is not. Reads the footer.
    static boolean hidesColumns(InputFile file) throws IOException {
        long end = file.length() - TAIL_BYTES;
        if (end < 0) {
            return false;
        }
        int length = file.readRange(end, Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        if (length < 0 || length > end) {
            return false;
        }
        byte[] footer = new byte[length];
        file.readRange(end - length, length).get(footer);
        try {
            return namesAlgorithm(new CompactReader(footer, 0, length));
        } catch (NeedMoreBytes | IOException e) {
            // It is damaged in another way.
            return false;
        }
    }

    private static boolean namesAlgorithm(CompactReader in) throws NeedMoreBytes, IOException {
        in.startStruct();
        for (int type = in.nextField(); type != CompactReader.STOP; type = in.nextField()) {
            if (in.fieldId() == ALGORITHM) {
                return true;
            }
            in.skip(type);
        }
        return false;
    }
}
