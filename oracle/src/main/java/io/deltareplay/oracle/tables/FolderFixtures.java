package io.deltareplay.oracle.tables;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Tables whose own folder has a name that globs, URIs or shells read as something else.
final class FolderFixtures {
    private static final List<String> NAMES = List.of(
            "folder [brackets]",
            "folder {braces,b}",
            "folder with space",
            "folder-ünïcödé-表😀",
            "folder%20percent%zz",
            "folder#hash",
            "folder+plus",
            "folder'quote",
            "folder=equals",
            "folder*star");

    private FolderFixtures() {}

    static List<Fixture> all() {
        List<Fixture> fixtures = new ArrayList<>();
        for (int index = 0; index < NAMES.size(); index++) {
            CheckpointKind kind = CheckpointKind.values()[index % CheckpointKind.values().length];
            fixtures.add(new Fixture(
                    NAMES.get(index),
                    "a table folder of this name, with a " + kind.label() + " checkpoint",
                    table -> write(table, kind)));
        }
        fixtures.add(new Fixture(
                "folder-symlink", "a table folder that is a symbolic link to folder-symlink-target", table -> {
                    FixtureTable target = table.beside("-target");
                    write(target, CheckpointKind.V2_PARQUET);
                    Files.createSymbolicLink(table.folder(), target.folder().getFileName());
                }));
        fixtures.add(new Fixture(
                "folder-symlinked-log", "a _delta_log that is a symbolic link to another folder", table -> {
                    write(table, CheckpointKind.MULTIPART);
                    Files.move(table.log().path(), table.folder().resolve("log kept elsewhere"));
                    Files.createSymbolicLink(table.log().path(), java.nio.file.Path.of("log kept elsewhere"));
                }));
        return fixtures;
    }

    private static void write(FixtureTable table, CheckpointKind kind) throws Exception {
        table.createByHand(
                "id",
                ByHand.add("one.parquet"),
                ByHand.add("two%20two.parquet"),
                ByHand.add("three.parquet"),
                ByHand.add("four.parquet"));
        kind.writeUnaltered(table);
        table.commitByHand(ByHand.remove("two%20two.parquet"), ByHand.add("five.parquet"));
    }
}
