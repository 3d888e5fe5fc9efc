package io.deltareplay.nativeimage;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Whether this build makes the archives: its Maven profile names where. Whether they lie there is for the tests to
/// say.
final class ArchivesAreMade implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String folder = System.getProperty(Archive.FOLDER_PROPERTY, "");
        return folder.isEmpty()
                ? ConditionEvaluationResult.disabled("no archives were made: that takes -Pdist")
                : ConditionEvaluationResult.enabled(folder);
    }
}
