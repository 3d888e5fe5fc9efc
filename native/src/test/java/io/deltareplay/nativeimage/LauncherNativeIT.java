package io.deltareplay.nativeimage;

import io.deltareplay.launcher.cli.Launcher;
import io.deltareplay.launcher.cli.LauncherContract;

@OnTheExecutable
class LauncherNativeIT extends LauncherContract {
    LauncherNativeIT() {
        super(Launcher.EXECUTABLE);
    }
}
