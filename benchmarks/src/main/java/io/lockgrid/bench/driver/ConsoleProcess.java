package io.lockgrid.bench.driver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A console as its users start it, without sign-in, on a port of its own. */
final class ConsoleProcess {
    private static final String READY = "console at ";

    private final Process process;
    private final URI address;
    private final double secondsToStart;

    private ConsoleProcess(Process process, URI address, double secondsToStart) {
        this.process = process;
        this.address = address;
        this.secondsToStart = secondsToStart;
    }

    /** Returns when the console says where it is. */
    static ConsoleProcess start(Cluster cluster, Path folder) throws IOException {
        Path settings =
                Files.writeString(folder.resolve("console.yaml"), "lockgrid:\n  console:\n    sign-in: false\n");
        List<String> command = List.of(
                WorkerProcess.repository().resolve("lockgrid").toString(),
                "console",
                "--connect=" + cluster.addresses(),
                "--cluster-name=" + cluster.name(),
                "--port=" + freePort(),
                "--data=" + Files.createTempDirectory(folder, "console"),
                "--console-config=" + settings);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("console.log").toFile()))
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith(READY)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("the console ended; its log: " + folder.resolve("console.log"));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new ConsoleProcess(
                process, URI.create(line.substring(READY.length()).split(" ")[0]), seconds);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI address() {
        return address;
    }

    double secondsToStart() {
        return secondsToStart;
    }

    /** CPU time used so far, of the script's process, which the console's JVM takes the place of. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
