package io.lockgrid.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in the corpus is tried again, and then a minute of what is new. */
@Tag("thorough")
class FuzzMinuteTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private static Path work;

    private static Campaign campaign() {
        return Campaign.of(Path.of("src", "test", "resources", "corpus").toAbsolutePath(), work);
    }

    @ParameterizedTest
    @EnumSource
    void noBytesBreakWhatReadsThem(Target target) throws Exception {
        int shares = Arrays.stream(Target.values()).mapToInt(Target::share).sum();
        assertThat(campaign().size(target.title())).as("files in the corpus").isPositive();

        Campaign.Outcome outcome = campaign()
                .run(
                        target.title(),
                        target.type().getName(),
                        target.longest(),
                        MINUTE.multipliedBy(target.share()).dividedBy(shares));

        assertThat(outcome.found()).as(String.join("\n", outcome.words())).isFalse();
    }

    /** From one message that is right, as from a corpus. */
    @Test
    void aFaultThatIsNearToWhatIsInTheCorpusIsFound(@TempDir Path other) throws Exception {
        Path corpus = other.resolve("corpus");
        Batch right = new Batch(new UUID(1, 2), 1, 0, List.of(new Request.KeepAlive(1)));
        Files.createDirectories(corpus.resolve("planted"));
        Files.write(corpus.resolve("planted").resolve("right"), WireCodec.encode(right, WireCodec.NEWEST));

        Campaign.Outcome outcome = Campaign.of(corpus, work).run("planted", PlantedFuzz.class.getName(), 64, MINUTE);

        assertThat(outcome.found()).isTrue();
        assertThat(String.join("\n", outcome.words())).contains("a planted fault");
    }
}
