package io.deltareplay.launcher.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.docs.Document.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The commands in the documentation print what is printed there.
final class DocumentationIT {
    /// Where the pages say that the project lies.
    private static final String HOME_IN_PAGES = "/home/ada/delta-replay";

    @TempDir
    Path folder;

    static Stream<Example> examples() throws IOException {
        return Document.all().stream().flatMap(document -> document.examples().stream());
    }

    @Test
    void theReadmeHasCommands() throws IOException {
        assertFalse(Document.of(Path.of("README.md")).examples().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void printsWhatThePageSays(Example example) throws Exception {
        assertTrue(example.command().startsWith("bin/delta-replay "), example.command());

        Path output = folder.resolve("output");
        Path messages = folder.resolve("messages");
        Process process = new ProcessBuilder("bash", "-c", example.command())
                .directory(Document.HOME.toFile())
                .redirectOutput(output.toFile())
                .redirectError(messages.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "did not end: " + example.command());

        assertEquals(0, process.exitValue(), Files.readString(messages));
        assertEquals(comparable(example.output()), comparable(Files.readAllLines(output)));
    }

    /// A commit's time is its file's where the table does not keep it, and so differs from one clone to the next.
    private static List<String> comparable(List<String> lines) {
        return lines.stream()
                .map(line -> line.strip()
                        .replace(Document.HOME.toString(), HOME_IN_PAGES)
                        .replaceFirst("^(Committed +).*", "$1(some time)"))
                .toList();
    }
}
