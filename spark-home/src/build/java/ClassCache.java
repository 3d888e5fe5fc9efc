import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Makes a Spark home start fast: `java ClassCache.java HOME REHEARSAL_SOURCE JOB_JAR TABLE`.
///
/// A cold Spark spends most of its time on loading classes. Here the JVM that builds records those that a rehearsal
/// of
/// the job needs into `HOME/cache`, for that very JVM and those very jars, and so only if something of it has
/// changed.
/// A Spark home without a cache is slower to start and works all the same: a JVM that cannot make one does not
/// stop the build.
final class ClassCache {
    private static final long DEADLINE_SECONDS = 300;
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private final Path home;
    private final Path rehearsal;
    private final Path job;
    private final Path table;
    private final Path folder;
    private final Path cache;
    private final Path work;
    private final Path log;

    private ClassCache(Path home, Path rehearsal, Path job, Path table) {
        this.home = home;
        this.rehearsal = rehearsal;
        this.job = job;
        this.table = table;
        this.folder = home.resolve("cache");
        this.cache = folder.resolve("classes.aot");
        this.work = home.resolveSibling("rehearsal");
        this.log = home.resolveSibling("rehearsal.log");
    }

    public static void main(String... arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        new ClassCache(home, Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3])).make();
    }

    private void make() throws Exception {
        if (!Files.exists(job)) {
            delete(folder);
            return;
        }
        Path stamp = folder.resolve("stamp");
        String wanted = stamp();
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        delete(folder);
        delete(work);
        Files.deleteIfExists(log);
        Files.createDirectories(folder);
        Files.copy(job, folder.resolve("executor-job.jar"));
        Files.writeString(folder.resolve("java-home"), JAVA_HOME + "\n");
        if (!record() || !isUsable()) {
            delete(folder);
            System.err.println("WARNING: no class cache was made for Spark, see " + log);
            return;
        }
        Files.writeString(stamp, wanted);
    }

    /// All that a cache depends on.
    private String stamp() throws IOException, NoSuchAlgorithmException {
        MessageDigest sources = MessageDigest.getInstance("SHA-256");
        sources.update(Files.readAllBytes(job));
        sources.update(Files.readAllBytes(rehearsal));
        for (String script : List.of("environment.sh", "spark-submit", "jvm.args")) {
            sources.update(Files.readAllBytes(home.resolve("bin").resolve(script)));
        }
        List<String> lines = new ArrayList<>();
        lines.add(JAVA_HOME + " " + System.getProperty("java.vm.version"));
        lines.add(HexFormat.of().formatHex(sources.digest()));
        for (String jar : Files.readAllLines(home.resolve("jars.list"))) {
            Path file = home.resolve(jar);
            lines.add(jar + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
        }
        return String.join("\n", lines) + "\n";
    }

    private boolean record() throws Exception {
        Path jar = compiled();
        return jar != null
                && submit(
                        Map.of("SPARK_HOME_RECORDS", cache.toString()),
                        "--master",
                        "local[2]",
                        "--class",
                        "io.deltareplay.rehearsal.Rehearsal",
                        jar.toString(),
                        table.toString())
                && Files.exists(cache);
    }

    private boolean isUsable() throws IOException, InterruptedException {
        return submit(Map.of("SPARK_SUBMIT_OPTS", "-XX:AOTMode=on"), "--version");
    }

    private Path compiled() throws IOException {
        Path classes = Files.createDirectories(work.resolve("classes"));
        int exitCode;
        try (OutputStream output = Files.newOutputStream(log)) {
            exitCode = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            output,
                            output,
                            "-proc:none",
                            "-cp",
                            jars() + File.pathSeparator + job,
                            "-d",
                            classes.toString(),
                            rehearsal.toString());
        }
        return exitCode == 0 ? packed(classes, work.resolve("rehearsal.jar")) : null;
    }

    private String jars() throws IOException {
        return Files.readAllLines(home.resolve("jars.list")).stream()
                .map(jar -> home.resolve(jar).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path packed(Path classes, Path jar) throws IOException {
        try (OutputStream output = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(output)) {
            for (Path file : below(classes)) {
                if (Files.isRegularFile(file)) {
                    entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                    Files.copy(file, entries);
                }
            }
        }
        return jar;
    }

    private boolean submit(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/spark-submit").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("SPARK_") || name.endsWith("_CONF_DIR") || name.equals("_JAVA_OPTIONS"));
        builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    private static void delete(Path folder) throws IOException {
        for (Path file : below(folder).reversed()) {
            Files.delete(file);
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
