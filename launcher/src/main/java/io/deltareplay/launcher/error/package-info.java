/// The one family of errors that the command line reports, and its exit codes.
@NullMarked
package io.deltareplay.launcher.error;

import org.jspecify.annotations.NullMarked;
