package io.deltareplay.launcher.deliver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Files and folders that must not outlive the process, however it ends, and whatever works on them. Thread-safe.
///
/// Whoever creates or publishes one does it through [#change], so that a shutdown in between leaves nothing behind:
/// it is either known here and deleted, or it is not created at all.
public final class Leftovers {
    private final Set<Path> paths = new LinkedHashSet<>();
    private final Map<Object, Runnable> running = new IdentityHashMap<>();
    private boolean swept;

    /// An action on the file system that must not run beside a sweep.
    @FunctionalInterface
    public interface Change<T> {
        T run() throws IOException;
    }

    /// Runs the creation of `path` and remembers it.
    ///
    /// @throws IOException also when the process is already on its way out
    public synchronized <T> T create(Path path, Change<T> creation) throws IOException {
        refuseAfterSweep();
        paths.add(path);
        boolean created = false;
        try {
            T result = creation.run();
            created = true;
            return result;
        } finally {
            if (!created) {
                paths.remove(path);
            }
        }
    }

    /// Runs what makes `path` permanent or moves it away, and forgets it.
    public synchronized <T> T keep(Path path, Change<T> publication) throws IOException {
        refuseAfterSweep();
        T result = publication.run();
        paths.remove(path);
        return result;
    }

    /// Deletes the file, or the folder with all that it holds, and forgets it.
    public synchronized void delete(Path path) {
        if (paths.remove(path)) {
            deleteTree(path);
        }
    }

    /// Starts something that must not outlive the process either: it is ended before the sweep, because it may work
    /// on what is swept.
    ///
    /// @param end ends it and returns when it has ended; must be ready to be called when it has already
    /// @throws IOException also when the process is already on its way out
    public synchronized <T> T start(Change<T> start, Consumer<T> end) throws IOException {
        refuseAfterSweep();
        T started = start.run();
        running.put(started, () -> end.accept(started));
        return started;
    }

    /// Forgets what was started: it has ended.
    public synchronized void ended(Object started) {
        running.remove(started);
    }

    /// Deletes everything and lets nothing new come into being. For the process's end.
    public synchronized void sweep() {
        swept = true;
        running.values().forEach(Leftovers::end);
        running.clear();
        paths.forEach(Leftovers::deleteTree);
        paths.clear();
    }

    /// Whether the process is on its way out.
    public synchronized boolean isSwept() {
        return swept;
    }

    private static void end(Runnable end) {
        try {
            end.run();
        } catch (RuntimeException e) {
            return; // the rest must go too
        }
    }

    private void refuseAfterSweep() throws IOException {
        if (swept) {
            throw new IOException("the process is ending");
        }
    }

    /// As far as possible: there is nobody to tell, and the rest must go too.
    private static void deleteTree(Path path) {
        try {
            if (Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(path, new Deletion());
            }
        } catch (IOException | UncheckedIOException e) {
            return;
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
