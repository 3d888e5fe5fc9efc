package io.deltareplay.launcher.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SparkSubmissionTest {
    private static final SparkHome EMBEDDED = new SparkHome(Path.of("/embedded"), SparkHome.Origin.EMBEDDED);
    private static final SparkHome OWN = new SparkHome(Path.of("/own"), SparkHome.Origin.ENVIRONMENT);
    private static final String SECRET = "the secret";

    private static SparkSubmission submission(
            SparkHome home, String master, boolean onLoopback, boolean ui, String... confs) {
        SparkSettings settings = SparkSettings.of(
                Optional.empty(), Optional.empty(), List.of(confs), Optional.empty(), List.of(), ui, Map.of());
        return SparkSubmission.of(
                settings,
                home,
                new SparkSubmission.Job(
                        "a name", master, onLoopback, Path.of("/job.jar"), "127.0.0.1:1", "SPARK_IT", SECRET));
    }

    @Test
    void secretIsInTheEnvironmentOnly() {
        SparkSubmission submission = submission(EMBEDDED, "local[*]", true, false);
        assertEquals(SECRET, submission.environment().get("SPARK_IT"));
        assertFalse(submission.conf().toString().contains(SECRET));
        assertFalse(submission.jobArguments().toString().contains(SECRET));
        assertFalse(submission.toString().contains(SECRET));
        assertEquals(List.of("127.0.0.1:1"), submission.jobArguments());
    }

    @Test
    void homeThatWasChosenIsTheOneThatItsScriptsUse() {
        assertEquals("/own", submission(OWN, "yarn", false, false).environment().get("SPARK_HOME"));
    }

    @Test
    void whatTheJobNeedsComesAfterWhatTheUserSaid() {
        SparkSubmission submission = submission(
                OWN, "yarn", false, false, "spark.master=other", "spark.ui.showConsoleProgress=true", "spark.x=1");
        assertEquals("yarn", submission.conf().get("spark.master"));
        assertEquals("client", submission.conf().get("spark.submit.deployMode"));
        assertEquals("false", submission.conf().get("spark.ui.showConsoleProgress"));
        assertEquals("1", submission.conf().get("spark.x"));
        assertEquals("a name", submission.conf().get("spark.app.name"));
    }

    @Test
    void nameOfTheUserIsKept() {
        assertEquals(
                "mine",
                submission(OWN, "yarn", false, false, "spark.app.name=mine")
                        .conf()
                        .get("spark.app.name"));
    }

    @Test
    void embeddedSparkStaysOnThisMachineAndOpensNoPageUnlessAsked() {
        Map<String, String> conf = submission(EMBEDDED, "local[*]", true, false).conf();
        assertEquals("127.0.0.1", conf.get("spark.driver.host"));
        assertEquals("127.0.0.1", conf.get("spark.driver.bindAddress"));
        assertEquals("false", conf.get("spark.ui.enabled"));
        assertEquals("true", submission(EMBEDDED, "local[*]", true, true).conf().get("spark.ui.enabled"));
        assertNull(submission(EMBEDDED, "spark://one:1", false, false).conf().get("spark.driver.host"));
    }

    @Test
    void clusterOfTheUserKeepsItsOwnSettings() {
        Map<String, String> conf = submission(OWN, "yarn", false, false).conf();
        assertNull(conf.get("spark.driver.host"));
        assertNull(conf.get("spark.ui.enabled"));
    }
}
