package io.deltareplay.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.deltareplay.job", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.deltareplay.job.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theJobKnowsNothingOfTheLauncher = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.deltareplay.launcher..", "io.quarkus..", "picocli..", "io.delta..", "dev.hardwood..");

    /** A cold Spark is mostly class loading and code generation: only the window and the snapshot pay for a query. */
    @ArchTest
    static final ArchRule onlyTheWindowAndTheSnapshotUseQueries = noClasses()
            .that()
            .resideOutsideOfPackages("io.deltareplay.job.window..", "io.deltareplay.job.snapshot..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.spark.sql", "org.apache.spark.sql.classic..", "org.apache.spark.sql.execution");
}
