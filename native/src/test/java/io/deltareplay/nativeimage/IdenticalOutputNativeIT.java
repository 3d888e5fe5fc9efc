package io.deltareplay.nativeimage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.deltareplay.launcher.cli.Ended;
import io.deltareplay.launcher.cli.Launcher;
import io.deltareplay.launcher.cli.Program;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The executable says what the launcher on the JVM says, to the byte.
@OnTheExecutable
class IdenticalOutputNativeIT {
    private static final Path LOGS = Path.of("src/test/resources/logs");
    private static final List<String> TABLES = List.of("classic", "multi-part", "v2-json", "v2-parquet", "files-4000");

    private final Program executable = Program.packaged(Launcher.EXECUTABLE);
    private final Program onTheJvm = Program.packaged(Launcher.ON_THE_JVM);

    static Stream<String> commandLines() {
        Stream<String> ofTables = TABLES.stream()
                .flatMap(table -> Stream.of(
                                "files %s --format arrow --stats",
                                "files %s --format arrow-file --compression lz4",
                                "files %s --format arrow --compression zstd --stats",
                                "files %s --format jsonl --stats",
                                "files %s --format csv --stats",
                                "files %s --format paths --ignore-deletion-vectors",
                                "files %s --format table",
                                "inspect %s",
                                "inspect %s --format json")
                        .map(line -> line.formatted(LOGS.resolve(table))));
        Stream<String> others = Stream.of(
                "files %s --timestamp 2020-01-01T00:00:00Z".formatted(LOGS.resolve("classic")),
                "files %s --timestamp 2020-01-01T00:00:00[Asia/Kolkata]".formatted(LOGS.resolve("classic")),
                "files %s --timestamp 2020-01-01T00:00:00[Asia/Nowhere]".formatted(LOGS.resolve("classic")),
                "files %s --version 99".formatted(LOGS.resolve("classic")),
                "files /no/such/table",
                "files",
                "fils",
                "--help",
                "files --help",
                "inspect --help",
                "completion --help",
                "completion bash",
                "completion zsh");
        return Stream.concat(ofTables, others);
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void outputIsThatOfTheLauncherOnTheJvm(String commandLine) throws Exception {
        String[] arguments = commandLine.split(" ");
        Ended expected = onTheJvm.run(arguments);
        Ended ended = executable.run(arguments);
        assertEquals(withoutDurations(expected.messages()), withoutDurations(ended.messages()));
        assertEquals(expected.exitCode(), ended.exitCode());
        if (!Arrays.equals(expected.output(), ended.output())) {
            assertEquals(expected.text(), ended.text());
        }
        assertArrayEquals(expected.output(), ended.output());
    }

    private static String withoutDurations(String messages) {
        return messages.replaceAll("in [0-9.]+ m?s\\b", "in no time");
    }
}
