package io.lockgrid.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What writers and readers do with the folder, without a grid. */
class SharedReportTest {
    @TempDir
    private Path share;

    private SharedReport shared;

    @BeforeEach
    void open() {
        shared = new SharedReport(share, false);
    }

    private void write(long fence) throws IOException {
        shared.write(report(fence), () -> {});
    }

    private static Report report(long fence) {
        return new Report(fence, List.of(1L, 2L, 3L));
    }

    @Test
    void anEmptyFolderHasNoReport() throws IOException {
        assertThat(shared.read()).isEmpty();
    }

    @Test
    void theReportOfTheHighestFenceIsReadWhateverComesLast() throws IOException {
        write(1000);
        write(99);

        assertThat(shared.read()).contains(report(1000));
    }

    @Test
    void anUnfinishedReportIsNotRead() throws IOException {
        write(1);
        shared.write(report(2), () -> assertThat(read()).isEqualTo(report(1)));

        assertThat(read()).isEqualTo(report(2));
    }

    private Report read() {
        try {
            return shared.read().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void onlyTheReportBeforeItIsKept() throws IOException {
        Files.writeString(share.resolve("report.0000000000000000001.tmp"), "of a writer that died");
        write(2);
        write(3);
        write(4);

        try (Stream<Path> files = Files.list(share)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("report.0000000000000000003.csv", "report.0000000000000000004.csv");
        }
    }

    @Test
    void aLateWriterRemovesNothingNewer() throws IOException {
        write(2);
        write(3);
        write(1);

        assertThat(read()).isEqualTo(report(3));
    }

    @Test
    void aTornReportIsNoticed() throws IOException {
        write(1);
        Path file = share.resolve("report.0000000000000000001.csv");
        String whole = Files.readString(file);

        for (int length = 0; length < whole.length() - 1; length++) {
            Files.writeString(file, whole.substring(0, length));
            assertThatIllegalStateException().isThrownBy(shared::read).withMessageStartingWith("a torn report");
        }
    }
}
