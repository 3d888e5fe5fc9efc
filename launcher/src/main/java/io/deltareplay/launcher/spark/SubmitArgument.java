package io.deltareplay.launcher.spark;

import io.deltareplay.launcher.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An option of `spark-submit` that is handed on to it.
///
/// @param name the option, with its dashes
/// @param value its value; null for a switch
public record SubmitArgument(String name, @Nullable String value) {
    private static final Set<String> SWITCHES = Set.of("--verbose", "-v", "--supervise", "--load-spark-defaults");

    /// What would make `spark-submit` do something else than run our job and wait for it, each with the reason.
    private static final Map<String, String> REFUSED = Map.of(
            "--class", "the job's class is part of the program",
            "--help", "nothing would be submitted",
            "-h", "nothing would be submitted",
            "--usage-error", "nothing would be submitted",
            "--version", "nothing would be submitted",
            "--kill", "nothing would be submitted",
            "--status", "nothing would be submitted",
            "--remote", "the job is submitted to a master, not to a Spark Connect server");

    /// Reads what stood after `--`.
    ///
    /// @throws UsageException when it is not what `spark-submit` takes, or not what can be handed on
    public static List<SubmitArgument> parse(List<String> words) {
        List<SubmitArgument> arguments = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-")) {
                throw new UsageException(
                        "unexpected argument '%s' after --".formatted(word),
                        "What stands there are options of spark-submit; the job and its arguments are the program's own.");
            }
            int equals = word.indexOf('=');
            String name = word.startsWith("--") && equals > 0 ? word.substring(0, equals) : word;
            refuse(name);
            if (SWITCHES.contains(name)) {
                arguments.add(new SubmitArgument(name, null));
            } else if (equals > 0 && !name.equals(word)) {
                arguments.add(new SubmitArgument(name, word.substring(equals + 1)));
            } else if (i + 1 < words.size()) {
                i++;
                arguments.add(new SubmitArgument(name, words.get(i)));
            } else {
                throw new UsageException(
                        "spark-submit's option %s needs a value".formatted(name), "Write %s VALUE.".formatted(name));
            }
        }
        arguments.forEach(SubmitArgument::refuseClusterMode);
        return arguments;
    }

    private static void refuse(String name) {
        String reason = REFUSED.get(name);
        if (reason != null) {
            throw new UsageException(
                    "spark-submit's option %s cannot be handed on: %s".formatted(name, reason), "Leave it out.");
        }
    }

    private void refuseClusterMode() {
        if (name.equals("--deploy-mode")) {
            refuseClusterMode(String.valueOf(value));
        }
    }

    static void refuseClusterMode(String deployMode) {
        if (!deployMode.equals("client")) {
            throw new UsageException(
                    "the deploy mode %s is not supported: the driver runs on this machine".formatted(deployMode),
                    "Leave it out, or say client.");
        }
    }
}
