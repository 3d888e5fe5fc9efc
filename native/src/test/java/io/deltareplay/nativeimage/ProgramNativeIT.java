package io.deltareplay.nativeimage;

import io.deltareplay.launcher.cli.Launcher;
import io.deltareplay.launcher.cli.Program;
import io.deltareplay.launcher.cli.ProgramContract;

@OnTheExecutable
class ProgramNativeIT extends ProgramContract {
    ProgramNativeIT() {
        super(Program.packaged(Launcher.EXECUTABLE));
    }
}
