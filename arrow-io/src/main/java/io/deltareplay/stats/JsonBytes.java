package io.deltareplay.stats;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.deltareplay.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A growing buffer of JSON text in UTF-8, written without a {@link String} per value. */
public final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** That of the smallest long. */
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes = new byte[1024];
    private int length;

    public void clear() {
        length = 0;
    }

    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public void write(byte b) {
        ensure(1);
        bytes[length++] = b;
    }

    public void write(char ascii) {
        write((byte) ascii);
    }

    public void write(byte[] source, int offset, int count) {
        ensure(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** A whole number. */
    public void writeNumber(long value) {
        ensure(LONGEST_NUMBER);
        length = NumberOutput.outputLong(value, bytes, length);
    }

    /** The last digits of a number that is not negative, with zeros before it. */
    public void writeDigits(int value, int digits) {
        ensure(digits);
        int rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /** Text that needs no escaping: numbers, dates. */
    public void writeAscii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    public void writeQuotedAscii(String text) {
        write('"');
        writeAscii(text);
        write('"');
    }

    /** A JSON string of text given as UTF-8; malformed bytes in it become U+FFFD, as where Java reads them. */
    public void writeString(byte[] utf8, int offset, int count) {
        if (Utf8.isValid(utf8, offset, offset + count)) {
            writeValid(utf8, offset, count);
        } else {
            byte[] repaired = new String(utf8, offset, count, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            writeValid(repaired, 0, repaired.length);
        }
    }

    private void writeValid(byte[] utf8, int offset, int count) {
        write('"');
        for (int i = offset, end = offset + count; i < end; i++) {
            byte b = utf8[i];
            if (b == '"' || b == '\\') {
                write('\\');
                write(b);
            } else if (b >= 0 && b < 0x20) {
                writeAscii("\\u00");
                write(HEX[b >>> 4]);
                write(HEX[b & 0xF]);
            } else {
                write(b);
            }
        }
        write('"');
    }

    /** A JSON string of bytes that are no text, in Base64. */
    public void writeBase64(byte[] source, int offset, int count) {
        byte[] encoded = Base64.getEncoder().encode(Arrays.copyOfRange(source, offset, offset + count));
        write('"');
        write(encoded, 0, encoded.length);
        write('"');
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
