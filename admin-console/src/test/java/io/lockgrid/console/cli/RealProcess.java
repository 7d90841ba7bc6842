package io.lockgrid.console.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code lockgrid} in a process of its own, with its output in files. Closing it kills it. */
public final class RealProcess implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(120);

    private final Process process;
    private final Path out;
    private final Path err;

    private RealProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it in a folder, which it also writes to, with these variables and none of the surroundings' own. */
    public static RealProcess start(Path folder, Map<String, String> environment, String... arguments) {
        return startProgram(folder, environment, java(folder, arguments));
    }

    /** The same, for one that is to be sent SIGINT or SIGHUP. */
    public static RealProcess startWithDefaultSignals(
            Path folder, Map<String, String> environment, String... arguments) {
        return startProgram(folder, environment, DefaultSignals.of(java(folder, arguments)));
    }

    /** The same away from the terminal, whose Ctrl-C would go to what it starts as well. */
    public static RealProcess startInOwnSession(Path folder, Map<String, String> environment, String... arguments) {
        return startProgram(folder, environment, DefaultSignals.inOwnSession(java(folder, arguments)));
    }

    /** The same by way of another program, which gets the command as its arguments. */
    public static RealProcess startBy(
            List<String> way, Path folder, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(way);
        command.addAll(java(folder, arguments));
        return startProgram(folder, environment, command);
    }

    private static List<String> java(Path folder, String... arguments) {
        return JavaCommand.of(
                List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + folder),
                List.of(arguments));
    }

    /** The same with another program, such as a shell that starts it. */
    static RealProcess startProgram(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(Redirect.to(out.toFile()))
                    .redirectError(Redirect.to(err.toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("LOCKGRID_"));
            builder.environment().putAll(environment);
            return new RealProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Process process() {
        return process;
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    public void awaitOut(String text) {
        await().atMost(LONGEST)
                .failFast("the process ended: " + err(), () -> !process.isAlive() && !out().contains(text))
                .until(() -> out().contains(text));
    }

    /** What it printed, once it has ended. */
    public Answer answer() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + out() + err());
        }
        return new Answer(process.exitValue(), out(), err());
    }

    /** Sends a signal such as INT. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-s", name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
