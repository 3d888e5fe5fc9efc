package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.Leftovers;
import io.deltareplay.launcher.deliver.StandardOutput;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/// A process of the tests' own: what a command writes can be read afterwards.
final class TestHost {
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final StringWriter printed = new StringWriter();
    private final StringWriter messages = new StringWriter();
    private final Engine engine;
    final Host host;

    private TestHost(
            Engine engine, Terminal terminal, WritableByteChannel standardOutput, Map<String, String> environment) {
        this.engine = engine;
        Leftovers leftovers = new Leftovers();
        this.host = new Host(
                () -> new StandardOutput(standardOutput == null ? Channels.newChannel(data) : standardOutput),
                new PrintWriter(printed),
                new PrintWriter(messages),
                terminal,
                leftovers,
                new Ending(leftovers),
                Clock.systemUTC(),
                environment);
    }

    static TestHost withEnvironment(Map<String, String> environment) {
        return new TestHost(new LocalEngine(new Leftovers()), Terminal.none(), null, environment);
    }

    static TestHost piped(Engine engine) {
        return new TestHost(engine, Terminal.none(), null, Map.of());
    }

    static TestHost onTerminal(Engine engine) {
        return new TestHost(engine, new Terminal.Fixed(true, true, 100), null, Map.of());
    }

    static TestHost writingTo(Engine engine, WritableByteChannel standardOutput) {
        return new TestHost(engine, Terminal.none(), standardOutput, Map.of());
    }

    int run(String... arguments) {
        int code = new DeltaReplay(host, () -> engine).run(arguments);
        host.out().flush();
        host.messages().flush();
        return code;
    }

    Ended end(String... arguments) {
        int exitCode = run(arguments);
        return new Ended(exitCode, output(), messages());
    }

    /// Help and scripts are text, a command's data are bytes; none writes both.
    private byte[] output() {
        return data.size() == 0 ? printed().getBytes(StandardCharsets.UTF_8) : data();
    }

    /// What went to standard output as data.
    byte[] data() {
        return data.toByteArray();
    }

    String text() {
        return data.toString(StandardCharsets.UTF_8);
    }

    /// Help and scripts.
    String printed() {
        return printed.toString();
    }

    /// What went to standard error.
    String messages() {
        return messages.toString();
    }
}
