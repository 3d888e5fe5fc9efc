package io.deltareplay.launcher.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import io.deltareplay.launcher.parquet.CompactReader.NeedMoreBytes;
import io.deltareplay.launcher.parquet.PageHeader.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Reads the pages of one column chunk in their order, from its first byte to its last, a bounded piece at a time.
final class ChunkReader {
    private static final int SMALLEST_HEADER = 64;
    /// Far above what any writer makes of a page; a larger size is damage, and would be taken for memory to
    /// allocate.
    private static final int MAX_PAGE = 1 << 30;

    private final InputFile file;
    private final PageBuffers windows;
    private final int piece;
    private final Decompressor decompressor;
    private final long end;
    private final CRC32 crc = new CRC32();
    /// Where in the file the window's first unread byte is.
    private long position;
    private byte[] window = new byte[0];
    private int from;
    private int to;

    /// @param windows where to take the place from that pieces of the chunk are read into
    /// @param piece how many bytes are read at once
    ChunkReader(InputFile file, ColumnChunk chunk, PageBuffers windows, int piece) {
        this.file = file;
        this.windows = windows;
        this.piece = piece;
        this.decompressor = Decompressor.of(chunk.metaData().codec());
        this.position = chunk.chunkStartOffset();
        this.end = position + chunk.metaData().totalCompressedSize();
    }

    /// The next page that holds values or a dictionary.
    ///
    /// @param buffers where to take the page's bytes from
    /// @return null at the chunk's end
    @Nullable
    Page next(PageBuffers buffers) throws IOException {
        if (window.length == 0) {
            window = windows.take((int) Math.min(piece, end - position));
        }
        while (position < end) {
            PageHeader header = header();
            if (header.compressedSize() > MAX_PAGE || header.uncompressedSize() > MAX_PAGE) {
                throw new IOException("a page of %d bytes, %d of them stored"
                        .formatted(header.uncompressedSize(), header.compressedSize()));
            }
            require(header.compressedSize());
            check(header);
            Page page = header.kind() == Kind.OTHER ? null : decompress(header, buffers);
            advance(header.compressedSize());
            if (page != null) {
                return page;
            }
        }
        windows.giveBack(window);
        window = new byte[0];
        return null;
    }

    private PageHeader header() throws IOException {
        int wanted = SMALLEST_HEADER;
        while (true) {
            int available = fetch(wanted);
            CompactReader in = new CompactReader(window, from, from + available);
            try {
                PageHeader header = PageHeader.read(in);
                advance(in.position() - from);
                return header;
            } catch (NeedMoreBytes e) {
                if (available < wanted) {
                    throw new IOException("the column chunk ends inside a page header", e);
                }
                wanted *= 4;
            }
        }
    }

    private void check(PageHeader header) throws IOException {
        if (!header.hasCrc()) {
            return;
        }
        crc.reset();
        crc.update(window, from, header.compressedSize());
        if ((int) crc.getValue() != header.crc()) {
            throw new IOException("the page at byte %d does not match its checksum: expected %08x, found %08x"
                    .formatted(position, header.crc(), (int) crc.getValue()));
        }
    }

    private Page decompress(PageHeader header, PageBuffers buffers) throws IOException {
        byte[] bytes = buffers.take(header.uncompressedSize());
        int levels = header.definitionBytes() + header.repetitionBytes();
        System.arraycopy(window, from, bytes, 0, levels);
        int stored = header.compressedSize() - levels;
        int size = header.uncompressedSize() - levels;
        if (header.kind() == Kind.DATA_V2 && !header.compressed()) {
            if (stored != size) {
                throw new IOException("an uncompressed page of %d bytes has a size of %d".formatted(stored, size));
            }
            System.arraycopy(window, from + levels, bytes, levels, size);
        } else if (size > 0 || stored > 0) {
            decompressor.decompress(window, from + levels, stored, bytes, levels, size);
        }
        return new Page(header, bytes);
    }

    private void require(int bytes) throws IOException {
        if (fetch(bytes) < bytes) {
            throw new IOException("the column chunk ends inside a page: %d bytes at %d, the chunk ends at %d"
                    .formatted(bytes, position, end));
        }
    }

    private void advance(int bytes) {
        from += bytes;
        position += bytes;
    }

    /// Makes the next bytes available in the window.
    ///
    /// @return how many of them there are: fewer than wanted only at the chunk's end
    private int fetch(int wanted) throws IOException {
        int available = to - from;
        int possible = (int) Math.min(wanted, end - position);
        if (available >= possible) {
            return possible;
        }
        int count = (int) Math.min(Math.max(possible - available, piece), end - position - available);
        makeRoom(available, count);
        read(position + available, ByteBuffer.wrap(window, available, count));
        from = 0;
        to = available + count;
        return possible;
    }

    /// Moves what is still unread to the window's start. The window is kept: a new one for every piece would cost
    /// more page faults than the reading does.
    private void makeRoom(int available, int count) {
        byte[] old = window;
        if (old.length < available + count) {
            window = new byte[available + count + count / 8];
        }
        System.arraycopy(old, from, window, 0, available);
    }

    private void read(long offset, ByteBuffer target) throws IOException {
        if (file instanceof InPlaceInput inPlace) {
            inPlace.read(offset, target);
        } else {
            target.put(file.readRange(offset, target.remaining()));
        }
    }
}
