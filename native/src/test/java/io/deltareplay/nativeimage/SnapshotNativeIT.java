package io.deltareplay.nativeimage;

import io.deltareplay.launcher.cli.Launcher;
import io.deltareplay.launcher.cli.Program;
import io.deltareplay.launcher.cli.SnapshotContract;

@OnTheExecutable
class SnapshotNativeIT extends SnapshotContract {
    SnapshotNativeIT() {
        super(Program.packaged(Launcher.EXECUTABLE));
    }
}
