package io.lockgrid.console.cli.demo;

import io.lockgrid.console.cli.CommandFailed;
import io.lockgrid.console.cli.ExitCode;
import io.lockgrid.console.cli.JavaCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The three members of the demo. They live in processes of their own and end with this one, however it ends: each reads
 * its standard input, whose other end this process has. Used by one thread.
 */
final class DemoMembers implements AutoCloseable {

    private static final int COUNT = 3;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(3);
    private static final long CHECK_MILLIS = 100;
    private static final String READY = "ready, locks can be granted";
    private static final String PORT_TAKEN = "already in use";

    private final Path folder;
    private final PrintWriter out;
    private final DemoWire wire;
    private final List<Member> members = new ArrayList<>();
    private boolean endedWell;

    private DemoMembers(Path folder, PrintWriter out, DemoWire wire) {
        this.folder = folder;
        this.out = out;
        this.wire = wire;
    }

    /** Starts them on the next free ports from there on. */
    static DemoMembers start(PrintWriter out, int firstPort, boolean tls) throws IOException, InterruptedException {
        List<Integer> ports = FreePorts.from(firstPort, COUNT);
        Path folder = Files.createTempDirectory("lockgrid-demo-");
        DemoMembers members = new DemoMembers(folder, out, wire(folder, tls));
        try {
            members.startAll(ports);
            return members;
        } catch (IOException | RuntimeException e) {
            members.close();
            throw e;
        }
    }

    private static DemoWire wire(Path folder, boolean tls) throws IOException, InterruptedException {
        try {
            return tls ? DemoWire.tls(folder) : DemoWire.plain();
        } catch (IOException e) {
            Folders.delete(folder);
            throw new CommandFailed(
                    ExitCode.FAILED, "no certificates could be made, and nothing was started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Folders.delete(folder);
            throw e;
        }
    }

    private void startAll(List<Integer> ports) throws IOException {
        out.println("starting three members, logs in " + folder);
        String addresses =
                ports.stream().map(port -> "\"127.0.0.1:" + port + "\"").collect(Collectors.joining(", "));
        for (int port : ports) {
            String name = "member-" + (members.size() + 1);
            Path configuration = folder.resolve(name + ".yaml");
            Files.writeString(configuration, configuration(name, port, addresses) + wire.memberKeys());
            Path log = folder.resolve(name + ".log");
            Member member = new Member(name, port, startOne(configuration, log), log);
            members.add(member);
            out.println("  " + name + "  " + member.address() + "  process "
                    + member.process().pid());
        }
        out.flush();
    }

    private static String configuration(String name, int port, String addresses) {
        // a member of the demo holds nothing that its stop would have to wait for
        return """
                lockgrid:
                  cluster-name: %s
                  node-name: %s
                  port: %d
                  stop-timeout: 0s
                  discovery: { mode: tcp, members: [%s] }
                """.formatted(DemoCommand.CLUSTER, name, port, addresses);
    }

    private Process startOne(Path configuration, Path log) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Xmx192m", "-XX:+UseSerialGC", "-Xshare:auto"));
        options.addAll(wire.memberOptions());
        List<String> command =
                JavaCommand.of(options, List.of("node", "--stop-with-parent", "--config", configuration.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        // what configures the user's own members is not meant for these
        builder.environment().keySet().removeIf(variable -> variable.startsWith("LOCKGRID_"));
        return builder.start();
    }

    List<Member> all() {
        return List.copyOf(members);
    }

    List<String> addresses() {
        return members.stream().map(Member::address).toList();
    }

    /**
     * Waits until each member can grant locks; false if {@code stop} came before.
     *
     * @throws PortTakenException if another process took a port after it was found free
     * @throws CommandFailed if a member ended for another reason, or if it takes longer than a minute
     */
    boolean awaitReady(CountDownLatch stop) throws InterruptedException, IOException, PortTakenException {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            boolean ready = true;
            for (Member member : members) {
                boolean alive = member.isAlive(); // before its log is read, so that the log is complete if it is not
                String log = read(member);
                if (!alive && log.contains(PORT_TAKEN)) {
                    endedWell = true;
                    throw new PortTakenException(member);
                }
                if (!alive || System.nanoTime() > deadline) {
                    throw new CommandFailed(
                            ExitCode.FAILED,
                            member.name() + (alive ? " did not become ready within a minute" : " ended")
                                    + "; the demo was stopped. Its log says why: " + member.log());
                }
                ready &= log.contains(READY);
            }
            if (ready) {
                return true;
            }
            if (stop.await(CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
    }

    private static String read(Member member) throws IOException {
        return new String(Files.readAllBytes(member.log()), StandardCharsets.UTF_8);
    }

    DemoWire wire() {
        return wire;
    }

    Path logs() {
        return folder;
    }

    /** Nobody will want to read the logs, unless a member died: {@link #close()} removes them. */
    void endedWell() {
        endedWell = members.stream().allMatch(Member::isAlive);
        if (!endedWell) {
            out.println("the logs are kept in " + folder);
            out.flush();
        }
    }

    /** Ends all members. They are told to by SIGTERM at once, and killed if that takes longer than 3 s. */
    @Override
    public void close() throws IOException {
        members.forEach(member -> member.process().destroy());
        long deadline = System.nanoTime() + STOP.toNanos();
        for (Member member : members) {
            try {
                if (!member.process().waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    member.process().destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                member.process().destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        if (endedWell) {
            Folders.delete(folder);
        }
    }
}
