package io.lockgrid.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class DeterminismTest {
    @Test
    void twentySeedsGiveTheSameTraceTwice() {
        LongStream.rangeClosed(101, 120)
                .forEach(seed -> assertThat(World.run(seed, false).hash())
                        .as("seed " + seed)
                        .isEqualTo(World.run(seed, false).hash()));
    }

    @Test
    void aSeedGivesTheSameTraceInAnotherJvm() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--seed",
                        "7")
                .redirectErrorStream(true)
                .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(other.waitFor()).as(said).isZero();
        assertThat(said)
                .contains(String.format(
                        "the trace of seed 7 is %016x", World.run(7, false).hash()));
    }
}
