package io.deltareplay.nativeimage;

import io.deltareplay.launcher.cli.FilesContract;
import io.deltareplay.launcher.cli.Launcher;
import io.deltareplay.launcher.cli.Program;

@OnTheExecutable
class FilesNativeIT extends FilesContract {
    FilesNativeIT() {
        super(Program.packaged(Launcher.EXECUTABLE));
    }
}
