/// Serial replay: the tail's identities in memory, the checkpoint streamed past them.
@NullMarked
package io.deltareplay.launcher.replay;

import org.jspecify.annotations.NullMarked;
