package io.deltareplay.oracle.answers;

import java.net.URI;
import java.net.URISyntaxException;

/// Reads paths as the Delta log writes them: URIs, percent-encoded.
final class LogPath {
    private LogPath() {}

    /// The path a person would write: decoded once, relative to the table or `file:///` and the absolute path.
    static String decoded(String raw) {
        URI uri = parse(raw);
        if (uri.getScheme() == null && !uri.getPath().startsWith("/")) {
            return uri.getPath();
        }
        String scheme = uri.getScheme() == null ? "file" : uri.getScheme();
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        return scheme + "://" + authority + uri.getPath();
    }

    private static URI parse(String raw) {
        try {
            return new URI(raw);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a path of a Delta log: " + raw, e);
        }
    }
}
