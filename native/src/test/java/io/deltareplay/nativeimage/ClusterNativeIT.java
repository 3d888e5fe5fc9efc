package io.deltareplay.nativeimage;

import io.deltareplay.launcher.cli.ClusterContract;
import io.deltareplay.launcher.cli.Launcher;

@OnTheExecutable
class ClusterNativeIT extends ClusterContract {
    ClusterNativeIT() {
        super(Launcher.EXECUTABLE);
    }
}
