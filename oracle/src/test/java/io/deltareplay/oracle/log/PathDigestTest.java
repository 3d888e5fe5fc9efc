package io.deltareplay.oracle.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class PathDigestTest {
    @Test
    void isTheFirstEightBytesOfTheSha256OfOnePath() {
        assertEquals("ba7816bf8f01cfea", digest("abc").hex());
    }

    @Test
    void ofNoFileIsZero() {
        assertEquals("0000000000000000", new PathDigest().hex());
    }

    @Test
    void doesNotDependOnTheOrder() {
        assertEquals(digest("a", "b", "c").hex(), digest("c", "a", "b").hex());
    }

    @Test
    void countsAFileAddedTwice() {
        assertNotEquals(digest("a").hex(), digest("a", "a").hex());
    }

    @Test
    void forgetsARemovedFile() {
        PathDigest digest = digest("a", "b");
        digest.remove("b");

        assertEquals(digest("a").hex(), digest.hex());
    }

    private static PathDigest digest(String... paths) {
        PathDigest digest = new PathDigest();
        for (String path : paths) {
            digest.add(path);
        }
        return digest;
    }
}
