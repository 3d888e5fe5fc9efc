package io.deltareplay.launcher.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.error.ExitCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documentation names exists, and what exists is documented.
final class DocumentationTest {
    private static final Pattern TYPE = Pattern.compile("\\b(?:[a-z]+\\.)*([A-Z][a-z0-9]+[A-Za-z0-9]*)");
    private static final Pattern KEY = Pattern.compile("(?<=\")delta\\.[a-zA-Z]+(?=\")");

    /// Of programs that are not on the class path.
    private static final Set<String> TYPES_OF_OTHERS = Set.of("DefaultEngine");

    /// What may stand after `--`.
    private static final Set<String> OPTIONS_OF_SPARK =
            Set.of("--class", "--deploy-mode", "--executor-memory", "--kill", "--queue", "--status");

    static Stream<Document> documents() throws IOException {
        return Document.all().stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesOptionsThatExist(Document document) throws IOException {
        Set<String> known = new TreeSet<>(CommandOptions.all());
        known.addAll(OPTIONS_OF_SPARK);

        assertEquals(Set.of(), without(document.options(), known));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesTypesThatExist(Document document) throws IOException {
        Set<String> named = Stream.concat(
                        document.spans().stream()
                                .filter(span -> TYPE.matcher(span).matches()),
                        document.code().stream()
                                .filter(code -> code.contains("─►"))
                                .flatMap(diagram -> Arrays.stream(diagram.split("[^A-Za-z.]+")))
                                .filter(word -> word.matches("[a-z]+\\.[A-Z][A-Za-z]+")))
                .map(span -> TYPE.matcher(span).replaceFirst("$1"))
                .filter(name -> !Set.of("Ctrl").contains(name))
                .collect(Collectors.toSet());
        named.removeAll(TYPES_OF_OTHERS);

        assertEquals(Set.of(), without(named, knownTypes()));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksToFilesThatExist(Document document) {
        List<String> broken = document.links().stream()
                .filter(link -> !Files.exists(document.file().resolveSibling(link)))
                .toList();
        assertEquals(List.of(), broken);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesFilesThatExist(Document document) {
        List<String> missing = document.spans().stream()
                .filter(span ->
                        span.matches("(bin|docs|samples|tests|benchmarks|launcher|arrow-io|oracle)(/[\\w.-]+)*/?"))
                .filter(path -> !Files.exists(Document.HOME.resolve(path)))
                .toList();
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesTargetsOfMakeThatExist(Document document) throws IOException {
        Set<String> targets = Document.found(
                Pattern.compile("(?m)^[a-z]+(?=:)"), List.of(Files.readString(Document.HOME.resolve("Makefile"))));
        Set<String> named = Document.found(Pattern.compile("(?m)(?<=^make )[a-z]+"), document.code());

        assertEquals(Set.of(), without(named, targets));
    }

    @Test
    void everyOptionIsInTheCommandReference() throws IOException {
        Set<String> documented = Document.of(Path.of("docs/commands.md")).options();

        assertEquals(Set.of(), without(CommandOptions.all(), documented));
    }

    @Test
    void everyExitCodeIsDocumentedWithItsNumber() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        for (List<String> row : Document.of(Path.of("docs/exit-codes.md")).rows()) {
            if (row.getFirst().matches("[0-9]+")) {
                documented.put(row.get(1).replace("`", ""), row.getFirst());
            }
        }
        Map<String, String> actual = Arrays.stream(ExitCode.values())
                .collect(Collectors.toMap(Enum::name, code -> String.valueOf(code.code()), (a, b) -> a, TreeMap::new));

        assertEquals(actual, documented);
    }

    @Test
    void everyColumnIsDocumentedWithItsType() throws IOException {
        List<String> documented = Document.of(Path.of("docs/arrow-schema.md")).rows().stream()
                .filter(row ->
                        !row.getFirst().startsWith("`delta.") && row.getFirst().startsWith("`"))
                .map(row -> (row.getFirst() + " " + row.get(1)).replace("`", ""))
                .toList();
        List<String> actual = Arrays.stream(FileColumn.values())
                .map(column -> column.columnName() + " " + type(column.field())
                        + (column.field().isNullable() ? "" : ", not null"))
                .toList();

        assertEquals(actual, documented);
    }

    @Test
    void everyKeyOfTheSchemaIsDocumented() throws IOException {
        Set<String> documented = Document.of(Path.of("docs/arrow-schema.md")).rows().stream()
                .map(row -> row.getFirst().replace("`", ""))
                .filter(key -> key.startsWith("delta."))
                .collect(Collectors.toCollection(TreeSet::new));
        Path source = Path.of("src/main/java/io/deltareplay/launcher/deliver/TableFacts.java");

        assertEquals(Document.found(KEY, List.of(Files.readString(source))), documented);
    }

    private static String type(Field field) {
        String children = field.getChildren().stream()
                .map(child -> child.getName() + ": " + type(child))
                .collect(Collectors.joining(", "));
        return switch (field.getType()) {
            case ArrowType.Utf8 utf8 -> "utf8";
            case ArrowType.Bool bool -> "bool";
            case ArrowType.Int integer -> "int" + integer.getBitWidth();
            case ArrowType.Struct struct -> "struct<" + children + ">";
            case ArrowType.Map map -> "map<utf8, utf8>";
            default -> throw new AssertionError("no name for " + field.getType());
        };
    }

    private static Set<String> without(Set<String> all, Set<String> known) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    /// Simple names of the types in the project's sources and on the class path.
    private static Set<String> knownTypes() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : List.of("arrow-io", "launcher", "oracle")) {
            try (Stream<Path> files = Files.walk(Document.HOME.resolve(module).resolve("src"))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
            }
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                try (JarFile jar = new JarFile(entry)) {
                    jar.stream()
                            .map(e -> e.getName().replaceFirst(".*/", ""))
                            .filter(name -> name.endsWith(".class"))
                            .forEach(name -> names.add(name.substring(0, name.length() - ".class".length())));
                }
            }
        }
        assertTrue(names.contains("SerialReplayer"), "the sources were found");
        return names;
    }
}
