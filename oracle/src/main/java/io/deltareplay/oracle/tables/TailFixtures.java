package io.deltareplay.oracle.tables;

import java.util.List;

/// The order of commits decides: the newest action of a file wins.
final class TailFixtures {
    private TailFixtures() {}

    static List<Fixture> all() {
        return List.of(
                new Fixture(
                        "tail-every-order",
                        "add, remove and add again of one path in every order, in checkpoint and tail (by hand)",
                        table -> {
                            table.createByHand(
                                    "id",
                                    ByHand.add("kept.parquet"),
                                    ByHand.add("removed.parquet"),
                                    ByHand.add("removed-readded.parquet"),
                                    ByHand.add("readded.parquet"),
                                    ByHand.add("removed-readded-removed.parquet"));
                            table.commitByHand(
                                    ByHand.add("gone-before-checkpoint.parquet"), ByHand.add("back.parquet"));
                            table.commitByHand(
                                    ByHand.remove("gone-before-checkpoint.parquet"), ByHand.remove("back.parquet"));
                            table.checkpoint();
                            table.commitByHand(
                                    ByHand.remove("removed.parquet"),
                                    ByHand.remove("removed-readded.parquet"),
                                    ByHand.remove("removed-readded-removed.parquet"),
                                    ByHand.add("new.parquet"),
                                    ByHand.add("new-removed.parquet"));
                            table.commitByHand(
                                    ByHand.add("removed-readded.parquet", 7),
                                    ByHand.add("readded.parquet", 7),
                                    ByHand.add("removed-readded-removed.parquet", 7),
                                    ByHand.add("back.parquet", 7),
                                    ByHand.remove("new-removed.parquet"),
                                    ByHand.remove("never-was.parquet"));
                            table.commitByHand(
                                    ByHand.remove("removed-readded-removed.parquet"),
                                    ByHand.add("readded.parquet", 8),
                                    ByHand.add("new-removed.parquet", 8));
                        }),
                new Fixture(
                        "tail-delete-and-restore",
                        "real deletes, overwrites and restores, with the checkpoint that RESTORE writes",
                        table -> {
                            table.create("id INT, p INT", "PARTITIONED BY (p)");
                            table.sql("INSERT INTO {table} VALUES (1, 1), (2, 2), (3, 3)");
                            table.sql("DELETE FROM {table} WHERE p = 1");
                            table.sql("RESTORE TABLE {table} TO VERSION AS OF 1");
                            table.sql("INSERT OVERWRITE {table} VALUES (9, 9)");
                            table.restore(1);
                        }),
                new Fixture(
                        "tail-remove-and-add-in-one-version",
                        "an add and then a remove of one identity in one commit: an invalid commit that every engine answers with"
                                + " the remove (by hand)",
                        table -> {
                            table.createByHand(
                                    "id", ByHand.add("a.parquet"), ByHand.add("b.parquet"), ByHand.add("c.parquet"));
                            table.commitByHand(
                                    ByHand.add("a.parquet", 3),
                                    ByHand.remove("a.parquet"),
                                    ByHand.add("fresh.parquet"),
                                    ByHand.remove("fresh.parquet"));
                        }),
                new Fixture(
                        "tail-add-after-remove-in-one-version",
                        "a remove and then an add of one identity in one commit: an invalid commit that delta-spark answers with"
                                + " the add, Kernel and delta-replay with the remove (by hand)",
                        table -> {
                            table.createByHand("id", ByHand.add("a.parquet"), ByHand.add("b.parquet"));
                            table.commitByHand(ByHand.remove("a.parquet"), ByHand.add("a.parquet", 3));
                        }),
                new Fixture(
                        "tail-duplicate-adds",
                        "one file added twice in one commit with equal fields, and again in the next (by hand)",
                        table -> {
                            table.createByHand("id", ByHand.add("a.parquet"), ByHand.add("a.parquet"));
                            table.commitByHand(ByHand.add("a.parquet", 1));
                        }),
                new Fixture(
                        "tail-unknown-actions",
                        "action types and fields of the future, cdc, several actions in a commit, blank lines (by hand)",
                        TailFixtures::unknownActions),
                new Fixture(
                        "tail-very-long-lines",
                        "commit lines of several MiB: a tag and a statistics string (by hand)",
                        TailFixtures::veryLongLines),
                new Fixture(
                        "tail-minimal-actions",
                        "adds and removes with their required fields alone, explicit nulls, fields in another order (by hand)",
                        TailFixtures::minimalActions),
                new Fixture(
                        "tail-json-escapes",
                        "paths, partition values and statistics whose JSON is written with escapes (by hand)",
                        TailFixtures::jsonEscapes),
                new Fixture("tail-long", "a checkpoint and 30 commits after it, each replacing files", table -> {
                    table.createByHand("id", ByHand.add("f-0.parquet"));
                    table.checkpoint();
                    for (int commit = 1; commit <= 30; commit++) {
                        table.log()
                                .commit(
                                        commit,
                                        List.of(
                                                ByHand.add("f-" + commit + ".parquet"),
                                                ByHand.add("f-" + (commit + 100) + ".parquet"),
                                                ByHand.remove("f-" + commit / 2 + ".parquet")));
                    }
                }));
    }

