package io.deltareplay.oracle.tables;

import java.util.List;

/// Paths as the log spells them: percent-encoded once, relative to the table, absolute or a URI.
final class PathFixtures {
    private PathFixtures() {}

    static List<Fixture> all() {
        return List.of(
                new Fixture(
                        "path-spellings-of-one-file",
                        "paths spelled differently by add and remove: %41 and A, case of hexadecimal digits; neither engine decodes (by hand)",
                        PathFixtures::spellings),
                new Fixture(
                        "path-special-characters",
                        "percent, plus, hash, question mark, brackets, unicode and quotes in file names (by hand)",
                        PathFixtures::specialCharacters),
                new Fixture(
                        "path-absolute",
                        "absolute paths without a scheme, with file: and with other schemes; the first two are one file (by hand)",
                        PathFixtures::absolute),
                new Fixture(
                        "path-relative-is-not-absolute",
                        "the same file named relative and absolute counts as two (by hand)",
                        PathFixtures::relativeAndAbsolute),
                new Fixture(
                        "path-unnormalised",
                        "dots and double slashes, which no writer writes: delta-spark normalises them, Kernel does not"
                                + " (by hand)",
                        table -> {
                            table.createByHand(
                                    "id",
                                    ByHand.add("a//b.parquet"),
                                    ByHand.add("./c.parquet"),
                                    ByHand.add("d/../e.parquet"),
                                    ByHand.add("kept//f.parquet"));
                            table.commitByHand(
                                    ByHand.remove("a/b.parquet"),
                                    ByHand.remove("c.parquet"),
                                    ByHand.remove("e.parquet"));
                        }),
                new Fixture(
                        "path-shallow-clone",
                        "a shallow clone: absolute URIs into another table, encoded characters, then files of its own",
                        PathFixtures::shallowClone),
                new Fixture(
                        "path-shallow-clone-dv",
                        "a shallow clone of a table with deletion vectors: absolute paths of deletion vectors",
                        PathFixtures::shallowCloneWithDeletionVectors));
    }

    private static void spellings(FixtureTable table) throws Exception {
        table.create("id INT", "");
        table.commitByHand(
                ByHand.add("a%41.parquet"),
                ByHand.add("b%20b.parquet"),
                ByHand.add("c%c3%bc.parquet"),
                ByHand.add("d%2541.parquet"),
                ByHand.add("e+e.parquet"),
                ByHand.add("kept%20A.parquet"));
        table.checkpoint();
        table.commitByHand(
                ByHand.remove("aA.parquet"),
                ByHand.remove("b%20b.parquet"),
                ByHand.remove("c%C3%BC.parquet"),
                ByHand.remove("d%41.parquet"),
                ByHand.remove("e%20e.parquet"));
        table.commitByHand(ByHand.add("kept%20%41.parquet", 5), ByHand.add("f%3Af.parquet"));
    }

    private static void specialCharacters(FixtureTable table) throws Exception {
        table.create("id INT", "");
        table.commitByHand(
                ByHand.add("p=a%20b/x.parquet"),
                ByHand.add("p=50%25/x.parquet"),
                ByHand.add("p=a+b/x.parquet"),
                ByHand.add("p=a%23b/x.parquet"),
                ByHand.add("p=a%3Fb/x.parquet"),
                ByHand.add("p=%5Bx%5D%7By%7D/x.parquet"),
                ByHand.add("p=%C3%BC%E8%A1%A8%F0%9F%98%80/x.parquet"),
                ByHand.add("p=ü表😀/unescaped.parquet"),
                ByHand.add("p=%22quoted%22/it's.parquet"),
                ByHand.add("p=a%252520b/x.parquet"),
                ByHand.add("p=10%3A20%3A30/x.parquet"),
                ByHand.add("deep/er/and/deep/er/x.parquet"),
                ByHand.add("p=%0Aline/x.parquet"));
        table.checkpoint();
        table.commitByHand(
                ByHand.remove("p=a%20b/x.parquet"),
                ByHand.remove("p=%5Bx%5D%7By%7D/x.parquet"),
                ByHand.add("p=%C3%BC%E8%A1%A8%F0%9F%98%80/tail.parquet"),
                ByHand.add("p=tail%2525/x.parquet"));
    }

    private static void absolute(FixtureTable table) throws Exception {
        table.create("id INT", "");
        table.commitByHand(
                ByHand.add("/some/where/one.parquet"), ByHand.add("file:///some/where/two.parquet"),
                ByHand.add("/some/with%20space/three.parquet"), ByHand.add("s3://bucket/key%20four.parquet"),
                ByHand.add("abfss://container@account.example/five.parquet"),
                        ByHand.add("file:///kept%25/six.parquet"));
        table.checkpoint();
        table.commitByHand(
                ByHand.remove("file:///some/where/one.parquet"),
                ByHand.remove("/some/where/two.parquet"),
                ByHand.remove("file:///some/with%20space/three.parquet"),
                ByHand.remove("s3://other/key%20four.parquet"),
                ByHand.add("/tail/seven.parquet"));
    }

    private static void relativeAndAbsolute(FixtureTable table) throws Exception {
        table.create("id INT", "");
        String absolute = table.folder().toUri().getRawPath().replaceFirst("/$", "");
        table.commitByHand(ByHand.add("x.parquet"), ByHand.add(absolute + "/y.parquet"));
        table.commitByHand(ByHand.remove(absolute + "/x.parquet"), ByHand.remove("y.parquet"));
    }

    private static void shallowClone(FixtureTable table) throws Exception {
        FixtureTable source = table.beside("-source");
        source.create("id INT, p STRING", "PARTITIONED BY (p)");
        source.sql("INSERT INTO {table} VALUES (1, 'a b'), (2, '50%'), (3, null), (4, 'ü')");
        table.sql("CREATE TABLE {table} SHALLOW CLONE " + source.identifier());
        table.sql("INSERT INTO {table} VALUES (5, 'a b')");
        table.sql("DELETE FROM {table} WHERE id = 2");
        table.checkpoint();
        table.sql("DELETE FROM {table} WHERE id = 4");
    }

    private static void shallowCloneWithDeletionVectors(FixtureTable table) throws Exception {
        FixtureTable source = table.beside("-source");
        source.create("id INT", "TBLPROPERTIES ('delta.enableDeletionVectors'='true')");
        source.sql("INSERT INTO {table} SELECT /*+ REPARTITION(1) */ id FROM range(5)");
        source.sql("DELETE FROM {table} WHERE id = 1");
        table.sql("CREATE TABLE {table} SHALLOW CLONE " + source.identifier());
        table.sql("DELETE FROM {table} WHERE id = 2");
    }
}
