package io.deltareplay.channel;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import java.io.IOException;

/** Compresses pieces for a network. A class of its own, so that loopback never loads the library. */
final class PieceCompressor implements Closeable {
    /** The longest payload of a compressed frame. */
    static final int MAX_BYTES = (int) Zstd.compressBound(Frame.PIECE_BYTES);

    private static final int LEVEL = 1;

    private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);
    private final byte[] frame = new byte[Frame.HEADER_BYTES + MAX_BYTES];
    private boolean closed;

    /** Room for a header, then what was compressed last. */
    byte[] frame() {
        return frame;
    }

    synchronized int compress(byte[] source, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("the stream was closed");
        }
        return context.compressByteArray(
                frame, Frame.HEADER_BYTES, frame.length - Frame.HEADER_BYTES, source, offset, length);
    }

    /** From any thread; the library must not lose its memory while it works. */
    @Override
    public synchronized void close() {
        closed = true;
        context.close();
    }
}
