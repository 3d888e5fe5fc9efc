package io.deltareplay.nativeimage;

import io.deltareplay.launcher.cli.Launcher;
import io.deltareplay.launcher.cli.Program;
import io.deltareplay.launcher.replay.CodecsContract;

@OnTheExecutable
class CodecsNativeIT extends CodecsContract {
    CodecsNativeIT() {
        super(Program.packaged(Launcher.EXECUTABLE));
    }
}
