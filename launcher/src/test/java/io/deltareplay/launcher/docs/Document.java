package io.deltareplay.launcher.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A page of the project's documentation, as the tests read it.
public record Document(Path file, String text) {
    /// The folder of the whole project.
    public static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z0-9-]*");

    /// A command in a `console` block, and what it prints to standard output.
    public record Example(Path file, String command, List<String> output) {}

    /// The pages at the top and those in `docs`.
    public static List<Document> all() throws IOException {
        List<Document> documents = new ArrayList<>();
        for (Path folder : List.of(HOME, HOME.resolve("docs"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                    documents.add(of(file));
                }
            }
        }
        return documents;
    }

    public static Document of(Path file) throws IOException {
        return new Document(file, Files.readString(HOME.resolve(file)));
    }

    /// What is written as code: spans and whole blocks.
    public List<String> code() {
        List<String> code = new ArrayList<>(
                FENCE.matcher(text).results().map(fence -> fence.group(2)).toList());
        code.addAll(spans());
        return code;
    }

    /// Code in running text.
    public List<String> spans() {
        return SPAN.matcher(FENCE.matcher(text).replaceAll(""))
                .results()
                .map(span -> span.group(1))
                .toList();
    }

    public Set<String> options() {
        return found(OPTION, code());
    }

    /// Links to other files of the project.
    public Set<String> links() {
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The first column of every table row that starts with code.
    public List<List<String>> rows() {
        return text.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    public List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        FENCE.matcher(text)
                .results()
                .filter(fence -> fence.group(1).equals("console"))
                .forEach(fence -> examples.addAll(examples(fence)));
        return examples;
    }

    private List<Example> examples(MatchResult fence) {
        List<Example> examples = new ArrayList<>();
        for (String part : fence.group(2).split("(?m)^\\$ ")) {
            if (!part.isEmpty()) {
                List<String> lines = part.lines().toList();
                examples.add(new Example(file, lines.getFirst(), lines.subList(1, lines.size())));
            }
        }
        return examples;
    }

    /// All matches of the pattern in the texts.
    static Set<String> found(Pattern pattern, Collection<String> texts) {
        return texts.stream()
                .flatMap(text -> pattern.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return HOME.relativize(file).toString();
    }
}
