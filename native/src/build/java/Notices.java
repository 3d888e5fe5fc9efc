import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Writes the third-party notices of an archive: `java Notices.java INTRODUCTION LIST JARS TARGET`, run by the
/// build.
///
/// The introduction is written by hand, the list of libraries is Maven's; after them follow the licences and
/// notices
/// that the libraries in the folder JARS bring, each text once.
final class Notices {
    private static final String TEXTS = "(meta-inf/)?([^/]*[-_.])?(licen[cs]e|notice|copying)([-_.][^/]*)?";
    private static final String RULE = "-".repeat(79) + "\n";

    private Notices() {}

    public static void main(String... arguments) throws IOException {
        StringBuilder notices = new StringBuilder(Files.readString(Path.of(arguments[0])))
                .append('\n')
                .append(Files.readString(Path.of(arguments[1])).strip())
                .append('\n');
        texts(jars(Path.of(arguments[2])))
                .forEach((text, jars) -> notices.append('\n')
                        .append(RULE)
                        .append(String.join("\n", jars))
                        .append(":\n\n")
                        .append(text)
                        .append('\n'));
        Path target = Path.of(arguments[3]);
        Files.createDirectories(target.getParent());
        Files.writeString(target, notices);
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, List<String>> texts(List<Path> jars) throws IOException {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (Path jar : jars) {
            try (ZipFile file = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : Collections.list(file.entries())) {
                    if (!entry.isDirectory()
                            && !entry.getName().endsWith(".class")
                            && entry.getName().toLowerCase(Locale.ROOT).matches(TEXTS)) {
                        String text = new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
                                .replace("\r\n", "\n")
                                .strip();
                        texts.computeIfAbsent(text, ignored -> new ArrayList<>())
                                .add(jar.getFileName() + ", " + entry.getName());
                    }
                }
            }
        }
        texts.remove("");
        return texts;
    }
}
