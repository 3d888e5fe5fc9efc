package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.deliver.Destination;
import io.deltareplay.launcher.deliver.Leftovers;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/// The process around a command, handed in so that tests run the same path in their own.
///
/// @param standardOutput where data goes
/// @param out for help and scripts, which picocli prints
/// @param messages standard error: summary, warnings, errors, progress
/// @param terminal what of this a person sees
/// @param leftovers what must not outlive the process
/// @param ending what happens when a signal ends the process
/// @param clock for durations
/// @param environment the process's environment variables
public record Host(
        Supplier<Destination> standardOutput,
        PrintWriter out,
        PrintWriter messages,
        Terminal terminal,
        Leftovers leftovers,
        Ending ending,
        Clock clock,
        Map<String, String> environment) {}
