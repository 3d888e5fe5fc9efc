package io.deltareplay.launcher.plan;

import java.util.regex.Pattern;

/// Where Spark would run.
///
/// @param master the master's URL, as Spark takes it
/// @param origin who named it, for messages, such as `--master`
/// @param slots tasks that it is thought to run at once
public record Cluster(String master, String origin, int slots) {
    private static final Pattern LOCAL = Pattern.compile("local(-cluster)?(\\[.*])?");
    private static final Pattern LOOPBACK = Pattern.compile("spark://(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?");

    public Cluster {
        if (slots < 1) {
            throw new IllegalArgumentException("a cluster runs at least one task at once, got " + slots);
        }
    }

    /// Whether Spark's executors are threads or processes of its driver's machine.
    public boolean isLocal() {
        return LOCAL.matcher(master).matches();
    }

    /// Whether everything that belongs to it is reached over this machine's loopback interface. Kubernetes on this
    /// machine is not: its pods have a loopback interface each.
    public boolean isOnLoopback() {
        return isLocal() || LOOPBACK.matcher(master).matches();
    }
}
