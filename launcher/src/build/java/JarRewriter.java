import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Replaces a jar by one with the same entries in the same order and with the same times, but other contents.
final class JarRewriter {
    private JarRewriter() {}

    @FunctionalInterface
    interface Change {
        byte[] apply(ZipEntry entry, byte[] content) throws IOException;
    }

    static void rewrite(Path jar, Change change) throws IOException {
        Path rewritten = jar.resolveSibling(jar.getFileName() + ".rewritten");
        try (ZipFile old = new ZipFile(jar.toFile());
                ZipOutputStream target = new ZipOutputStream(Files.newOutputStream(rewritten))) {
            for (ZipEntry entry : old.stream().toList()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                target.putNextEntry(copy);
                target.write(change.apply(entry, old.getInputStream(entry).readAllBytes()));
            }
        }
        Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
