/// The cases of the launcher's tests, on the native executable.
package io.deltareplay.nativeimage;
