package io.deltareplay.launcher.checkpoint;

import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.predicate.PlainBound;
import org.jspecify.annotations.Nullable;

/// A leaf of struct statistics that a predicate's decision needs.
///
/// @param node the leaf
/// @param meaning what its values tell
/// @param column of which of the predicate's columns; without meaning for [Meaning#RECORDS]
/// @param bound how its values are taken as bounds; null when they are counts
record StatsLeaf(
        PrimitiveNode node,
        Meaning meaning,
        int column,
        @Nullable PlainBound bound) {
    /// What a value of struct statistics tells.
    enum Meaning {
        LOWER,
        UPPER,
        NULLS,
        RECORDS
    }

    boolean isLower() {
        return meaning == Meaning.LOWER;
    }
}
