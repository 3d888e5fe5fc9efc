package io.deltareplay.oracle.tables;

/// Writes one fixture.
@FunctionalInterface
public interface TableWriter {
    /// Writes the table into its folder, which does not exist yet.
    void write(FixtureTable table) throws Exception;
}
