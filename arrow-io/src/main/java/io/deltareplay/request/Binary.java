package io.deltareplay.request;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The parts that the records' binary forms are made of. What comes from the other side is bounded before it is believed. */
final class Binary {
    private static final int MAX_TEXT_BYTES = 1 << 20;

    private Binary() {}

    static void writeText(DataOutput out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(utf8.length, MAX_TEXT_BYTES);
        out.writeInt(length);
        out.write(utf8, 0, length);
    }

    static String readText(DataInput in) throws IOException {
        byte[] utf8 = new byte[readCount(in, MAX_TEXT_BYTES)];
        in.readFully(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    static int readCount(DataInput in, int max) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > max) {
            throw new IOException("expected a count of at most %d, got %d".formatted(max, count));
        }
        return count;
    }

    static void writeEnum(DataOutput out, Enum<?> value) throws IOException {
        out.writeByte(value.ordinal());
    }

    static <E extends Enum<E>> E readEnum(DataInput in, Class<E> type) throws IOException {
        E[] constants = type.getEnumConstants();
        int ordinal = in.readUnsignedByte();
        if (ordinal >= constants.length) {
            throw new IOException("expected a %s, got number %d".formatted(type.getSimpleName(), ordinal));
        }
        return constants[ordinal];
    }
}
