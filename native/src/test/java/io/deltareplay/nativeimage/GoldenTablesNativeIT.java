package io.deltareplay.nativeimage;

import io.deltareplay.launcher.cli.Launcher;
import io.deltareplay.launcher.cli.Program;
import io.deltareplay.launcher.replay.GoldenTablesContract;

@OnTheExecutable
class GoldenTablesNativeIT extends GoldenTablesContract {
    GoldenTablesNativeIT() {
        super(Program.packaged(Launcher.EXECUTABLE));
    }
}
