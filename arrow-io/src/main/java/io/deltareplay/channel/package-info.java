/**
 * The result channel: one TCP port that the launcher opens for one run, over which a job's driver takes its request and its tasks
 * stream their rows straight to the launcher.
 *
 * <p>{@link io.deltareplay.channel.ResultChannel} is the launcher's side, {@link io.deltareplay.channel.DriverConnection} the
 * driver's and {@link io.deltareplay.channel.TaskStream} a task's. Nothing of a connection is read before its other end has proved,
 * by challenge and response, that it knows the run's secret.
 */
@NullMarked
package io.deltareplay.channel;

import org.jspecify.annotations.NullMarked;
