package io.deltareplay.launcher.spark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A child process that ends when its script says so.
public final class FakeProcess implements SparkProcess {
    /// What ends it.
    public enum Script {
        ENDS_BY_ITSELF,
        ENDS_WHEN_ASKED,
        ENDS_WHEN_KILLED
    }

    private final Script script;
    private boolean alive = true;
    public final List<String> calls = new ArrayList<>();

    public FakeProcess(Script script) {
        this.script = script;
    }

    @Override
    public boolean isAlive() {
        return alive;
    }

    public void die() {
        alive = false;
    }

    @Override
    public boolean awaitEnd(Duration patience) {
        calls.add("await");
        if (script == Script.ENDS_BY_ITSELF) {
            alive = false;
        }
        return !alive;
    }

    @Override
    public boolean stop() {
        calls.add("stop");
        if (script == Script.ENDS_WHEN_ASKED) {
            alive = false;
        }
        return script == Script.ENDS_WHEN_ASKED;
    }

    @Override
    public void kill() {
        calls.add("kill");
        alive = false;
    }
}
