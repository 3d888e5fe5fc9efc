package io.deltareplay.launcher.inspect;

import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.launcher.table.TableLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/// A table's log that a test makes by hand, or takes from `src/test/resources/logs` and then spoils.
record TestLog(Path table) {
    static final String PROTOCOL = """
            {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}""";
    static final String METADATA = """
            {"metaData":{"id":"an-id","format":{"provider":"parquet","options":{}},\
            "schemaString":"{\\"type\\":\\"struct\\",\\"fields\\":[{\\"name\\":\\"a\\",\\"type\\":\\"long\\",\
            \\"nullable\\":true,\\"metadata\\":{}}]}","partitionColumns":[],"configuration":{},"createdTime":1}}""";

    /// The table's folder and its log's are made.
    static TestLog in(Path table) {
        TestLog log = new TestLog(table);
        try {
            Files.createDirectories(log.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return log;
    }

    /// A copy of one of the logs that delta-spark wrote.
    static TestLog copy(String name, Path table) {
        TestLog log = in(table);
        try (Stream<Path> files = Files.walk(resource(name))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = table.resolve(resource(name).relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return log;
    }

    static String add(String path) {
        return """
                {"add":{"path":"%s","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true}}""".formatted(path);
    }

    static String protocol(int reader, String readerFeatures, String writerFeatures) {
        return """
                {"protocol":{"minReaderVersion":%d,"minWriterVersion":7,"readerFeatures":[%s],"writerFeatures":[%s]}}""".formatted(reader, readerFeatures, writerFeatures);
    }

    static String inCommitTimestamp(long time) {
        return """
                {"commitInfo":{"inCommitTimestamp":%d,"timestamp":1,"operation":"WRITE"}}""".formatted(time);
    }

    Path folder() {
        return table.resolve("_delta_log");
    }

    Path commitFile(long version) {
        return folder().resolve("%020d.json".formatted(version));
    }

    TestLog commit(long version, String... actions) {
        return write(commitFile(version), String.join("\n", actions) + "\n");
    }

    /// Commits from the first to the last version, each adding a file.
    TestLog commits(long first, long last) {
        for (long version = first; version <= last; version++) {
            commit(version, add("file-" + version));
        }
        return this;
    }

    TestLog write(String name, String content) {
        return write(folder().resolve(name), content);
    }

    TestLog write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    TestLog committedAt(long version, long milliseconds) {
        try {
            Files.setLastModifiedTime(commitFile(version), FileTime.fromMillis(milliseconds));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    TestLog delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// The log's only file whose name matches.
    Path only(String glob) {
        try (var files = Files.newDirectoryStream(folder(), glob)) {
            var iterator = files.iterator();
            Path file = iterator.next();
            if (iterator.hasNext()) {
                throw new IllegalStateException("several files match " + glob);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LogFacts inspect() {
        return inspect(new VersionSelector.Latest());
    }

    LogFacts inspect(VersionSelector selector) {
        return new LogInspector(new LocalStorage()).inspect(location(), selector);
    }

    TableLocation location() {
        return TableLocation.parse(table.toString());
    }

    static List<String> names(List<LogFile> files) {
        return files.stream().map(LogFile::name).toList();
    }

    private static Path resource(String name) {
        try {
            return Path.of(TestLog.class.getResource("/logs/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
