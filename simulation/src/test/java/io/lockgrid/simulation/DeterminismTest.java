package io.lockgrid.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
    void seedsGiveTheSameTracesInAnotherJvm() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Traces.class.getName(),
                        "201",
                        "208")
                .redirectErrorStream(true)
                .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(other.waitFor()).as(said).isZero();
        assertThat(said.lines()).containsAll(Traces.of(201, 208));
    }

    /** Tells the traces of seeds from one on to another, for who runs it as a JVM of its own. */
    static final class Traces {
        private Traces() {}

        static List<String> of(long first, long last) {
            return LongStream.rangeClosed(first, last)
                    .mapToObj(seed -> String.format(
                            "the trace of seed %d is %016x",
                            seed, World.run(seed, false).hash()))
                    .toList();
        }

        public static void main(String[] seeds) {
            of(Long.parseLong(seeds[0]), Long.parseLong(seeds[1])).forEach(System.out::println);
        }
    }
}
