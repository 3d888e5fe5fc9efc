package io.deltareplay.launcher.cli;

/// Cases of a command that hold for the program in whatever it runs: a contract's subclass names that, and may add
/// what
/// can be told of it alone.
public abstract class CommandContract {
    private final Program program;
    private Ended last = new Ended(-1, new byte[0], "");

    protected CommandContract(Program program) {
        this.program = program;
    }

    protected final int run(String... arguments) throws Exception {
        last = program.run(arguments);
        return last.exitCode();
    }

    /// What the last run wrote to standard output.
    protected final byte[] data() {
        return last.output();
    }

    protected final String text() {
        return last.text();
    }

    /// What the last run wrote to standard error.
    protected final String messages() {
        return last.messages();
    }
}
