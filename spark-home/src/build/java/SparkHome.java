import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Assembles a Spark home: `java SparkHome.java SOURCES CLASSPATH_FILE HOME SPARK_VERSION SCALA_VERSION`.
///
/// Only what differs is written, so that doing it again costs nothing and a class cache of the jars stays valid;
/// jars of an earlier version go.
final class SparkHome {
    private final Path home;

    private SparkHome(Path home) {
        this.home = home;
    }

    public static void main(String... arguments) throws IOException {
        SparkHome home = new SparkHome(Path.of(arguments[2]));
        List<Path> jars = Stream.of(
                        Files.readString(Path.of(arguments[1])).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
        home.copyJars(jars);
        home.copyFiles(Path.of(arguments[0]));
        // Spark's own scripts look for this file to tell a distribution from a source tree.
        home.write(
                Path.of("RELEASE"),
                "Spark " + arguments[3] + " for Scala " + arguments[4] + ", as published to Maven\n");
        home.write(Path.of("scala-version"), arguments[4] + "\n");
        List<String> names =
                jars.stream().map(jar -> "jars/" + jar.getFileName()).toList();
        home.write(Path.of("jars.list"), String.join("\n", names) + "\n");
        // A shell reads a file like this at once, but a list byte by byte.
        home.write(
                Path.of("bin", "class-path.sh"),
                names.stream().collect(Collectors.joining(":$home/", "class_path=\"$home/", "\"\n")));
    }

    private void copyJars(List<Path> jars) throws IOException {
        Path folder = Files.createDirectories(home.resolve("jars"));
        Set<Path> wanted = new HashSet<>();
        for (Path jar : jars) {
            Path copy = folder.resolve(jar.getFileName());
            if (!wanted.add(copy)) {
                throw new IOException("two jars are named " + jar.getFileName());
            }
            if (!isSame(jar, copy)) {
                Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        for (Path file : filesBelow(folder)) {
            if (!wanted.contains(file)) {
                Files.delete(file);
            }
        }
    }

    private static boolean isSame(Path jar, Path copy) throws IOException {
        if (!Files.exists(copy)) {
            return false;
        }
        BasicFileAttributes one = Files.readAttributes(jar, BasicFileAttributes.class);
        BasicFileAttributes other = Files.readAttributes(copy, BasicFileAttributes.class);
        return one.size() == other.size() && one.lastModifiedTime().equals(other.lastModifiedTime());
    }

    private void copyFiles(Path sources) throws IOException {
        for (Path source : filesBelow(sources)) {
            Path name = sources.relativize(source);
            Path target = write(name, Files.readString(source));
            if (Files.isExecutable(source) && !target.toFile().setExecutable(true, false)) {
                throw new IOException("cannot make " + target + " executable");
            }
        }
    }

    private Path write(Path name, String content) throws IOException {
        Path target = home.resolve(name);
        Files.createDirectories(target.getParent());
        if (!Files.exists(target) || !Files.readString(target).equals(content)) {
            Files.writeString(target, content);
        }
        return target;
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
