package io.deltareplay.oracle.tables;

import java.util.ArrayList;
import java.util.List;

/// Tables for the order of a streaming snapshot.
final class StreamFixtures {
    /// Escaped as in a log; the last two are one way round as UTF-16 and the other as UTF-8.
    private static final List<String> PATHS = List.of(
            "a.parquet",
            "B.parquet",
            "a%20b.parquet",
            "a%2Bb.parquet",
            "ab+.parquet",
            "a-b.parquet",
            "aa.parquet",
            "a/b.parquet",
            "b%25.parquet",
            "%C3%A4.parquet",
            "ü.parquet",
            "z.parquet",
            "\uFF5E.parquet",
            "\uD83D\uDE00.parquet");

    private StreamFixtures() {}

    static List<Fixture> all() {
        return List.of(
                new Fixture(
                        "stream-ties",
                        "files of few modification times, so that paths decide, in checkpoint and tail (by hand)",
                        StreamFixtures::ties),
                new Fixture(
                        "stream-ties-without-checkpoint",
                        "files of few modification times, negative ones too, in a log of commits alone (by hand)",
                        table -> {
                            table.createByHand("text", adds("x-", -2).toArray(String[]::new));
                            table.commitByHand(adds("a-", 3).toArray(String[]::new));
                        }));
    }

    private static void ties(FixtureTable table) throws Exception {
        table.createByHand("text", adds("", 0).toArray(String[]::new));
        table.commitByHand(adds("x-", 1).toArray(String[]::new));
        table.checkpoint();
        table.commitByHand(adds("a-", 0).toArray(String[]::new));
        table.commitByHand(ByHand.remove("x-a.parquet"), ByHand.remove("z.parquet"));
        table.commitByHand(ByHand.add("z.parquet", 1), ByHand.add("file:/elsewhere/a.parquet", 1));
    }

    private static List<String> adds(String prefix, long later) {
        List<String> adds = new ArrayList<>();
        for (int i = 0; i < PATHS.size(); i++) {
            adds.add(ByHand.add(prefix + PATHS.get(i), later + i % 2));
        }
        return adds;
    }
}
