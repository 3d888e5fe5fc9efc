package io.deltareplay.nativeimage;

import io.deltareplay.launcher.cli.Launcher;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Whether this build makes an executable: its Maven profile names where. Whether it lies there is for the tests to
/// say.
final class ExecutableIsBuilt implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String executable = System.getProperty(Launcher.EXECUTABLE_PROPERTY, "");
        return executable.isEmpty()
                ? ConditionEvaluationResult.disabled(
                        "no native executable was built: that takes a GraalVM and -Pnative")
                : ConditionEvaluationResult.enabled(executable);
    }
}
