package io.lockgrid.bench.driver;

import io.lockgrid.bench.Message;
import io.lockgrid.bench.Side;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker seen from the driver. One order at a time: not thread-safe, but for {@link #cpuNanos} and {@link #kill}. */
final class WorkerProcess {

    private static final long MAX_HEAP_MB = 512;

    private final String name;
    private final Path log;
    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;

    private WorkerProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    static WorkerProcess start(String name, Side side, Message place, List<String> jvm, Path logs) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms" + MAX_HEAP_MB + "m", "-Xmx" + MAX_HEAP_MB + "m", "-Dhazelcast.logging.type=jdk"));
        jvm.forEach(option -> command.add(option.replace("NAME", name)));
        command.addAll(List.of("-jar", jar(), "worker", side.label()));
        command.addAll(
                List.of(place.line().split(" ")).subList(1, place.values().size() + 1));
        Path log = logs.resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new WorkerProcess(name, log, process);
    }

    /** Where the jar was built, which has the command that users have. */
    static Path repository() {
        Path jar = Path.of(jar()).toAbsolutePath();
        return jar.resolve("../../..").normalize();
    }

    private static String jar() {
        try {
            return new File(WorkerProcess.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException("the jar of the benchmarks has no path", e);
        }
    }

    String name() {
        return name;
    }

    /** Blocks until the worker has had its first lock. */
    void awaitReady() throws IOException {
        read();
    }

    /** Blocks until the worker has done it. */
    Message ask(Message order) throws IOException {
        orders.write(order.line() + "\n");
        orders.flush();
        return read();
    }

    private Message read() throws IOException {
        String line = answers.readLine();
        while (line != null && !line.startsWith(Message.ANSWER)) {
            line = answers.readLine();
        }
        if (line == null) {
            throw new IOException(name + " ended; its log: " + log);
        }
        Message answer = Message.parse(line.substring(Message.ANSWER.length()));
        if (answer.word().equals("error")) {
            throw new IOException(name + ": " + answer.text("message") + "; its log: " + log);
        }
        return answer;
    }

    /** CPU time used so far. */
    long cpuNanos() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    /** Asks it to end, so that a recording of its JVM is written. {@link #kill} afterwards makes sure. */
    void end() {
        process.destroy();
    }

    void awaitEnd(Duration longest) {
        try {
            process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