    private static void unknownActions(FixtureTable table) throws Exception {
        table.createByHand("id", ByHand.add("a.parquet"));
        String withUnknownField =
                ByHand.wrap("add", ByHand.addFields("b.parquet", 5).put("fieldOfTheFuture", 1));
        table.commitByHand(
                ByHand.commitInfo("WRITE"),
                "{\"actionOfTheFuture\":{\"path\":\"a.parquet\",\"nested\":{\"remove\":{\"path\":\"a.parquet\"}}}}",
                withUnknownField,
                "{\"cdc\":{\"path\":\"_change_data/c.parquet\",\"partitionValues\":{},\"size\":7,\"dataChange\":false}}",
                "{\"txn\":{\"appId\":\"app\",\"version\":3,\"lastUpdated\":1700000000000}}",
                "{}");
        table.checkpoint();
        table.commitByHand(
                "{\"another\":[1,2,{\"add\":{\"path\":\"not-a-file.parquet\"}}]}",
                ByHand.wrap(
                        "remove",
                        ByHand.object()
                                .put("path", "a.parquet")
                                .put("deletionTimestamp", 9)
                                .put("dataChange", true)
                                .put("fieldOfTheFuture", "x")));
    }

    private static void veryLongLines(FixtureTable table) throws Exception {
        table.createByHand("id", ByHand.add("a.parquet"));
        var tagged = ByHand.addFields("tagged.parquet", 5);
        tagged.putObject("tags").put("LONG", "x".repeat(3 << 20)).put("short", "y");
        String stats = "{\"numRecords\":1,\"minValues\":{\"id\":\"" + "\\u0061\\\\".repeat(1 << 19) + "\"}}";
        table.commitByHand(
                ByHand.wrap("add", tagged),
                ByHand.wrap("add", ByHand.addFields("stats.parquet", 5).put("stats", stats)));
        table.commitByHand(ByHand.add("after.parquet"));
    }

    private static void minimalActions(FixtureTable table) throws Exception {
        table.createByHand(
                "id",
                "{\"add\":{\"path\":\"a.parquet\",\"partitionValues\":{},\"size\":1,\"modificationTime\":2,\"dataChange\":true}}",
                "{\"add\":{\"dataChange\":false,\"stats\":null,\"tags\":null,\"deletionVector\":null,\"baseRowId\":null,"
                        + "\"modificationTime\":-5,\"size\":0,\"partitionValues\":{},\"path\":\"b.parquet\"}}",
                "{\"add\":{\"path\":\"c.parquet\",\"partitionValues\":{},\"size\":9007199254740993,\"modificationTime\":9223372036854775807,"
                        + "\"dataChange\":true,\"tags\":{\"k\":null,\"l\":\"\"}}}");
        table.checkpoint();
        table.commitByHand(
                "{\"remove\":{\"path\":\"a.parquet\",\"dataChange\":true}}",
                "{ \"add\" : { \"path\" : \"d.parquet\" , \"partitionValues\" : { } , \"size\" : 4 , \"modificationTime\" : 4 , \"dataChange\" : true } }");
    }

    private static void jsonEscapes(FixtureTable table) throws Exception {
        table.createByHand(
                "id",
                "{\"add\":{\"path\":\"a\\u0061\\/b\\u00fc.parquet\",\"partitionValues\":{},\"size\":1,\"modificationTime\":2,"
                        + "\"dataChange\":true,\"stats\":\"{\\\"numRecords\\\":1,\\\"minValues\\\":{\\\"id\\\":\\\"q\\\\\\\"\\\\u00e9\\ud83d\\ude00\\\"}}\"}}",
                "{\"\\u0061dd\":{\"p\\u0061th\":\"escaped-keys.parquet\",\"partitionValues\":{},\"size\":1,\"modificationTime\":2,\"dataChange\":true}}");
        table.commitByHand(ByHand.remove("aa/bü.parquet"), ByHand.add("tail.parquet"));
    }
}
