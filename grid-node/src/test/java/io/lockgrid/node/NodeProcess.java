package io.lockgrid.node;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A member in a process of its own, on the loopback; closing kills it. */
final class NodeProcess implements AutoCloseable {
    static final List<String> ENGINE_FLAGS = List.of(
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");

    final String name;
    final int port;
    private final Process process;
    private final PrintStream in;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private NodeProcess(String name, int port, Process process) {
        this.name = name;
        this.port = port;
        this.process = process;
        this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "output-of-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    /** @param settings such as {@code grace=5s}, each a key of {@code lockgrid.yaml} and its value */
    static NodeProcess start(String cluster, String name, int port, List<String> members, String... settings) {
        return start(List.of("-Xmx256m"), cluster, name, port, members, settings);
    }

    /** @param flags of the JVM, its heap among them */
    static NodeProcess start(
            List<String> flags, String cluster, String name, int port, List<String> members, String... settings) {
        return start(Map.of(), flags, cluster, name, port, members, settings);
    }

    /** @param environment variables beside those of this process */
    static NodeProcess start(
            Map<String, String> environment,
            List<String> flags,
            String cluster,
            String name,
            int port,
            List<String> members,
            String... settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(ENGINE_FLAGS);
        for (String setting : settings) {
            command.add("-Dlockgrid." + setting);
        }
        command.addAll(List.of("-cp", classPath(), NodeMain.class.getName(), cluster, name));
        command.addAll(List.of(String.valueOf(port), String.join(",", members)));
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log(name, port)));
            builder.environment().putAll(environment);
            return new NodeProcess(name, port, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File log(String name, int port) throws IOException {
        Path logs = Files.createDirectories(Path.of("target", "node-logs"));
        return logs.resolve(name + "-" + port + ".log").toFile();
    }

    /** Hazelcast's tests jar is for this process only. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null) {
                if (line.startsWith("> ")) {
                    answers.add(line.substring(2));
                }
                line = out.readLine();
            }
        } catch (IOException e) {
            answers.add("ended " + e);
        }
    }

    /** Sends a line without waiting for its answer. */
    void tell(String line) {
        in.println(line);
    }

    /** The next answer. */
    String hear() throws InterruptedException {
        String answer = answers.poll(60, TimeUnit.SECONDS);
        if (answer == null) {
            throw new IllegalStateException(name + " did not answer");
        }
        return answer;
    }

    String ask(String line) throws InterruptedException {
        tell(line);
        return hear();
    }

    long fence(String answer) {
        if (!answer.startsWith("granted ")) {
            throw new IllegalStateException(name + " answered: " + answer);
        }
        return Long.parseLong(answer.substring("granted ".length()));
    }

    /** Closes its grid, as an application that stops does, and waits for its end. */
    void stop() throws InterruptedException {
        askToStop();
        awaitEnd();
    }

    void askToStop() {
        in.close();
    }

    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " did not end");
        }
    }

    /** Asks it to end by a signal, as a system does: SIGTERM. */
    void terminate() throws IOException, InterruptedException {
        signal("TERM");
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stands still, sockets open: SIGSTOP. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("kill -" + signal + " of " + name + " failed");
        }
    }

    /** Where it logs to. */
    Path log() throws IOException {
        return log(name, port).toPath();
    }

    /** Waits until its log says so. */
    void awaitLog(String text) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.readString(log()).contains(text));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
