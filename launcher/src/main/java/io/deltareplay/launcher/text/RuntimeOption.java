package io.deltareplay.launcher.text;

/// How a user gives the runtime one of its own options, such as `-Xmx2g`: a native executable takes it as an
/// argument, the
/// JVM's start script from the environment.
public final class RuntimeOption {
    private RuntimeOption() {}

    /// Whether this process is a native executable.
    public static boolean isNative() {
        return "runtime".equals(System.getProperty("org.graalvm.nativeimage.imagecode"));
    }

    /// What to write, as part of a sentence.
    public static String toGive(String option) {
        return toGive(option, isNative());
    }

    /// What to do when the temporary folder has no room, or is no good; a sentence without its full stop.
    public static String moreTemporarySpace() {
        return "Free disk space in the temporary folder %s, or name another with %s"
                .formatted(System.getProperty("java.io.tmpdir"), toGive("-Djava.io.tmpdir=FOLDER"));
    }

    static String toGive(String option, boolean isNative) {
        return isNative ? "the argument " + option : "DELTA_REPLAY_JAVA_OPTS=" + option;
    }
}
