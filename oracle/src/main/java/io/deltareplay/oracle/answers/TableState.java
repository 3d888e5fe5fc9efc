package io.deltareplay.oracle.answers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/// A table's active files at a version.
///
/// @param files one `add` action each, by decoded path and then by the deletion vector's unique id
record TableState(long version, String tableId, List<ObjectNode> files) {
    private static final Comparator<ObjectNode> CANONICAL_ORDER =
            Comparator.comparing(TableState::path).thenComparing(TableState::deletionVectorId);

    TableState {
        files = files.stream().sorted(CANONICAL_ORDER).toList();
    }

    private static String path(ObjectNode file) {
        return file.path("path").textValue();
    }

    private static String deletionVectorId(ObjectNode file) {
        return file.path("deletionVector").toString();
    }
}
