package io.lockgrid.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.examples.report.Story.Ending;
import io.lockgrid.examples.stage.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says of {@code ./run}, in processes of their own. */
@Tag("thorough")
class StoryTest {
    @TempDir
    private Path share;

    @Test
    void aReaderNeverSeesTheNumberGoDownNorATornFileThoughAWriterStoodStillBeforeItsRename() throws Exception {
        Ending ending = Story.tell(share, List.of());

        assertThat(ending.well()).isTrue();
        assertThat(ending.newer()).isGreaterThan(ending.late());
        assertThat(new SharedReport(share, false).read().orElseThrow().fence()).isGreaterThanOrEqualTo(ending.newer());
    }

    @Test
    void withOneNameForAllReportsTheCommandShowsALateOneInPlaceOfANewerOne() throws IOException, InterruptedException {
        try (Program run = Program.start("run", Map.of("SHARE", share.toString()), List.of("./run", "--one-name"))) {
            run.await("  reader     WENT BACK");

            assertThat(run.awaitEnd()).isEqualTo(1);
        }
    }
}
