package io.deltareplay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private static boolean javaDecodes(byte[] bytes, int start, int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void bytesAreValidWhereJavaDecodesThem() {
        Random random = new Random(3);
        // Where sequences begin, end, and are too short, too long, surrogates, or too large.
        int[] bytes = {
            'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEE, 0xEF, 0xF0, 0xF1,
            0xF4, 0xF5, 0xFF
        };
        int valid = 0;
        for (int i = 0; i < 300_000; i++) {
            byte[] text = new byte[1 + random.nextInt(6)];
            for (int j = 0; j < text.length; j++) {
                text[j] = (byte) bytes[random.nextInt(bytes.length)];
            }
            int start = random.nextInt(text.length);
            boolean expected = javaDecodes(text, start, text.length);
            assertEquals(expected, Utf8.isValid(text, start, text.length), () -> Arrays.toString(text));
            valid += expected ? 1 : 0;
        }
        assertTrue(valid > 10_000);
    }

    @Test
    void everyCharacterIsValid() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                byte[] text = new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8);
                assertTrue(Utf8.isValid(text, 0, text.length));
                assertEquals(c < 0x80, Utf8.isAscii(text, 0, text.length));
            }
        }
    }

    @Test
    void aByteBeyondAsciiIsFoundWhereverItIs() {
        for (int length = 0; length < 40; length++) {
            byte[] text = new byte[length];
            assertTrue(Utf8.isAscii(text, 0, length));
            for (int i = 0; i < length; i++) {
                text[i] = -1;
                assertFalse(Utf8.isAscii(text, 0, length));
                assertTrue(Utf8.isAscii(text, i + 1, length));
                text[i] = 0;
            }
        }
    }

    @Test
    void halfOfASurrogatePairIsFound() {
        assertTrue(Utf8.hasLoneSurrogate("a\ud800"));
        assertTrue(Utf8.hasLoneSurrogate("\ude00\ud83d"));
        assertFalse(Utf8.hasLoneSurrogate("a\ud83d\ude00b"));
    }
}
