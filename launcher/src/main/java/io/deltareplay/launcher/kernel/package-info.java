/// A Delta Kernel engine without Hadoop.
@NullMarked
package io.deltareplay.launcher.kernel;

import org.jspecify.annotations.NullMarked;
