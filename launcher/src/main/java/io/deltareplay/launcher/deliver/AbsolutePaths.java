package io.deltareplay.launcher.deliver;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.ArrowBuf;

/// Turns the path of an `add` action, a URI that may be relative to the table, into what a program opens: an
/// absolute path without a scheme for a local file, percent-decoded once; the URI as it is for any other scheme.
final class AbsolutePaths {
    private static final String LOCAL_SCHEME = "file";

    private final byte[] prefix;

    /// @param root the table's folder
    AbsolutePaths(String root) {
        this.prefix = (root.endsWith("/") ? root : root + "/").getBytes(StandardCharsets.UTF_8);
    }

    /// Appends the absolute path.
    void put(ArrowBuf source, long offset, int count, TextBuffer out) {
        int start = out.length();
        out.put(prefix, 0, prefix.length);
        out.put(source, offset, count);
        int from = start + prefix.length;
        if (!isPlain(out.array(), from, out.length())) {
            byte[] uri = new byte[count];
            System.arraycopy(out.array(), from, uri, 0, count);
            out.extendTo(start);
            putUri(uri, out);
        }
    }

    private static boolean isPlain(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '/') {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] == '%' || bytes[i] == ':') {
                return false;
            }
        }
        return true;
    }

    private void putUri(byte[] uri, TextBuffer out) {
        int scheme = schemeLength(uri);
        if (scheme == 0) {
            if (uri[0] != '/') {
                out.put(prefix);
            }
            putDecoded(uri, 0, out);
        } else if (new String(uri, 0, scheme, StandardCharsets.US_ASCII).equalsIgnoreCase(LOCAL_SCHEME)) {
            putDecoded(uri, localPathStart(uri, scheme + 1), out);
        } else {
            out.put(uri);
        }
    }

    /// The length of the scheme before a colon; 0 when there is none: a colon after anything but a scheme is part
    /// of a name.
    private static int schemeLength(byte[] uri) {
        for (int i = 0; i < uri.length; i++) {
            byte b = uri[i];
            boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
            boolean later = (b >= '0' && b <= '9') || b == '+' || b == '-' || b == '.';
            if (b == ':') {
                return i;
            }
            if (!letter && !(i > 0 && later)) {
                return 0;
            }
        }
        return 0;
    }

    /// Skips the empty or local authority of `file://…/path`.
    private static int localPathStart(byte[] uri, int start) {
        if (uri.length < start + 2 || uri[start] != '/' || uri[start + 1] != '/') {
            return start;
        }
        int slash = start + 2;
        while (slash < uri.length && uri[slash] != '/') {
            slash++;
        }
        return slash;
    }

    private static void putDecoded(byte[] uri, int from, TextBuffer out) {
        for (int i = from; i < uri.length; i++) {
            int high = i + 2 < uri.length ? Character.digit(uri[i + 1], 16) : -1;
            int low = i + 2 < uri.length ? Character.digit(uri[i + 2], 16) : -1;
            if (uri[i] == '%' && high >= 0 && low >= 0) {
                out.put((byte) (high << 4 | low));
                i += 2;
            } else {
                out.put(uri[i]);
            }
        }
    }
}
