import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Makes the classes that Quarkus generates the same in every build. It numbers the keys by which they hand values
/// to each
/// other, `proxykey7`, in the order in which its build steps happen to run side by side. Here they are numbered
/// anew, in the
/// order in which the classes, sorted by name, mention them.
final class RecordedKeys {
    private static final Pattern KEY = Pattern.compile("proxykey\\d+");
    private static final int UTF8 = 1;
    private static final int POOL = 8;

    private RecordedKeys() {}

    static void renumber(Path app) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.walk(app)) {
            jars = files.filter(f -> f.getFileName().toString().equals("generated-bytecode.jar"))
                    .toList();
        }
        for (Path jar : jars) {
            renumberJar(jar);
        }
    }

    private static void renumberJar(Path jar) throws IOException {
        Map<String, String> numbers = new HashMap<>();
        try (ZipFile old = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : old.stream()
                    .filter(RecordedKeys::isClass)
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList()) {
                withTexts(old.getInputStream(entry).readAllBytes(), text -> {
                    if (KEY.matcher(text).matches()) {
                        numbers.computeIfAbsent(text, key -> "proxykey" + numbers.size());
                    }
                    return text;
                });
            }
        }
        JarRewriter.rewrite(
                jar,
                (entry, content) ->
                        isClass(entry) ? withTexts(content, text -> numbers.getOrDefault(text, text)) : content);
    }

    private static boolean isClass(ZipEntry entry) {
        return entry.getName().endsWith(".class");
    }

    /// The class file with the texts of its constant pool changed: nothing in a class file refers to a text by its
    /// place.
    private static byte[] withTexts(byte[] classFile, UnaryOperator<String> change) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(in.readNBytes(POOL));
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == UTF8) {
                out.writeUTF(change.apply(in.readUTF()));
            } else {
                out.write(in.readNBytes(length(tag)));
                if (tag == 5 || tag == 6) {
                    i++; // a long or a double takes two places
                }
            }
        }
        in.transferTo(out);
        return bytes.toByteArray();
    }

    /// How many bytes a constant other than a text has after its tag.
    private static int length(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IllegalArgumentException("a constant of the unknown kind " + tag);
        };
    }
}
