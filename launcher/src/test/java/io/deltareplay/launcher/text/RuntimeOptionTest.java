package io.deltareplay.launcher.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RuntimeOptionTest {
    @Test
    void isAnArgumentOfTheExecutableAndInTheEnvironmentOnTheJvm() {
        assertEquals("the argument -Xmx2g", RuntimeOption.toGive("-Xmx2g", true));
        assertEquals("DELTA_REPLAY_JAVA_OPTS=-Xmx2g", RuntimeOption.toGive("-Xmx2g", false));
        assertEquals("DELTA_REPLAY_JAVA_OPTS=-Xmx2g", RuntimeOption.toGive("-Xmx2g"));
    }
}
