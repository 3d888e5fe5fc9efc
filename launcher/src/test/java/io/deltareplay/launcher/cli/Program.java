package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.Leftovers;

/// The program as its user sees it, whatever it runs in. Its standard output is a pipe.
public interface Program {
    Ended run(String... arguments) throws Exception;

    /// In the process of the tests.
    static Program inProcess() {
        return arguments -> TestHost.piped(new LocalEngine(new Leftovers())).end(arguments);
    }

    /// As a process of its own.
    static Program packaged(Launcher launcher) {
        return arguments -> LauncherProcess.piped(launcher.command(arguments));
    }
}
