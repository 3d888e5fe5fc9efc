package io.deltareplay.launcher.parquet;

import com.github.luben.zstd.Zstd;
import dev.hardwood.metadata.CompressionCodec;
import io.deltareplay.launcher.codec.SnappyLibrary;
import io.deltareplay.launcher.codec.ZstdLibrary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.xerial.snappy.SnappyNative;

/// Undoes a page's compression. Every method fails unless it fills exactly the bytes that the page's header
/// promised.
@FunctionalInterface
interface Decompressor {
    void decompress(byte[] from, int fromOffset, int fromLength, byte[] to, int toOffset, int toLength)
            throws IOException;

    /// Whether there is one for the codec.
    static boolean supports(CompressionCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED, SNAPPY, GZIP, ZSTD, LZ4_RAW -> true;
            case LZO, BROTLI, LZ4 -> false;
        };
    }

    static Decompressor of(CompressionCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED -> Decompressor::copy;
            case SNAPPY -> Decompressor::snappy;
            case GZIP -> Decompressor::gzip;
            case ZSTD -> Decompressor::zstd;
            case LZ4_RAW -> Decompressor::lz4;
            case LZO, BROTLI, LZ4 -> throw new IllegalArgumentException("no decompressor for " + codec);
        };
    }

    private static void copy(byte[] from, int fromOffset, int fromLength, byte[] to, int toOffset, int toLength)
            throws IOException {
        expect(toLength, fromLength);
        System.arraycopy(from, fromOffset, to, toOffset, toLength);
    }

    private static void snappy(byte[] from, int fromOffset, int fromLength, byte[] to, int toOffset, int toLength)
            throws IOException {
        // Asked first: the native code trusts the length that the compressed bytes start with.
        SnappyNative snappy = SnappyLibrary.get();
        expect(toLength, snappy.uncompressedLength(from, fromOffset, fromLength));
        expect(toLength, snappy.rawUncompress(from, fromOffset, fromLength, to, toOffset));
    }

    private static void zstd(byte[] from, int fromOffset, int fromLength, byte[] to, int toOffset, int toLength)
            throws IOException {
        ZstdLibrary.load();
        long count = Zstd.decompressByteArray(to, toOffset, toLength, from, fromOffset, fromLength);
        if (Zstd.isError(count)) {
            throw new IOException("zstd: " + Zstd.getErrorName(count));
        }
        expect(toLength, count);
    }

    private static void lz4(byte[] from, int fromOffset, int fromLength, byte[] to, int toOffset, int toLength)
            throws IOException {
        try {
            expect(
                    toLength,
                    LZ4Factory.fastestInstance()
                            .safeDecompressor()
                            .decompress(from, fromOffset, fromLength, to, toOffset, toLength));
        } catch (LZ4Exception e) {
            throw new IOException("lz4: " + e.getMessage(), e);
        }
    }

    private static void gzip(byte[] from, int fromOffset, int fromLength, byte[] to, int toOffset, int toLength)
            throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(from, fromOffset, fromLength), 8192)) {
            expect(toLength, in.readNBytes(to, toOffset, toLength));
            expect(-1, in.read());
        }
    }

    private static void expect(long expected, long found) throws IOException {
        if (expected != found) {
            throw new IOException(
                    "a page decompresses to %d bytes where its header says %d".formatted(found, expected));
        }
    }
}
