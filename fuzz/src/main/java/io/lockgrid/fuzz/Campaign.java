package io.lockgrid.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs targets, each in a process of its own that ends when something is found. Immutable.
 *
 * @param corpus has a folder for each target, of bytes that reach much of its code
 * @param work where what is new is put, and logs; made if it is not there
 * @param classPath of the processes
 */
record Campaign(Path corpus, Path work, String classPath) {
    private static final String FUZZER = "com.code_intelligence.jazzer.Jazzer";
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration SLACK = Duration.ofMinutes(2);
    private static final int MEGABYTES = 2_048;

    /** For what is on this process's class path. */
    static Campaign of(Path corpus, Path work) {
        return new Campaign(corpus, work, System.getProperty("java.class.path"));
    }

    /**
     * What came of it.
     *
     * @param found nothing, or where what was found is
     * @param words the last lines of the log
     */
    record Outcome(boolean found, List<String> words) {}

    /** Tries whatever is in the corpus, and then goes on for that long. */
    Outcome run(String title, String type, int longest, Duration time) throws IOException, InterruptedException {
        return start(
                title,
                type,
                time.plus(SLACK),
                List.of(
                        "-max_total_time=" + Math.max(1, time.toSeconds()),
                        "-max_len=" + longest,
                        folder(work.resolve(title).resolve("found")).toString(),
                        folder(corpus.resolve(title)).toString()));
    }

    /** Tries these bytes. */
    Outcome replay(String title, String type, Path bytes) throws IOException, InterruptedException {
        return start(title, type, SLACK, List.of(bytes.toString()));
    }

    /** Takes into the corpus what was found and reaches code that nothing in it does. */
    Outcome keep(String title, String type, int longest) throws IOException, InterruptedException {
        return start(
                title,
                type,
                SLACK,
                List.of(
                        "-merge=1",
                        "-max_len=" + longest,
                        folder(corpus.resolve(title)).toString(),
                        folder(work.resolve(title).resolve("found")).toString()));
    }

    private Outcome start(String title, String type, Duration most, List<String> what)
            throws IOException, InterruptedException {
        Path folder = folder(work.resolve(title));
        Path log = folder.resolve("log.txt");
        Path certificates = work.resolve("certificates");
        if (!Files.exists(certificates)) {
            Certificates.make(certificates);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:-OmitStackTraceInFastThrow",
                "-D" + Certificates.PROPERTY + "=" + certificates,
                "-cp",
                classPath,
                FUZZER,
                "--target_class=" + type,
                "--instrumentation_includes=io.lockgrid.**",
                "--custom_hook_includes=io.lockgrid.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-timeout=" + LONGEST.toSeconds(),
                "-rss_limit_mb=" + MEGABYTES,
                "-print_final_stats=1"));
        command.addAll(what);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boolean ended = process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome(!ended || process.exitValue() != 0, tail(log));
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path folder(Path path) throws IOException {
        return Files.createDirectories(path);
    }

    private static List<String> tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        return List.copyOf(lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    /** How many files there are of a target. */
    long size(String title) {
        Path folder = corpus.resolve(title);
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
