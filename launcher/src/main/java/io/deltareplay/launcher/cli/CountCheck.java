package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.text.Human;
import java.util.Optional;

/// Compares how many files a whole list has with what the version's own checksum file says. That one may be wrong,
/// so the list never changes because of it; but nothing else tells of a checkpoint or a commit that was cut short
/// where a reader cannot see it.
enum CountCheck {
    /// A difference is worth a warning.
    WARN,
    /// A difference fails the run before its list is complete.
    FAIL,
    /// What is delivered is not the whole list.
    NONE;

    /// @return a warning when the numbers differ
    /// @throws DamagedLogException when they differ and must not
    Optional<String> check(LogFacts facts, ReplayResult result) {
        Optional<Long> expected = facts.checksumFiles().filter(files -> files != result.files());
        if (this == NONE || expected.isEmpty()) {
            return Optional.empty();
        }
        String difference = "%s at version %d has %s, where %s/%020d.crc says %d"
                .formatted(
                        facts.location().given(),
                        facts.version(),
                        Human.count(result.files(), "file"),
                        facts.location().logFolder(),
                        facts.version(),
                        expected.get());
        if (this == FAIL) {
            throw new DamagedLogException(
                    difference,
                    "A checkpoint or a commit may have been cut short, or the checksum file may be wrong: compare the log "
                            + "with a replica or a backup. Without --strict the list is delivered, with a warning.");
        }
        return Optional.of(difference + ": a checkpoint or a commit may have been cut short");
    }
}
