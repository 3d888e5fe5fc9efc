package io.deltareplay.oracle.tables;

import java.util.Objects;

/// A table that shows one behaviour of the Delta log.
///
/// @param name its folder's name, unique among all fixtures
/// @param covers what a reader must get right to list it
/// @param writer how it comes about
public record Fixture(String name, String covers, TableWriter writer) {
    public Fixture {
        Objects.requireNonNull(writer);
        if (name.isBlank() || covers.isBlank()) {
            throw new IllegalArgumentException("a fixture has a name and says what it covers, got '" + name + "'");
        }
    }
}
