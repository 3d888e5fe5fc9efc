package io.deltareplay.launcher.replay;

import io.deltareplay.launcher.cli.Program;

class GoldenTablesCommandTest extends GoldenTablesContract {
    GoldenTablesCommandTest() {
        super(Program.inProcess());
    }
}
