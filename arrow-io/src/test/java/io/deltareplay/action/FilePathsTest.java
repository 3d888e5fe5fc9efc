package io.deltareplay.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.dynatrace.hash4j.hashing.HashValue128;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePathsTest {
    private final IdentityHasher hasher = new IdentityHasher("file:");

    private HashValue128 identity(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        return hasher.identity(bytes, 0, bytes.length, null);
    }

    @ParameterizedTest
    @CsvSource({
        "a%41, aA",
        "d=a%20b/x, d=a b/x",
        "d=%C3%A9/x, d=é/x",
        "/t/x, file:/t/x",
        "file:///t/x, file:/t/x",
        "file:/t/x, /t/x",
        "file:///t/%78, /t/x",
        "a/./b, a/b",
        "a//b, a/b",
        "./a, a",
        "a/../b, b",
        "s3://bucket/k%65y, s3://bucket/key",
    })
    void twoSpellingsOfAPathAreOneFile(String one, String other) {
        assertEquals(identity(one), identity(other), one + " and " + other);
    }

    @ParameterizedTest
    @CsvSource({
        "a, b",
        "a, A",
        "t/x, /t/x",
        "a%2541, aA",
        "s3://bucket/k, s3://other/k",
        "s3://bucket/k, s3a://bucket/k",
        "file:/t/x, s3:/t/x",
        ".hidden, hidden",
        "a/.b, a/b",
    })
    void differentPathsAreDifferentFiles(String one, String other) {
        assertNotEquals(identity(one), identity(other), one + " and " + other);
    }

    @ParameterizedTest
    @CsvSource({"100%, 100%", "a%4, a%4", "a%zz, a%zz", "%41%, A%"})
    void aPercentSignThatEncodesNothingStandsForItself(String path, String decoded) {
        assertEquals(decoded, FilePaths.decode(path));
    }

    @Test
    void aColonThatIsNoSchemeStaysInThePath() {
        assertEquals("d=10:30/x", FilePaths.normalise("d=10:30/x", "file:"));
        assertEquals("d=10:30/x", FilePaths.normalise("d=10%3A30/x", "file:"));
    }

    @Test
    void theDeletionVectorIsPartOfTheIdentity() {
        AddFile plain = add("a", null);
        AddFile first = add("a", new DeletionVector("u", "x", 1, 10, 1));
        AddFile second = add("a", new DeletionVector("u", "x", 2, 10, 1));
        assertNotEquals(hasher.identity(plain), hasher.identity(first));
        assertNotEquals(hasher.identity(first), hasher.identity(second));
        assertEquals(
                hasher.identity(first), hasher.identity(new RemoveFile("a", new DeletionVector("u", "x", 1, 99, 9))));
    }

    private static AddFile add(String path, DeletionVector vector) {
        return new AddFile(path, java.util.Map.of(), 1, 1, true, null, null, vector, null, null, null);
    }
}
