package io.deltareplay.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Which part of the house may know which.
@AnalyzeClasses(packages = "io.deltareplay", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String LAUNCHER = "io.deltareplay.launcher";

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsItsFrameworks = noClasses()
            .that()
            .resideOutsideOfPackage(LAUNCHER + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "picocli..", "jakarta..", "org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule onlyInspectionKnowsDeltaKernel = noClasses()
            .that()
            .resideOutsideOfPackages(LAUNCHER + ".kernel..", LAUNCHER + ".inspect..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.delta.kernel..");

    @ArchTest
    static final ArchRule onlyPredicatesKnowTheirParser = noClasses()
            .that()
            .resideOutsideOfPackage(LAUNCHER + ".where..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.antlr..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsSpark = noClasses()
            .that()
            .resideOutsideOfPackage(LAUNCHER + ".spark..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.spark..");

    @ArchTest
    static final ArchRule onlyTheDistributedReplayAndItsOptionsKnowTheResultChannel = noClasses()
            .that()
            .resideInAPackage(LAUNCHER + "..")
            .and()
            .resideOutsideOfPackages(LAUNCHER + ".distributed..", LAUNCHER + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.deltareplay.channel..");

    @ArchTest
    static final ArchRule planningLooksAtNothing = noClasses()
            .that()
            .resideInAPackage(LAUNCHER + ".plan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.nio.file..", "java.net..", "java.io..", LAUNCHER + ".storage..", LAUNCHER + ".spark..");

    @ArchTest
    static final ArchRule theSharedModuleKnowsNeitherLauncherNorEngines = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.deltareplay.action..",
                    "io.deltareplay.channel..",
                    "io.deltareplay.filelist..",
                    "io.deltareplay.request..",
                    "io.deltareplay.stats..",
                    "io.deltareplay.tail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    LAUNCHER + "..",
                    "io.quarkus..",
                    "picocli..",
                    "io.delta.kernel..",
                    "org.apache.spark..",
                    "org.apache.hadoop..",
                    "dev.hardwood..");

    @ArchTest
    static final ArchRule nothingKnowsHadoop =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.hadoop..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(LAUNCHER + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule standardOutputIsLeftToTheSinks =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule onlyTheTopEndsTheProcess = noClasses()
            .that()
            .resideOutsideOfPackage(LAUNCHER + ".cli..")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule errorsAreOneFamily = classes()
            .that()
            .resideInAPackage(LAUNCHER + ".error..")
            .and()
            .areAssignableTo(Throwable.class)
            .should()
            .beAssignableTo(LAUNCHER + ".error.DeltaReplayException");
}
