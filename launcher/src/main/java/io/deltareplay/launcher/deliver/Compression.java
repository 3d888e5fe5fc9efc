package io.deltareplay.launcher.deliver;

import io.deltareplay.launcher.codec.ZstdLibrary;
import java.util.Locale;
import org.apache.arrow.compression.ZstdCompressionCodec;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.NoCompressionCodec;

/// How the buffers of an Arrow stream or file are compressed. Every Arrow reader knows all of these.
public enum Compression {
    NONE,
    LZ4,
    ZSTD;

    /// The codec, made only when needed: Zstandard loads a native library.
    CompressionCodec codec() {
        return switch (this) {
            case NONE -> NoCompressionCodec.INSTANCE;
            case LZ4 -> new SparingCodec(new Lz4FrameCodec());
            case ZSTD -> {
                ZstdLibrary.load();
                yield new SparingCodec(new ZstdCompressionCodec());
            }
        };
    }

    /// As the user writes it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
