/// From facts and limits to a plan with its reason; pure.
@NullMarked
package io.deltareplay.launcher.plan;

import org.jspecify.annotations.NullMarked;
