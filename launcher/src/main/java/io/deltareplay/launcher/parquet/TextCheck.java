package io.deltareplay.launcher.parquet;

import io.deltareplay.text.Utf8;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.MemoryUtil;

/// Looks for bytes beyond ASCII in a batch's text.
final class TextCheck {
    /// Between two looks at what was found.
    private static final int BLOCK = 64;

    private TextCheck() {}

    /// Whether the buffer's first bytes are ASCII.
    static boolean isAscii(ArrowBuf buffer, int length) {
        long at = buffer.memoryAddress();
        long end = at + length;
        for (; at <= end - BLOCK; at += BLOCK) {
            long found = MemoryUtil.getLong(at)
                    | MemoryUtil.getLong(at + 8)
                    | MemoryUtil.getLong(at + 16)
                    | MemoryUtil.getLong(at + 24)
                    | MemoryUtil.getLong(at + 32)
                    | MemoryUtil.getLong(at + 40)
                    | MemoryUtil.getLong(at + 48)
                    | MemoryUtil.getLong(at + 56);
            if ((found & Utf8.HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; at < end; at++) {
            if (MemoryUtil.getByte(at) < 0) {
                return false;
            }
        }
        return true;
    }
}
