package io.deltareplay.launcher.cli;

class LauncherIT extends LauncherContract {
    LauncherIT() {
        super(Launcher.ON_THE_JVM);
    }
}
