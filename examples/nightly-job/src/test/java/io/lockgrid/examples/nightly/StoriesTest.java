package io.lockgrid.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.lockgrid.examples.stage.Program;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of {@code ./run}, in processes of their own. */
@Tag("thorough")
class StoriesTest {

    @BeforeAll
    static void lookForCurl() throws Exception {
        int exitCode = new ProcessBuilder("sh", "-c", "command -v curl").start().waitFor();
        assumeThat(exitCode).as("report.sh needs curl").isZero();
    }

    @Test
    void ofTwoThatStartTheJobOneMakesTheReportAndALateOneIsRefused() throws Exception {
        assertThat(JobStory.tell()).isEqualTo(new JobStory.Ending(0, 75, 0, "total,42\n", true));
    }

    @Test
    void afterTheLeaderWasKilledAnotherGoesOnWithAllThatWasAnswered() throws Exception {
        RatesStory.Ending ending = RatesStory.tell();

        assertThat(ending.secondFence()).isGreaterThan(ending.firstFence());
        assertThat(ending.before()).isEqualTo("CHF=0.93\nEUR=1.09\n");
        assertThat(ending.after()).isEqualTo(ending.before());
    }

    @Test
    void theCommandShowsOneOfThem() throws Exception {
        try (Program run = Program.start("run", Map.of(), List.of("./run", "job"))) {
            run.await("  east       stored reports/2026-01-31 with fence");

            assertThat(run.awaitEnd()).isZero();
        }
    }
}
