package io.deltareplay.launcher.distributed;

import io.deltareplay.channel.ChannelCredential;
import io.deltareplay.channel.ChannelOptions;
import io.deltareplay.channel.ResultChannel;
import io.deltareplay.channel.TlsIdentity;
import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.deliver.Leftovers;
import io.deltareplay.launcher.error.SparkJobException;
import io.deltareplay.launcher.error.SparkSubmissionException;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.error.TransferException;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.spark.Installation;
import io.deltareplay.launcher.spark.LaunchedProcess;
import io.deltareplay.launcher.spark.SparkApplication;
import io.deltareplay.launcher.spark.SparkHome;
import io.deltareplay.launcher.spark.SparkLog;
import io.deltareplay.launcher.spark.SparkProcess;
import io.deltareplay.launcher.spark.SparkSubmission;
import io.deltareplay.request.ReplayRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// Replays a log on Spark: opens a channel for the results, submits the job, and delivers what it sends. The job's
/// tasks send their rows straight to this process; its driver sends counts only.
public final class DistributedReplayer {
    private final Leftovers leftovers;
    private final SparkProcess.Starter starter;
    private final Results.Opener opener;
    private final InstantSource clock;

    /// @param leftovers what must not outlive the process: files, folders and the application
    public DistributedReplayer(Leftovers leftovers) {
        this(leftovers, LaunchedProcess::start, DistributedReplayer::open, InstantSource.system());
    }

    DistributedReplayer(Leftovers leftovers, SparkProcess.Starter starter, Results.Opener opener, InstantSource clock) {
        this.leftovers = leftovers;
        this.starter = starter;
        this.opener = opener;
        this.clock = clock;
    }

    /// Delivers each active file once. Calls neither `finish` nor `close` of the sink.
    ///
    /// @param epilogue takes what is left to do when the result is out; to be closed in any case
    /// @throws SparkSubmissionException when Spark did not take the job; nothing was delivered
    /// @throws SparkJobException when the job failed
    /// @throws TransferException when what it found did not arrive whole
    /// @throws io.deltareplay.launcher.error.DamagedLogException when a file of the segment is not what the
    /// protocol says
    /// @throws StorageException when a file of the segment cannot be read
    public ReplayResult replay(
            ReplayPlan.Distributed plan,
            DistributedOptions options,
            FileListSink sink,
            DistributedProgress progress,
            Epilogue epilogue) {
        String what = DistributedProblems.what(plan);
        SparkHome home = options.spark()
                .home()
                .orElseThrow(() -> new SparkSubmissionException(
                        what + ": there is no Spark", "Name one with --spark-home DIR or SPARK_HOME."));
        home.requireSubmitScript(what);
        Path jar = Installation.of(options.spark().environment()).jobJar(what);
        SparkLog log = SparkLog.create(options.temporaryFolder(), leftovers);
        epilogue.add(log::delete);
        try {
            Results results = listen(plan, options, epilogue);
            DistributedProblems problems = new DistributedProblems(plan, log);
            SparkSubmission submission = SparkSubmission.of(options.spark(), home, job(plan, jar, results));
            SparkApplication application = submit(submission, options, results, log, problems);
            epilogue.add(() -> {
                application.end();
                leftovers.ended(application);
            });
            progress.submitted(log.file());
            DeliveryLine line = new DeliveryLine(options.order().isPresent());
            return new DistributedRun(application, results, log, problems, sink, progress, line, options.patience())
                    .run();
        } catch (SparkSubmissionException | SparkJobException | TransferException e) {
            log.keep();
            throw e;
        }
    }

    private Results listen(ReplayPlan.Distributed plan, DistributedOptions options, Epilogue epilogue) {
        Reachability reachability = Reachability.of(options.listening(), plan.cluster(), options.spark());
        ChannelOptions channel = ChannelOptions.defaults(options.temporaryFolder(), options.spillLimit())
                .listeningOn(
                        reachability.bind(),
                        options.listening().firstPort(),
                        options.listening().lastPort(),
                        reachability.advertise());
        try {
            Optional<TlsIdentity> tls =
                    reachability.isLoopback() ? Optional.empty() : Optional.of(EphemeralCertificate.create());
            Results results = opener.open(channel, tls, RequestBuilder.of(plan, options));
            epilogue.add(results::close);
            return results;
        } catch (IOException e) {
            throw DistributedProblems.notListening(plan, reachability.bind(), e);
        }
    }

    private static SparkSubmission.Job job(ReplayPlan.Distributed plan, Path jar, Results results) {
        return new SparkSubmission.Job(
                "delta-replay %s v%d"
                        .formatted(plan.facts().location().given(), plan.facts().version()),
                plan.cluster().master(),
                plan.cluster().isOnLoopback(),
                jar,
                results.address(),
                ChannelCredential.VARIABLE,
                results.credential());
    }

    private SparkApplication submit(
            SparkSubmission submission,
            DistributedOptions options,
            Results results,
            SparkLog log,
            DistributedProblems problems) {
        try {
            SparkApplication.Surroundings surroundings =
                    new SparkApplication.Surroundings(starter, results::stopDriver, clock, options.patience());
            return leftovers.start(
                    () -> SparkApplication.submit(submission, log.file(), surroundings), SparkApplication::end);
        } catch (IOException e) {
            throw problems.notStarted(e);
        }
    }

    static Results open(ChannelOptions options, Optional<TlsIdentity> tls, ReplayRequest request) throws IOException {
        BufferAllocator allocator = new RootAllocator();
        try {
            return new ChannelResults(
                    ResultChannel.open(
                            options,
                            tls,
                            request,
                            allocator,
                            // Virtual threads would leave a thread in epoll_wait, for which a JVM waits 0.3 s when
                            // it ends.
                            Thread.ofPlatform()
                                    .daemon()
                                    .name("result-channel-", 0)
                                    .factory()),
                    allocator);
        } catch (IOException | RuntimeException e) {
            allocator.close();
            throw e;
        }
    }
}
