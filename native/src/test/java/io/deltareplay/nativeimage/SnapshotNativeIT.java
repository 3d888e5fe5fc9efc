package io.deltareplay.nativeimage;

import io.deltareplay.launcher.cli.SnapshotContract;
import io.deltareplay.launcher.cli.Launcher;
import io.deltareplay.launcher.cli.Program;

@OnTheExecutable
class SnapshotNativeIT extends SnapshotContract {
    SnapshotNativeIT() {
        super(Program.packaged(Launcher.EXECUTABLE));
    }
}
