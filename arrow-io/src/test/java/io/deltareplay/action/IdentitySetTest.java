package io.deltareplay.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dynatrace.hash4j.hashing.HashValue128;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdentitySetTest {
    @Test
    void agreesWithAHashMapOverManyIdentities() {
        Random random = new Random(7);
        IdentitySet set = new IdentitySet();
        Map<HashValue128, Integer> expected = new HashMap<>();
        for (int i = 0; i < 6_000; i++) {
            // Few low bits, so that slots collide and runs wrap around.
            HashValue128 identity = new HashValue128(random.nextInt(100), random.nextInt(64));
            HashValue128 kept = identity.getLeastSignificantBits() == 0
                    ? new HashValue128(identity.getMostSignificantBits(), 1)
                    : identity;
            Integer before = expected.putIfAbsent(kept, i);
            assertEquals(before == null ? IdentitySet.ABSENT : before, set.add(identity, i));
        }
        assertEquals(expected.size(), set.size());
        expected.forEach((identity, origin) -> assertEquals(origin, set.origin(identity)));
        assertEquals(IdentitySet.ABSENT, set.origin(new HashValue128(-1, -1)));
    }

    @Test
    void visitsEveryIdentityOnce() {
        IdentitySet set = new IdentitySet();
        for (int i = 0; i < 5000; i++) {
            set.add(new HashValue128(i, -i - 1), i);
        }
        Map<HashValue128, Integer> seen = new HashMap<>();
        set.forEach(identity -> seen.merge(identity, 1, Integer::sum));
        assertEquals(5000, seen.size());
        assertTrue(seen.values().stream().allMatch(n -> n == 1));
    }

    @Test
    void saysWhatItWillTakeBeforeItTakesIt() {
        IdentitySet set = new IdentitySet();
        long before = 0;
        for (int i = 0; i < 100_000; i++) {
            long bytes = set.bytesToAddOne();
            assertTrue(bytes >= 20L * set.size(), "less than the identities themselves");
            before = Math.max(before, bytes);
            set.add(new HashValue128(i, i + 1), i);
        }
        assertTrue(before <= 90L * 100_000, "more than the documented worst case: " + before);
    }
}
