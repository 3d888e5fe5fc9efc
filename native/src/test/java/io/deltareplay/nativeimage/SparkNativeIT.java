package io.deltareplay.nativeimage;

import io.deltareplay.launcher.cli.Launcher;
import io.deltareplay.launcher.cli.SparkContract;

@OnTheExecutable
class SparkNativeIT extends SparkContract {
    SparkNativeIT() {
        super(Launcher.EXECUTABLE);
    }
}
