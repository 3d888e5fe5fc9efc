package io.deltareplay.oracle.tables;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/// A file's identity is its path and its deletion vector.
final class DeletionVectorFixtures {
    private DeletionVectorFixtures() {}

    static List<Fixture> all() {
        return List.of(
                new Fixture(
                        "dv-deleted-twice-and-restored",
                        "one file with a first deletion vector, a second, and none again, without a checkpoint",
                        table -> {
                            begin(table);
                            table.sql("DELETE FROM {table} WHERE id = 1");
                            table.sql("DELETE FROM {table} WHERE id = 2");
                            table.restore(1);
                        }),
                new Fixture(
                        "dv-checkpoint-before-deletes",
                        "deletion vectors in the tail for files of the checkpoint",
                        table -> {
                            begin(table);
                            table.checkpoint();
                            table.sql("DELETE FROM {table} WHERE id = 1");
                            table.sql("DELETE FROM {table} WHERE id = 2");
                        }),
                new Fixture(
                        "dv-checkpoint-between-deletes",
                        "a checkpoint's file whose deletion vector the tail replaces, then takes off",
                        table -> {
                            begin(table);
                            table.sql("DELETE FROM {table} WHERE id = 1");
                            table.checkpoint();
                            table.sql("DELETE FROM {table} WHERE id = 2");
                            table.restore(1);
                            table.sql("DELETE FROM {table} WHERE id = 3");
                        }),
                new Fixture(
                        "dv-checkpoint-after-deletes",
                        "deletion vectors and tombstones of the same path in the checkpoint alone",
                        table -> {
                            begin(table);
                            table.sql("DELETE FROM {table} WHERE id = 1");
                            table.sql("DELETE FROM {table} WHERE id = 2");
                            table.checkpoint();
                        }),
                new Fixture(
                        "dv-every-storage-type",
                        "inline, relative and absolute deletion vectors (by hand: delta-spark stores all of its own relative)",
                        DeletionVectorFixtures::everyStorageType),
                new Fixture(
                        "dv-identity",
                        "one path with several deletion vectors: offset, storage and text tell them apart, a remove hides its own alone"
                                + " (by hand)",
                        DeletionVectorFixtures::identity));
    }

    private static void begin(FixtureTable table) {
        table.create("id INT, text STRING", "TBLPROPERTIES ('delta.enableDeletionVectors'='true')");
        table.sql("INSERT INTO {table} SELECT /*+ REPARTITION(1) */ id, 'x' FROM range(10)");
    }

    private static void everyStorageType(FixtureTable table) throws Exception {
        begin(table);
        Path vectors = table.folder().resolve("vectors with space");
        String absolute = vectors.toUri() + "deletion_vector.bin";
        table.commitByHand(
                ByHand.addWithDeletionVector(
                        "inline.parquet",
                        ByHand.deletionVector("i", "wi5b=000010000siXQKl0rr91000f55c8Xg0@@D72lkbi5=-{L")),
                ByHand.addWithDeletionVector("relative.parquet", ByHand.deletionVector("u", "ab^-aqEH.-t@S}K{vb[*k^")),
                ByHand.addWithDeletionVector("absolute.parquet", ByHand.deletionVector("p", absolute)));
        table.checkpoint();
        table.commitByHand(
                ByHand.addWithDeletionVector(
                        "inline-2.parquet",
                        ByHand.deletionVector("i", "wi5b=000010000siXQKl0rr91000f55c8Xg0@@D72lkbi5=-{L")),
                ByHand.removeWithDeletionVector("absolute.parquet", ByHand.deletionVector("p", absolute)));
    }

    private static void identity(FixtureTable table) throws Exception {
        begin(table);
        ObjectNode first = ByHand.deletionVector("u", "ab^-aqEH.-t@S}K{vb[*k^");
        ObjectNode sameAtOffset = first.deepCopy().put("offset", 77);
        ObjectNode withoutOffset = first.deepCopy();
        withoutOffset.remove("offset");
        ObjectNode otherCardinality = first.deepCopy().put("cardinality", 9).put("sizeInBytes", 99);
        table.commitByHand(
                ByHand.add("one.parquet"),
                ByHand.addWithDeletionVector("two.parquet", first),
                ByHand.addWithDeletionVector("three.parquet", first),
                ByHand.addWithDeletionVector("four.parquet", sameAtOffset),
                ByHand.addWithDeletionVector("five.parquet", first));
        table.checkpoint();
        table.commitByHand(
                ByHand.removeWithDeletionVector("one.parquet", first),
                ByHand.remove("two.parquet"),
                ByHand.removeWithDeletionVector("three.parquet", sameAtOffset),
                ByHand.removeWithDeletionVector("four.parquet", withoutOffset),
                ByHand.removeWithDeletionVector("five.parquet", otherCardinality));
        table.commitByHand(ByHand.addWithDeletionVector("one.parquet", first));
    }
}
