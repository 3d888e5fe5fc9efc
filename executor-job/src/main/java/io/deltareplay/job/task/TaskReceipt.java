package io.deltareplay.job.task;

import java.io.Serializable;

/**
 * What a task says it did.
 *
 * @param rows rows of its partition, all of them acknowledged by the launcher
 * @param actionsRead file actions looked at
 * @param filesSkipped files that a predicate does not want
 * @param warnings what was odd
 */
public record TaskReceipt(long rows, long actionsRead, long filesSkipped, Warnings.Counted warnings)
        implements Serializable {}
