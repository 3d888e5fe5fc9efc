package io.deltareplay.nativeimage;

import io.deltareplay.launcher.cli.Ended;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// An archive, unpacked by its user, with a link to the program on the `PATH`.
///
/// @param home the archive's one folder
/// @param links the folder on the `PATH`
/// @param caches where the program may keep caches
record Archive(Path home, Path links, Path caches) {
    /// The system property that names the folder of the archives, where the build makes them.
    static final String FOLDER_PROPERTY = "delta-replay.archives";

    /// Unpacks the one whose name ends so.
    static Archive unpack(String suffix, Path folder) throws IOException, InterruptedException {
        List<Path> unpacked = unpack(file(suffix), Files.createDirectory(folder.resolve("Programme für alle")));
        if (unpacked.size() != 1) {
            throw new AssertionError("not one folder: " + unpacked);
        }
        Path links = Files.createDirectory(folder.resolve("links"));
        Files.createSymbolicLink(
                links.resolve("delta-replay"), unpacked.getFirst().resolve("bin/delta-replay"));
        return new Archive(unpacked.getFirst(), links, folder.resolve("caches"));
    }

    private static List<Path> unpack(Path archive, Path target) throws IOException, InterruptedException {
        Process tar = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", target.toString())
                .inheritIO()
                .start();
        if (tar.waitFor() != 0) {
            throw new AssertionError(archive + " cannot be unpacked");
        }
        return list(target);
    }

    private static Path file(String suffix) throws IOException {
        Path folder = Path.of(System.getProperty(FOLDER_PROPERTY));
        List<Path> found = list(folder).stream()
                .filter(file -> file.toString().endsWith(suffix))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("not one archive %s in %s: %s".formatted(suffix, folder, found));
        }
        return found.getFirst();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /// All files, relative to the archive's folder.
    List<String> files() {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> home.relativize(file).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) throws IOException {
        return Files.readString(home.resolve(name));
    }

    /// Starts the program as a user does who has only unpacked it, in a shell whose language is not set.
    Ended run(String... arguments) throws Exception {
        return run(List.of(), arguments);
    }

    /// The same with variables of the environment.
    Ended run(List<String> variables, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "-i",
                "PATH=" + links + File.pathSeparator + System.getenv("PATH"),
                "JAVA_HOME=" + System.getProperty("java.home"),
                "XDG_CACHE_HOME=" + caches));
        command.addAll(variables);
        command.add("delta-replay");
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(links.getParent(), "output", "");
        Path messages = Files.createTempFile(links.getParent(), "messages", "");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(messages.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("still running after a minute");
        }
        return new Ended(process.exitValue(), Files.readAllBytes(output), Files.readString(messages));
    }
}
