package io.deltareplay.launcher.deliver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.WritableByteChannel;

/// Writes to a destination in few, large pieces: small writes are gathered, large ones go out from where they lie.
///
/// Not thread-safe. Failures are the destination's own exceptions, never an `IOException`.
public final class ByteOutput implements WritableByteChannel {
    private static final int BUFFER = 256 * 1024;
    /// From here on a copy costs more than a system call.
    private static final int LARGE = 32 * 1024;

    private final Destination destination;
    private final WritableByteChannel channel;
    private final ByteBuffer pending = ByteBuffer.allocateDirect(BUFFER);
    private long flushed;

    public ByteOutput(Destination destination) {
        this.destination = destination;
        this.channel = destination.channel();
    }

    /// Takes all of the bytes.
    @Override
    public int write(ByteBuffer bytes) {
        int length = bytes.remaining();
        if (length >= LARGE) {
            writeThrough(bytes);
        } else {
            if (length > pending.remaining()) {
                flush();
            }
            pending.put(bytes);
        }
        return length;
    }

    private void writeThrough(ByteBuffer bytes) {
        if (pending.position() > 0 && channel instanceof GatheringByteChannel gathering) {
            pending.flip();
            writeFully(gathering, new ByteBuffer[] {pending, bytes});
            pending.clear();
        } else {
            flush();
            writeFully(bytes);
        }
    }

    private void flush() {
        pending.flip();
        writeFully(pending);
        pending.clear();
    }

    private void writeFully(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                flushed += channel.write(bytes);
            }
        } catch (IOException e) {
            throw destination.failure(e);
        }
    }

    private void writeFully(GatheringByteChannel gathering, ByteBuffer[] pieces) {
        try {
            while (pieces[pieces.length - 1].hasRemaining()) {
                flushed += gathering.write(pieces);
            }
        } catch (IOException e) {
            throw destination.failure(e);
        }
    }

    /// The bytes taken so far.
    public long bytes() {
        return flushed + pending.position();
    }

    /// Whether something was delivered that cannot be taken back.
    public boolean hasDelivered() {
        return destination.isFinal() && flushed > 0;
    }

    /// Writes what is pending and makes the whole the result.
    public void complete() {
        flush();
        try {
            destination.complete();
        } catch (IOException e) {
            throw destination.failure(e);
        }
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    /// Discards what was not completed.
    @Override
    public void close() {
        destination.close();
    }
}
