package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Hazelcast's own client for Node.js, in a process of its own, that is told what to do line by line. For one thread. */
final class NodeJsClient implements AutoCloseable {
    private static final Path SCRIPTS = Path.of("src", "test", "js");

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;

    private NodeJsClient(Process process) {
        this.process = process;
        this.answers = process.inputReader();
        this.questions = process.outputWriter();
    }

    /** Brings the client by npm into a folder; skips the test where that is not there. */
    static void install(Path folder) throws IOException, InterruptedException {
        assumeTrue(runs("node"), "skipped: there is no Node.js (command node) on this machine");
        assumeTrue(runs("npm"), "skipped: there is no npm on this machine");
        Files.createDirectories(folder);
        for (String file : List.of("locks.js", "package.json")) {
            Files.write(folder.resolve(file), Files.readAllBytes(SCRIPTS.resolve(file)));
        }
        assertThat(run(folder, "npm", "install", "--no-audit", "--no-fund", "--silent"))
                .isZero();
    }

    /**
     * Starts one that is connected.
     *
     * @param more of its arguments
     */
    static NodeJsClient connect(Path folder, String address, String cluster, String... more) throws IOException {
        List<String> command = Stream.concat(Stream.of("node", "locks.js", address, cluster), Stream.of(more))
                .toList();
        NodeJsClient client = new NodeJsClient(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors.log").toFile())
                .start());
        assertThat(client.answers.readLine())
                .as("what it says first, and %s", folder.resolve("errors.log"))
                .isEqualTo("ready");
        return client;
    }

    private static boolean runs(String command) throws InterruptedException {
        try {
            Process tried = new ProcessBuilder(command, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return tried.waitFor(30, TimeUnit.SECONDS) && tried.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static int run(Path folder, String... command) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.toAbsolutePath().resolve("npm.log").toFile())
                .start();
        if (!run.waitFor(4, TimeUnit.MINUTES)) {
            run.destroyForcibly();
            return -1;
        }
        return run.exitValue();
    }

    /** Its answer, one line. */
    String ask(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        return String.valueOf(answers.readLine());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            questions.write("end\n");
            questions.flush();
        } finally {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
