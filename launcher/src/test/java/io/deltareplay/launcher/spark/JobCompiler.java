package io.deltareplay.launcher.spark;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/// Packs a Spark application of a few lines, compiled against the build's Spark home: this module has no Spark.
final class JobCompiler {
    private JobCompiler() {}

    /// @param name the name of its one class
    static Path jar(Path folder, String name, String source) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int exitCode = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath(), "-d", classes.toString(), file.toString());
        if (exitCode != 0) {
            throw new AssertionError("the job does not compile");
        }
        return packed(classes, folder.resolve(name + ".jar"));
    }

    private static String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(EmbeddedSpark.HOME.resolve("jars"))) {
            return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static Path packed(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(classes)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        try (OutputStream output = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(output)) {
            for (Path file : files) {
                entries.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
            }
        }
        return jar;
    }
}
