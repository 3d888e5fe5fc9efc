package io.deltareplay.launcher.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.deliver.PathsSink.Terminator;
import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.UsageException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsSinkTest {
    private static String paths(String root, Terminator terminator, String... paths) {
        return SampleFiles.text(
                output -> new PathsSink(output, root, terminator),
                Set.of(FileColumn.PATH),
                Arrays.stream(paths).map(SampleFiles::withPath).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    part-0.parquet                    | /data/t [1]/part-0.parquet
                    d=1/part-0.parquet                | /data/t [1]/d=1/part-0.parquet
                    d=a%20b/part-0.parquet            | /data/t [1]/d=a b/part-0.parquet
                    t=12%253A00/part-0.parquet        | /data/t [1]/t=12%3A00/part-0.parquet
                    t=12:00/part-0.parquet            | /data/t [1]/t=12:00/part-0.parquet
                    d=%C3%A9/é.parquet                | /data/t [1]/d=é/é.parquet
                    100%.parquet                      | /data/t [1]/100%.parquet
                    100%zz.parquet                    | /data/t [1]/100%zz.parquet
                    /other/part-0.parquet             | /other/part-0.parquet
                    /other/a%20b.parquet              | /other/a b.parquet
                    file:/other/a%20b.parquet         | /other/a b.parquet
                    file:///other/a%2Bb.parquet       | /other/a+b.parquet
                    FILE:/other/a.parquet             | /other/a.parquet
                    file://localhost/other/a.parquet  | /other/a.parquet
                    s3://bucket/a%20b.parquet         | s3://bucket/a%20b.parquet
                    abfss://c@a.net/x/y.parquet       | abfss://c@a.net/x/y.parquet
                    """)
    void pathBecomesWhatAProgramOpens(String inLog, String opened) {
        assertEquals(opened + "\n", paths("/data/t [1]", Terminator.LINE_FEED, inLog));
    }

    @Test
    void rootOfTheFileSystemCanBeATable() {
        assertEquals("/a.parquet\n", paths("/", Terminator.LINE_FEED, "a.parquet"));
    }

    @Test
    void zeroBytesEndPathsThatMayHoldAnythingElse() {
        assertEquals("/t/a\nb\0/t/c\0", paths("/t", Terminator.ZERO, "a%0Ab", "c"));
    }

    @Test
    void lineFeedInAPathIsRefusedWhereItWouldEndTheLine() {
        UsageException refused =
                assertThrows(UsageException.class, () -> paths("/t", Terminator.LINE_FEED, "ok", "a%0Ab"));
        assertTrue(refused.getMessage().contains("/t/a\\nb"), refused.getMessage());
        assertTrue(refused.remedy().contains("--print0"));
    }

    @Test
    void zeroByteInAPathIsDamage() {
        assertThrows(DamagedLogException.class, () -> paths("/t", Terminator.ZERO, "a%00b"));
    }

    @Test
    void manyPathsKeepTheirOrder() {
        List<String> names = java.util.stream.IntStream.range(0, 300)
                .mapToObj(i -> "n" + i + "x".repeat(900))
                .toList();
        assertEquals(
                names.stream().map(n -> "/t/" + n + "\n").collect(java.util.stream.Collectors.joining()),
                paths("/t", Terminator.LINE_FEED, names.toArray(String[]::new)));
    }
}
