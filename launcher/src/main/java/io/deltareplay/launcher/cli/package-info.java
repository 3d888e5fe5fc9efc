/// The commands: parse, delegate, render.
@NullMarked
package io.deltareplay.launcher.cli;

import org.jspecify.annotations.NullMarked;
