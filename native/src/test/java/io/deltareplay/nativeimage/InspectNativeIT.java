package io.deltareplay.nativeimage;

import io.deltareplay.launcher.cli.InspectContract;
import io.deltareplay.launcher.cli.Launcher;
import io.deltareplay.launcher.cli.Program;

@OnTheExecutable
class InspectNativeIT extends InspectContract {
    InspectNativeIT() {
        super(Program.packaged(Launcher.EXECUTABLE));
    }
}
