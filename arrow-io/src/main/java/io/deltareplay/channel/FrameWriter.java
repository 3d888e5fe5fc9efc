package io.deltareplay.channel;

import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/** Puts frames on a stream, whole ones, whichever threads send them. */
final class FrameWriter {
    private final OutputStream out;
    private final ReentrantLock lock = new ReentrantLock();

    FrameWriter(OutputStream out) {
        this.out = out;
    }

    /** A payload that writes itself. */
    @FunctionalInterface
    interface Content {
        void writeTo(DataOutput out) throws IOException;
    }

    void send(byte type) throws IOException {
        send(type, out -> {});
    }

    void send(byte type, Content content) throws IOException {
        byte[] frame = encode(type, content);
        sendEncoded(frame, 0, frame.length);
    }

    /** Says why the connection is given up, as far as that is still possible. */
    void refuse(String reason) throws IOException {
        send(Frame.REFUSED, out -> out.write(reason.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends a frame whose header is in front of its payload already. */
    void sendEncoded(byte[] frame, int offset, int length) throws IOException {
        lock.lock();
        try {
            out.write(frame, offset, length);
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    /** Sends a sign of life, unless another frame is being sent, which is one too. */
    void heartbeat(boolean answerWanted) throws IOException {
        if (lock.tryLock()) {
            try {
                out.write(new byte[] {0, 0, 0, 0, answerWanted ? Frame.HEARTBEAT_WANTED : Frame.HEARTBEAT});
                out.flush();
            } finally {
                lock.unlock();
            }
        }
    }

    private static byte[] encode(byte type, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        bytes.write(new byte[Frame.HEADER_BYTES]);
        content.writeTo(new DataOutputStream(bytes));
        byte[] frame = bytes.toByteArray();
        Frame.putHeader(frame, frame.length - Frame.HEADER_BYTES, type);
        return frame;
    }
}
