package io.deltareplay.request;

/** How an exception's reason is told: the same words by the launcher and by the executors. */
public final class Reasons {
    private Reasons() {}

    /** The root cause. */
    public static Throwable deepest(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }

    /** What an exception says, or what it is. */
    public static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}
