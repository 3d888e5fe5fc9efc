import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Gives old class files in jars a version that the ahead-of-time cache takes. It refuses those from before Java 6,
/// which have no stack maps, and with them every class of ours that builds on one: picocli is compiled for Java 5,
/// and loading it from its jar took half of the start of a process.
final class ModernClassFiles {
    private static final int OLDEST_CACHED = ClassFile.JAVA_6_VERSION;
    private static final int GIVEN = ClassFile.JAVA_17_VERSION;

    private ModernClassFiles() {}

    /// Rewrites the jars below the folder that have old classes, in place; signed ones stay as they are.
    static void rewriteJars(Path folder) throws IOException {
        Set<Path> jars;
        try (Stream<Path> files = Files.walk(folder)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).collect(Collectors.toSet());
        }
        for (Path jar : jars) {
            rewriteJar(jar);
        }
    }

    private static void rewriteJar(Path jar) throws IOException {
        try (ZipFile old = new ZipFile(jar.toFile())) {
            if (isSigned(old) || old.stream().noneMatch(isOldClass(old))) {
                return;
            }
            ClassFile classFiles = classFiles(old);
            JarRewriter.rewrite(
                    jar, (entry, content) -> isOldClass(old).test(entry) ? modernized(classFiles, content) : content);
        }
    }

    private static boolean isSigned(ZipFile jar) {
        return jar.stream().anyMatch(entry -> entry.getName().matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"));
    }

    private static Predicate<ZipEntry> isOldClass(ZipFile jar) {
        return entry -> entry.getName().endsWith(".class")
                && ClassFile.of().parse(content(jar, entry)).majorVersion() < OLDEST_CACHED;
    }

    private static byte[] content(ZipFile jar, ZipEntry entry) {
        try {
            return jar.getInputStream(entry).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Stack maps are made anew, for which the code has to be taken apart: so the constant pool is not shared.
    private static ClassFile classFiles(ZipFile jar) {
        ClassHierarchyResolver inJar = ClassHierarchyResolver.ofResourceParsing((ClassDesc name) -> {
            String descriptor = name.descriptorString();
            ZipEntry entry = jar.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
            try {
                return entry == null ? null : jar.getInputStream(entry);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.defaultResolver().orElse(inJar)),
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ConstantPoolSharingOption.NEW_POOL);
    }

    private static byte[] modernized(ClassFile classFiles, byte[] old) {
        ClassModel model = classFiles.parse(old);
        ClassTransform code = ClassTransform.transformingMethodBodies(
                CodeTransform.ofStateful(() -> (builder, element) -> builder.with(element)));
        return classFiles.transformClass(model, code.andThen((builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(GIVEN, 0);
            } else {
                builder.with(element);
            }
        }));
    }
}
