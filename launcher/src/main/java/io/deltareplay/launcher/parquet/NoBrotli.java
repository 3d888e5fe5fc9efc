package io.deltareplay.launcher.parquet;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Takes the place of Hardwood's Brotli in a native image, where every class must link: what it needs is
/// not on the class path. Nothing gets here: a checkpoint in that codec is refused by name, see [Decodable].
@TargetClass(className = "dev.hardwood.internal.compression.BrotliDecompressor")
final class NoBrotli {
    @Substitute
    public byte[] decompress(ByteBuffer compressed, int uncompressedSize) throws IOException {
        throw new IOException("Brotli is not supported: %d bytes".formatted(uncompressedSize));
    }
}
