package io.deltareplay.channel;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads pieces that were compressed for a network. A class of its own, so that loopback never loads the library. */
final class CompressedPieceInput extends PieceInput {
    private final byte[] compressed = new byte[PieceCompressor.MAX_BYTES];
    private final byte[] piece = new byte[Frame.PIECE_BYTES];
    private final ByteBuffer available = ByteBuffer.wrap(piece).limit(0);

    CompressedPieceInput(SpillFile file) {
        super(file);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!available.hasRemaining()) {
            if (atEnd()) {
                return -1;
            }
            nextPiece();
        }
        int count = Math.min(target.remaining(), available.remaining());
        target.put(available.slice().limit(count));
        available.position(available.position() + count);
        return count;
    }

    private void nextPiece() throws IOException {
        ByteBuffer prefix = ByteBuffer.allocate(Integer.BYTES);
        readFully(prefix);
        int length = prefix.flip().getInt();
        if (length < 0 || length > compressed.length) {
            throw new IOException("a compressed piece of %d bytes".formatted(length));
        }
        readFully(ByteBuffer.wrap(compressed, 0, length));
        try {
            long size = Zstd.decompressByteArray(piece, 0, piece.length, compressed, 0, length);
            available.clear().limit((int) size);
        } catch (ZstdException e) {
            throw new IOException("a compressed piece is damaged", e);
        }
    }
}
