package io.deltareplay.launcher.deliver;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil;

/// Leaves empty buffers empty, as Arrow C++ does. Arrow Java writes the length 0 and no frame behind it, at which
/// pyarrow fails: "Lz4 compressed input contains less than one frame".
record SparingCodec(CompressionCodec codec) implements CompressionCodec {
    @Override
    public ArrowBuf compress(BufferAllocator allocator, ArrowBuf uncompressed) {
        return uncompressed.writerIndex() == 0 ? uncompressed : codec.compress(allocator, uncompressed);
    }

    @Override
    public ArrowBuf decompress(BufferAllocator allocator, ArrowBuf compressed) {
        return compressed.writerIndex() == 0 ? compressed : codec.decompress(allocator, compressed);
    }

    @Override
    public CompressionUtil.CodecType getCodecType() {
        return codec.getCodecType();
    }
}
