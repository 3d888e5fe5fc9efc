package io.deltareplay.action;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PathSuffixFilterTest {
    private final PathSuffixFilter filter = new PathSuffixFilter();

    private boolean mayContain(String path) {
        byte[] bytes = ("before" + path + "after").getBytes(StandardCharsets.UTF_8);
        return filter.mayContain(bytes, 6, bytes.length - 11);
    }

    private void add(String path) {
        filter.add(FilePaths.normalise(path, "file:").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void neverSaysNoOfAnySpellingOfAPathThatWasAdded() {
        Random random = new Random(1);
        String[] pieces = {"a", "B7", "%41", "%2F", "%25", "/", "./", "-", "é", "%C3%A9", ".parquet", "d=1/", ":"};
        for (int i = 0; i < 20_000; i++) {
            StringBuilder path = new StringBuilder();
            for (int n = random.nextInt(20); n >= 0; n--) {
                path.append(pieces[random.nextInt(pieces.length)]);
            }
            add(path.toString());
            assertTrue(mayContain(path.toString()), path.toString());
            String normal = FilePaths.normalise(path.toString(), "file:");
            assertTrue(mayContain(normal), normal);
        }
    }

    @Test
    void saysNoOfNearlyEveryOtherPath() {
        for (int i = 0; i < 10_000; i++) {
            add("date=2024-01-01/part-%05d-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9.c000.snappy.parquet".formatted(i));
        }
        Random random = new Random(2);
        int maybe = 0;
        for (int i = 0; i < 10_000; i++) {
            if (mayContain("date=2024-01-01/part-00000-%016x%016x.c000.snappy.parquet"
                    .formatted(random.nextLong(), random.nextLong()))) {
                maybe++;
            }
        }
        assertTrue(maybe < 500, "%d of 10000".formatted(maybe));
    }

    @Test
    void shortPathsAreAlwaysLookedAt() {
        assertTrue(mayContain("short.parquet"));
        assertFalse(mayContain("date=2024-01-01/part-00000-0123456789abcdef0123456789abcdef.parquet"));
    }
}
