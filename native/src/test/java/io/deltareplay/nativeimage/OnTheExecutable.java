package io.deltareplay.nativeimage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs on the native executable. Skipped, and counted as such, when the build makes none; a build that should have
/// made
/// one and did not fails.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ExecutableIsBuilt.class)
@interface OnTheExecutable {}
