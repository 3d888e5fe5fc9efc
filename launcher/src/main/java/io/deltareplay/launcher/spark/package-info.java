/// A Spark application from its submission to its end: the Spark home, its settings, the child process, its log.
@NullMarked
package io.deltareplay.launcher.spark;

import org.jspecify.annotations.NullMarked;
