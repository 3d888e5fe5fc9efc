package io.deltareplay.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Cuts an Arrow stream into frames of a bounded size and sums them up. Not thread-safe. */
final class PieceOutput implements WritableByteChannel {
    private final FrameWriter writer;
    private final @Nullable PieceCompressor compressor;
    private final CRC32C checksum = new CRC32C();
    /** A frame: room for the header first. */
    private final byte[] piece = new byte[Frame.HEADER_BYTES + Frame.PIECE_BYTES];

    private int end = Frame.HEADER_BYTES;
    private long bytes;

    PieceOutput(FrameWriter writer, boolean compressed) {
        this.writer = writer;
        this.compressor = compressed ? new PieceCompressor() : null;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int length = source.remaining();
        while (source.hasRemaining()) {
            if (end == piece.length) {
                flush();
            }
            int count = Math.min(source.remaining(), piece.length - end);
            source.get(piece, end, count);
            end += count;
        }
        return length;
    }

    /** Sends what was gathered. */
    void flush() throws IOException {
        int length = end - Frame.HEADER_BYTES;
        if (length == 0) {
            return;
        }
        end = Frame.HEADER_BYTES;
        if (compressor == null) {
            send(piece, length);
        } else {
            send(compressor.frame(), compressor.compress(piece, Frame.HEADER_BYTES, length));
        }
    }

    private void send(byte[] frame, int length) throws IOException {
        checksum.update(frame, Frame.HEADER_BYTES, length);
        bytes += length;
        Frame.putHeader(frame, length, Frame.DATA);
        writer.sendEncoded(frame, 0, Frame.HEADER_BYTES + length);
    }

    /** Bytes of the payloads sent so far. */
    long bytes() {
        return bytes;
    }

    /** The CRC32C of the payloads sent so far. */
    int checksum() {
        return (int) checksum.getValue();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        if (compressor != null) {
            compressor.close();
        }
    }
}
