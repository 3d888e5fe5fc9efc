package io.deltareplay.launcher.table;

/// Whether a checkpoint is known to name each file once, as the protocol asks of it, and how that is known. There
/// are writers whose checkpoints name a file again: such a checkpoint's rows have to be compared with one another.
///
/// @param isKnown false when a file may occur more than once
/// @param reason the end of a sentence about the checkpoint, such as `it has as many adds as its checksum file
/// says`
public record Reconciliation(boolean isKnown, String reason) {
    /// Nothing to compare.
    public static final Reconciliation NO_CHECKPOINT = known("there is no checkpoint");

    public static Reconciliation known(String reason) {
        return new Reconciliation(true, reason);
    }

    public static Reconciliation unknown(String reason) {
        return new Reconciliation(false, reason);
    }
}
