package io.deltareplay.launcher.deliver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

class Lz4FrameCodecTest {
    private static byte[] compressed(byte[] bytes) {
        try (RootAllocator allocator = new RootAllocator(1 << 30)) {
            ArrowBuf source = allocator.buffer(bytes.length);
            source.writeBytes(bytes);
            try (ArrowBuf compressed = new Lz4FrameCodec().compress(allocator, source)) {
                byte[] result = new byte[(int) compressed.writerIndex()];
                compressed.getBytes(0, result);
                return result;
            }
        }
    }

    /// The frame behind the eight bytes of the uncompressed length, read by another implementation that checks its
    /// header.
    private static byte[] decompressed(byte[] compressed) throws IOException {
        byte[] frame = Arrays.copyOfRange(compressed, 8, compressed.length);
        try (LZ4FrameInputStream stream = new LZ4FrameInputStream(new ByteArrayInputStream(frame))) {
            return stream.readAllBytes();
        }
    }

    @Test
    void severalBlocksReadBackAsOne() throws IOException {
        byte[] bytes = new byte[(9 << 20) + 5];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i / 1000);
        }
        byte[] compressed = compressed(bytes);
        assertTrue(compressed.length < bytes.length / 50, "compressed to " + compressed.length);
        assertArrayEquals(bytes, decompressed(compressed));
    }

    @Test
    void blockThatDoesNotShrinkIsStored() throws IOException {
        byte[] noise = new byte[4 << 20];
        new Random(1).nextBytes(noise);
        byte[] bytes = Arrays.copyOf(noise, 8 << 20);
        assertArrayEquals(bytes, decompressed(compressed(bytes)));
    }

    @Test
    void bufferThatDoesNotShrinkAtAllIsKeptAsItIs() {
        byte[] noise = new byte[1000];
        new Random(1).nextBytes(noise);
        byte[] compressed = compressed(noise);
        assertEquals(8 + noise.length, compressed.length);
        assertArrayEquals(noise, Arrays.copyOfRange(compressed, 8, compressed.length));
    }

    @Test
    void emptyBufferStaysEmptyForReadersThatExpectAFrameBehindEveryLength() {
        try (RootAllocator allocator = new RootAllocator(1 << 20);
                ArrowBuf empty = allocator.getEmpty();
                ArrowBuf compressed = Compression.LZ4.codec().compress(allocator, empty)) {
            assertEquals(0, compressed.writerIndex());
        }
    }
}
