package io.deltareplay.launcher.table;

/// Where a table is.
///
/// @param given as the user wrote it
/// @param root the table's folder: absolute, decoded, without a scheme for a local one, without a slash at its end
public record TableLocation(String given, String root) {
    /// Takes what a user may write: a path, absolute or relative to the working folder, taken literally, or a
    /// `file:` URI, percent-decoded. Looks at the file system only to resolve `..` behind symbolic links.
    ///
    /// @throws io.deltareplay.launcher.error.UsageException when it is neither; another scheme is named in the
    /// message
    public static TableLocation parse(String given) {
        return new TableLocation(given, LocalFolder.of(given).toString());
    }

    /// The folder of the log.
    public String logFolder() {
        return root.equals("/") ? "/_delta_log" : root + "/_delta_log";
    }
}
