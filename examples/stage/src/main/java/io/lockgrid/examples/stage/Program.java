package io.lockgrid.examples.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process whose lines are shown with its name before them, and can be waited for. What it writes to standard error is in
 * {@code target/logs}. Closing it kills it and what it has started. Thread-safe.
 */
public final class Program implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 90;
    private static final String END = "(ended)";

    private final String name;
    private final Process process;
    private final boolean shown;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Program(String name, Process process, boolean shown) {
        this.name = name;
        this.process = process;
        this.shown = shown;
        Thread reader = new Thread(this::read, "lines-of-" + name);
        reader.setDaemon(true);
        reader.start();
        // Ctrl-C ends the story without its end, and a process that stands still hears no signal but this one.
        Runtime.getRuntime().addShutdownHook(new Thread(this::killAll, "kill-" + name));
    }

    /** Starts a class of this class path. */
    public static Program java(String name, Map<String, String> environment, Class<?> main, String... arguments)
            throws IOException {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
        return start(name, environment, concat(java, List.of(arguments)));
    }

    /** Starts a command. Of this process's own environment it gets what does not configure LockGrid. */
    public static Program start(String name, Map<String, String> environment, List<String> command) throws IOException {
        return start(name, environment, command, true);
    }

    static Program start(String name, Map<String, String> environment, List<String> command, boolean shown)
            throws IOException {
        Path log = Files.createDirectories(Path.of("target", "logs")).resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.to(log.toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("LOCKGRID_"));
        builder.environment().putAll(environment);
        return new Program(name, builder.start(), shown);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private void read() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (shown) {
                    System.out.printf("  %-10s %s%n", name, line);
                }
                lines.add(line);
            }
            lines.add(END);
        } catch (IOException e) {
            lines.add(END + " " + e.getMessage());
        }
    }

    /**
     * The next line that begins so; those before it are passed over.
     *
     * @throws IllegalStateException if the process ends before, or does not say it for long
     */
    public String await(String beginning) throws InterruptedException {
        String line;
        do {
            line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null || line.startsWith(END)) {
                throw new IllegalStateException(name + (line == null ? " did not say '" : " ended and did not say '")
                        + beginning + "'; see target/logs/" + name + ".log");
            }
        } while (!line.startsWith(beginning));
        return line;
    }

    /**
     * Waits for its end.
     *
     * @return its exit code
     * @throws IllegalStateException if it goes on for long
     */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " did not end; see target/logs/" + name + ".log");
        }
        return process.exitValue();
    }

    /** Sends it an empty line, by which the programs of the examples are asked to end. */
    public void askToEnd() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException ended) {
            // so it has done what it is asked for
        }
    }

    /** Lets it stand still, its connections open: SIGSTOP. What a full garbage collection or a busy host does to it. */
    public void stop() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-s", signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    private void killAll() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        killAll();
        process.onExit().join();
    }
}
