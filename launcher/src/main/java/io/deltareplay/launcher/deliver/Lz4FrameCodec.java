package io.deltareplay.launcher.deliver;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.compression.AbstractCompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil;

/// Compresses Arrow buffers as LZ4 frames, from direct memory to direct memory. Arrow's own codec makes frames
/// through streams of single bytes and takes minutes for a list of a million files.
///
/// A frame is a header, blocks of at most 4 MiB that do not depend on each other, and an end mark. Compresses only:
/// this program reads no Arrow.
final class Lz4FrameCodec extends AbstractCompressionCodec {
    private static final int MAGIC = 0x184D2204;
    /// Version 1, independent blocks, no checksums.
    private static final byte FLAGS = 0x60;
    /// Blocks of up to 4 MiB.
    private static final byte BLOCK_DESCRIPTOR = 0x70;
    /// The second byte of the two bytes' xxh32, as the format asks.
    private static final byte HEADER_CHECKSUM = 0x73;

    private static final int BLOCK = 4 << 20;
    private static final int UNCOMPRESSED = 1 << 31;
    private static final int HEADER = 7;
    private static final int END_MARK = 4;

    private final LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();

    @Override
    protected ArrowBuf doCompress(BufferAllocator allocator, ArrowBuf uncompressed) {
        int length = Math.toIntExact(uncompressed.writerIndex());
        int largest = Math.addExact(HEADER + END_MARK, largestBlocks(length));
        int prefix = (int) CompressionUtil.SIZE_OF_UNCOMPRESSED_LENGTH;
        ArrowBuf compressed = allocator.buffer((long) prefix + largest);
        ByteBuffer frame = compressed.nioBuffer(prefix, largest).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(MAGIC).put(FLAGS).put(BLOCK_DESCRIPTOR).put(HEADER_CHECKSUM);
        ByteBuffer source = uncompressed.nioBuffer(0, length);
        for (int start = 0; start < length; start += BLOCK) {
            putBlock(source, start, Math.min(BLOCK, length - start), frame);
        }
        frame.putInt(0);
        compressed.writerIndex((long) prefix + frame.position());
        return compressed;
    }

    private int largestBlocks(int length) {
        int blocks = (length + BLOCK - 1) / BLOCK;
        return Math.multiplyExact(blocks, Integer.BYTES + compressor.maxCompressedLength(Math.min(length, BLOCK)));
    }

    private void putBlock(ByteBuffer source, int start, int length, ByteBuffer frame) {
        int sizeAt = frame.position();
        int dataAt = sizeAt + Integer.BYTES;
        int size = compressor.compress(source, start, length, frame, dataAt, frame.capacity() - dataAt);
        if (size < length) {
            frame.putInt(sizeAt, size);
        } else {
            size = length;
            frame.putInt(sizeAt, length | UNCOMPRESSED);
            frame.put(dataAt, source, start, length);
        }
        frame.position(dataAt + size);
    }

    @Override
    protected ArrowBuf doDecompress(BufferAllocator allocator, ArrowBuf compressed) {
        throw new UnsupportedOperationException("compresses only");
    }

    @Override
    public CompressionUtil.CodecType getCodecType() {
        return CompressionUtil.CodecType.LZ4_FRAME;
    }
}
