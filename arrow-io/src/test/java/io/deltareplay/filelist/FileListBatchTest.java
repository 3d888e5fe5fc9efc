package io.deltareplay.filelist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.deltareplay.action.AddFile;
import io.deltareplay.action.DeletionVector;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;

class FileListBatchTest {
    private static final AddFile FULL = new AddFile(
            "d=1/é.parquet",
            values(),
            10,
            20,
            true,
            "{\"numRecords\":3}",
            Map.of("tag", "value"),
            new DeletionVector("u", "abc", 1, 36, 2),
            100L,
            7L,
            "liquid");
    private static final AddFile BARE =
            new AddFile("b.parquet", Map.of(), 1, 2, false, null, null, null, null, null, null);

    private static Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        values.put("d", "1");
        values.put("n", null);
        return values;
    }

    @Test
    void carriesEveryFieldOfEveryRowAndIsReusedWithoutTraces() {
        try (RootAllocator allocator = new RootAllocator(64 << 20);
                FileListBatch batch =
                        new FileListBatch(FileListSchema.of(EnumSet.allOf(FileColumn.class), Map.of()), allocator)) {
            for (int round = 0; round < 3; round++) {
                for (int row = 0; row < 5000; row++) {
                    batch.append(row % 2 == round % 2 ? FULL : BARE);
                }
                VectorSchemaRoot root = batch.seal();
                assertEquals(5000, root.getRowCount());
                for (int row = 0; row < 5000; row++) {
                    assertRow(row % 2 == round % 2, root, row);
                }
                batch.clear();
                assertEquals(0, batch.rows());
            }
            batch.close();
            assertEquals(0, allocator.getAllocatedMemory());
        }
    }

    private static void assertRow(boolean full, VectorSchemaRoot root, int row) {
        assertEquals(full ? "d=1/é.parquet" : "b.parquet", text(root, "path", row));
        assertEquals(
                full ? "[{\"key\":\"d\",\"value\":\"1\"},{\"key\":\"n\"}]" : "[]", text(root, "partitionValues", row));
        assertEquals(full ? 10L : 1L, root.getVector("size").getObject(row));
        assertEquals(full, root.getVector("dataChange").getObject(row));
        if (full) {
            assertEquals("{\"numRecords\":3}", text(root, "stats", row));
            assertEquals("[{\"key\":\"tag\",\"value\":\"value\"}]", text(root, "tags", row));
            assertEquals(
                    "{\"storageType\":\"u\",\"pathOrInlineDv\":\"abc\",\"offset\":1,\"sizeInBytes\":36,\"cardinality\":2}",
                    text(root, "deletionVector", row));
            assertEquals(100L, root.getVector("baseRowId").getObject(row));
        } else {
            for (String column :
                    List.of("stats", "tags", "deletionVector", "baseRowId", "clusteringProvider", "index")) {
                assertNull(root.getVector(column).getObject(row), column);
            }
        }
    }

    private static String text(VectorSchemaRoot root, String column, int row) {
        return String.valueOf(root.getVector(column).getObject(row));
    }

    @Test
    void hasTheColumnsOfTheProtocolInItsOrder() {
        List<String> names = FileListSchema.of(EnumSet.allOf(FileColumn.class), Map.of()).getFields().stream()
                .map(Field::getName)
                .toList();
        assertEquals(
                List.of(
                        "path",
                        "partitionValues",
                        "size",
                        "modificationTime",
                        "dataChange",
                        "stats",
                        "tags",
                        "deletionVector",
                        "baseRowId",
                        "defaultRowCommitVersion",
                        "clusteringProvider",
                        "index"),
                names);
    }
}
