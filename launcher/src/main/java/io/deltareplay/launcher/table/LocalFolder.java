package io.deltareplay.launcher.table;

import io.deltareplay.action.FilePaths;
import io.deltareplay.launcher.error.UsageException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns a user's string into a local folder's absolute path.
final class LocalFolder {
    /// A scheme only counts when a slash follows: a folder may be named `year:2024`.
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(/.*)");

    private static final Pattern RELATIVE_FILE_URI = Pattern.compile("(?i)file:([^/].*)?");
    private static final String SUPPORTED = "Supported are local paths and file: URIs.";

    private LocalFolder() {}

    static Path of(String given) {
        if (given.isEmpty()) {
            throw new UsageException("the table's location is empty", SUPPORTED);
        }
        if (RELATIVE_FILE_URI.matcher(given).matches()) {
            throw new UsageException(
                    "cannot read %s: a file: URI needs an absolute path".formatted(given),
                    "Write file:/path/to/table, or the path alone.");
        }
        Matcher scheme = SCHEME.matcher(given);
        String path = scheme.matches() ? pathOfUri(given, scheme.group(1), scheme.group(2)) : given;
        if (path.indexOf('\0') >= 0) {
            throw new UsageException("cannot read %s: a path cannot hold a NUL byte".formatted(given), SUPPORTED);
        }
        try {
            return withoutDots(Path.of(path).toAbsolutePath());
        } catch (InvalidPathException e) {
            throw new UsageException(
                    "cannot read %s: %s".formatted(given, e.getReason()),
                    "Run in a UTF-8 locale, for example with LC_ALL=C.UTF-8.",
                    e);
        }
    }

    private static String pathOfUri(String given, String scheme, String rest) {
        if (!scheme.toLowerCase(Locale.ROOT).equals("file")) {
            throw new UsageException(
                    "cannot read %s: the scheme %s: is not supported".formatted(given, scheme), SUPPORTED);
        }
        return FilePaths.decode(withoutAuthority(given, rest));
    }

    private static String withoutAuthority(String given, String rest) {
        if (!rest.startsWith("//")) {
            return rest;
        }
        int slash = rest.indexOf('/', 2);
        String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
        if (slash < 0 || !(authority.isEmpty() || authority.equalsIgnoreCase("localhost"))) {
            throw new UsageException(
                    "cannot read %s: %s is another machine".formatted(given, authority),
                    "Write file:///path/to/table, with three slashes.");
        }
        return rest.substring(slash);
    }

    /// Behind a symbolic link, `link/..` is the parent of the link's target, not of the link: the names before the
    /// last `..` are resolved by the file system where they exist. The names after it stay as the user wrote them.
    private static Path withoutDots(Path path) {
        int lastUp = -1;
        for (int i = 0; i < path.getNameCount(); i++) {
            if (path.getName(i).toString().equals("..")) {
                lastUp = i;
            }
        }
        if (lastUp < 0) {
            return path.normalize();
        }
        Path upTo = path.getRoot().resolve(path.subpath(0, lastUp + 1));
        Path resolved;
        try {
            resolved = upTo.toRealPath();
        } catch (IOException e) {
            // It does not exist or cannot be looked at; opening the table will say so.
            resolved = upTo.normalize();
        }
        return lastUp + 1 == path.getNameCount()
                ? resolved
                : resolved.resolve(path.subpath(lastUp + 1, path.getNameCount()))
                        .normalize();
    }
}
