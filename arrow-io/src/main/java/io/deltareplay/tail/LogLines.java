package io.deltareplay.tail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What can be said of lines of a log without parsing them. */
public final class LogLines {
    private static final int BLOCK = 1 << 20;
    private static final byte[] ADD = "{\"add\":{".getBytes(StandardCharsets.US_ASCII);

    private LogLines() {}

    /**
     * Whether the line may be a remove: true for every remove, however it is written, and for few other lines. Nearly every line of
     * nearly every writer is an add that begins like this; a line that does and holds a remove, too, is refused by whoever parses it.
     */
    static boolean mayBeRemove(byte[] bytes, int offset, int length) {
        return length < ADD.length || !Arrays.equals(bytes, offset, offset + ADD.length, ADD, 0, ADD.length);
    }

    /** Whether nothing but white space is there. */
    public static boolean isBlank(byte[] bytes, int offset, int length) {
        for (int i = offset, end = offset + length; i < end; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The number of the line that starts at a position, from 1. Counted only when there is a line to complain about. */
    public static long number(LogBytes file, long position) throws IOException {
        long number = 1;
        for (long at = 0; at < position; at += BLOCK) {
            ByteBuffer block = file.readRange(at, (int) Math.min(BLOCK, position - at));
            while (block.hasRemaining()) {
                if (block.get() == '\n') {
                    number++;
                }
            }
        }
        return number;
    }
}
