/// What a run did, as JSON for programs.
@NullMarked
package io.deltareplay.launcher.report;

import org.jspecify.annotations.NullMarked;
