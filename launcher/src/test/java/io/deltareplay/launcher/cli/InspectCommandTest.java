package io.deltareplay.launcher.cli;

class InspectCommandTest extends InspectContract {
    InspectCommandTest() {
        super(Program.inProcess());
    }
}
