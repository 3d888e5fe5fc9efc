package io.deltareplay.launcher.table;

/// Where a table is.
///
/// @param given as the user wrote it
/// @param root the table's folder: absolute, decoded, without a scheme for a local one, without a slash at its end
public record TableLocation(String given, String root) {
    /// The folder of the log.
    public String logFolder() {
        return root.equals("/") ? "/_delta_log" : root + "/_delta_log";
    }
}
