package io.deltareplay.launcher.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.error.ExitCode;
import io.deltareplay.launcher.error.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableLocationTest {
    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b",
        "/a/b/, /a/b",
        "/a//b///, /a/b",
        "/a/./b/., /a/b",
        "/, /",
        "/a/b%20c, /a/b%20c",
        "/a:b/c, /a:b/c",
        "file:/a/b, /a/b",
        "file:///a/b/, /a/b",
        "FILE:/a, /a",
        "file://localhost/a, /a",
        "file:/a/b%20c%25%C3%A9, /a/b c%é",
        "file:/a+b, /a+b",
        "file:/100%, /100%",
        "file:/a b#c?d, /a b#c?d"
    })
    void rootsAreAbsoluteAndDecoded(String given, String root) {
        TableLocation location = TableLocation.parse(given);

        assertEquals(root, location.root());
        assertEquals(given, location.given());
    }

    @Test
    void relativePathsStartFromTheWorkingFolder() {
        String here = Path.of("").toAbsolutePath().toString();

        assertEquals(here + "/a/b", TableLocation.parse("a/b").root());
        assertEquals(here, TableLocation.parse(".").root());
        assertEquals(here + "/year:2024", TableLocation.parse("year:2024").root());
        assertEquals(here + "/~/t", TableLocation.parse("~/t").root());
    }

    @Test
    void theParentOfALinkIsTheParentOfItsTarget(@TempDir Path folder) throws IOException {
        Path target = Files.createDirectories(folder.resolve("x/y"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);

        assertEquals(
                folder.toRealPath().resolve("x/z").toString(),
                TableLocation.parse(link + "/../z").root());
        assertEquals(link.toString(), TableLocation.parse(link.toString()).root());
        assertEquals("/nowhere/b", TableLocation.parse("/nowhere/a/../b").root());
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket/table, s3:",
        "s3a://bucket/table, s3a:",
        "hdfs:/table, hdfs:",
        "abfss://c@a.dfs.core.windows.net/t, abfss:",
        "dbfs:/t, dbfs:",
        "https://host/t, https:"
    })
    void otherSchemesAreRefusedByName(String given, String scheme) {
        UsageException e = assertThrows(UsageException.class, () -> TableLocation.parse(given));

        assertTrue(e.getMessage().contains("the scheme " + scheme + " is not supported"), e::getMessage);
        assertEquals("Supported are local paths and file: URIs.", e.remedy());
        assertEquals(ExitCode.USAGE, e.exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file:", "file:table", "file://host/table", "file://", "/a\0b", "file:/a%00b"})
    void whatNamesNoFolderIsRefused(String given) {
        assertThrows(UsageException.class, () -> TableLocation.parse(given));
    }

    @Test
    void theLogIsInTheTablesFolder() {
        assertEquals("/a/_delta_log", new TableLocation("a", "/a").logFolder());
        assertEquals("/_delta_log", new TableLocation("/", "/").logFolder());
    }
}
