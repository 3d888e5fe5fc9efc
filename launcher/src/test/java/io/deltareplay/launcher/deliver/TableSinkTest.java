package io.deltareplay.launcher.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.action.AddFile;
import io.deltareplay.filelist.FileColumn;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableSinkTest {
    private static final Set<FileColumn> COLUMNS =
            Set.of(FileColumn.PATH, FileColumn.PARTITION_VALUES, FileColumn.SIZE, FileColumn.MODIFICATION_TIME);

    private static String table(int width, Set<FileColumn> columns, List<AddFile> files) {
        return SampleFiles.text(output -> new TableSink(output, width), columns, files);
    }

    private static AddFile file(String path, long size) {
        return new AddFile(path, Map.of("d", "1"), size, 1764087000000L, true, null, null, null, null, null, null);
    }

    @Test
    void showsRowsAndTotals() {
        assertEquals("""
                path       partitionValues      size  modificationTime
                a.parquet  {"d":"1"}           512 B  2025-11-25T16:10:00Z
                b.parquet  {"d":"1"}        19.5 KiB  2025-11-25T16:10:00Z
                2 files, 20.0 KiB
                """, table(100, COLUMNS, List.of(file("a.parquet", 512), file("b.parquet", 20_000))));
    }

    @Test
    void showsTheFirstTwentyAndSaysHowManyMore() {
        String text = table(100, COLUMNS, Collections.nCopies(1234, file("a.parquet", 1024)));
        assertEquals(22, text.lines().count());
        assertTrue(text.endsWith("… 1,214 more; 1,234 files, 1.2 MiB\n"), text);
    }

    @Test
    void longPathsLoseTheirMiddleSoThatLinesFit() {
        String text = table(60, COLUMNS, List.of(file("start-" + "x".repeat(200) + "-end.parquet", 1)));
        assertTrue(text.lines().allMatch(line -> line.codePointCount(0, line.length()) <= 60), text);
        assertTrue(text.contains("start") && text.contains("…") && text.contains("arquet"), text);
    }

    @Test
    void emptyListIsATotal() {
        assertEquals("0 files\n", table(80, COLUMNS, List.of()));
    }

    @Test
    void controlCharactersOfANameDoNotReachTheTerminal() {
        String text = table(200, Set.of(FileColumn.PATH), List.of(SampleFiles.withPath("a\u001b[31m\nb")));
        assertEquals("path\na\uFFFD[31m\uFFFDb\n1 file\n", text);
    }
}
