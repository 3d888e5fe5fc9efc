package io.deltareplay.action;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/**
 * The one meaning of a path in the log: percent-decoded once, with the table's scheme and authority when it is absolute and has
 * none itself, without {@code .}, {@code ..} and empty segments. Relative and absolute paths are never unified.
 */
public final class FilePaths {
    private FilePaths() {}

    /**
     * Whether the path is its own normal form, judged by its bytes alone: no percent sign, no colon, no leading slash, no
     * segment that is empty or starts with a dot. Nearly every path of nearly every table is.
     */
    public static boolean isNormal(byte[] path, int offset, int length) {
        byte previous = '/';
        for (int i = offset, end = offset + length; i < end; i++) {
            byte b = path[i];
            if (b == '%' || b == ':' || (previous == '/' && (b == '/' || b == '.'))) {
                return false;
            }
            previous = b;
        }
        return true;
    }

    /**
     * The path's normal form.
     *
     * @param path as the log has it
     * @param defaultScheme the table's scheme with its authority, such as {@code file:} or {@code s3://bucket}, for absolute paths without one
     */
    public static String normalise(String path, String defaultScheme) {
        String scheme = "";
        String rest = path;
        int colon = schemeEnd(path);
        if (colon > 0) {
            int start = path.startsWith("//", colon + 1) ? colon + 3 : colon + 1;
            int slash = path.indexOf('/', start);
            String authority = slash < 0 ? path.substring(start) : path.substring(start, slash);
            // file:///a and file:/a are the same file: an empty authority is none.
            scheme = start == colon + 3 && !authority.isEmpty()
                    ? path.substring(0, colon + 3) + authority
                    : path.substring(0, colon + 1);
            rest = start == colon + 3 ? (slash < 0 ? "" : path.substring(slash)) : path.substring(colon + 1);
        } else if (path.startsWith("/")) {
            scheme = defaultScheme;
        }
        return scheme + decode(withoutDots(rest));
    }

    /** Where the colon of a leading scheme is, or -1. */
    private static int schemeEnd(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == ':') {
                return i == 0 ? -1 : i;
            }
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && !(i > 0 && later)) {
                return -1;
            }
        }
        return -1;
    }

    private static String withoutDots(String path) {
        if (!path.contains("//") && !path.startsWith(".") && !path.contains("/.")) {
            return path;
        }
        try {
            return new URI(path).normalize().toString();
        } catch (URISyntaxException e) {
            // Not a URI: what a writer of Windows or hand-made paths left. Such a path only equals itself.
            return path;
        }
    }

    /** Percent-decodes as UTF-8. A percent sign that no two hexadecimal digits follow stands for itself. */
    public static String decode(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                decoded.write(high << 4 | low);
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }
}
