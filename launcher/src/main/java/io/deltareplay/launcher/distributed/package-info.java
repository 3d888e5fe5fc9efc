/// Replays a log on Spark: asks an executor job for it and takes what it sends.
@NullMarked
package io.deltareplay.launcher.distributed;

import org.jspecify.annotations.NullMarked;
