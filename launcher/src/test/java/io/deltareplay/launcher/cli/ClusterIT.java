package io.deltareplay.launcher.cli;

class ClusterIT extends ClusterContract {
    ClusterIT() {
        super(Launcher.ON_THE_JVM);
    }
}
