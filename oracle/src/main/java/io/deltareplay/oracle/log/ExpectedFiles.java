package io.deltareplay.oracle.log;

/// What a large log's active files are, in three numbers that do not depend on an order.
///
/// @param count number of active files
/// @param totalSize sum of their sizes in bytes
/// @param digest the [PathDigest] of their decoded paths
record ExpectedFiles(long count, long totalSize, String digest) {
    String toJson(String table, long version) {
        return "{\"table\":\"" + table + "\",\"version\":" + version + ",\"count\":" + count + ",\"totalSize\":"
                + totalSize + ",\"pathDigest\":\"" + digest + "\"}";
    }
}
