package io.deltareplay.launcher.replay;

/// Hears how far a replay is. Called from the replaying thread, often: implementations must be cheap.
@FunctionalInterface
public interface ReplayProgress {
    /// Hears nothing.
    ReplayProgress NONE = (actionsRead, filesDelivered) -> {};

    /// @param actionsRead file actions looked at so far, to compare with the facts' estimate
    /// @param filesDelivered active files delivered so far
    void advanced(long actionsRead, long filesDelivered);
}
