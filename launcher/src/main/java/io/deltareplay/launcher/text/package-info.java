/// Values as text: JSON for programs, sizes and times for people.
@NullMarked
package io.deltareplay.launcher.text;

import org.jspecify.annotations.NullMarked;
