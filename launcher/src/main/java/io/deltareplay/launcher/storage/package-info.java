/// Reading the files of a log from where they are stored.
@NullMarked
package io.deltareplay.launcher.storage;

import org.jspecify.annotations.NullMarked;
