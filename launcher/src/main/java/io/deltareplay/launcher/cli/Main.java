package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.Leftovers;
import io.deltareplay.launcher.deliver.StandardOutput;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/// The program. Only `main` ends the process.
@QuarkusMain
public final class Main implements QuarkusApplication {
    public static void main(String... arguments) {
        ClosedDescriptors.occupy();
        Quarkus.run(Main.class, arguments);
    }

    @Override
    public int run(String... arguments) {
        Leftovers leftovers = new Leftovers();
        Ending ending = new Ending(leftovers);
        ending.install();
        Host host = new Host(
                StandardOutput::ofProcess,
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                new Terminal.OfProcess(System.getenv()),
                leftovers,
                ending,
                Clock.systemUTC(),
                System.getenv());
        return Rehearsal.asked()
                .map(rehearsal -> rehearsal.run(rehearsed -> run(host, rehearsed)))
                .orElseGet(() -> run(host, arguments));
    }

    private static int run(Host host, String... arguments) {
        return new DeltaReplay(host, () -> new LocalEngine(host.leftovers())).run(arguments);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }
}
