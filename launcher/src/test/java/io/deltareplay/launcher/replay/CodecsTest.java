package io.deltareplay.launcher.replay;

import io.deltareplay.launcher.cli.Program;

class CodecsTest extends CodecsContract {
    CodecsTest() {
        super(Program.inProcess());
    }
}
