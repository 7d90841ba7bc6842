package io.lockgrid.bench.driver;

import io.lockgrid.bench.Message;
import io.lockgrid.bench.Side;
import io.lockgrid.bench.worker.Certificates;
import io.lockgrid.internal.certificates.TrialFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Three members of one side and a client. {@link #close} ends them all. */
final class Cluster implements AutoCloseable {

    static final int MEMBERS = 3;
    private static final Duration LONGEST_END = Duration.ofSeconds(3);
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Side side;
    private final List<String> jvm;
    private final Path logs;
    private final String name;
    private final List<Integer> ports;
    private final List<WorkerProcess> members = new ArrayList<>();
    private final List<WorkerProcess> clients = new ArrayList<>();
    private double secondsToFirstLock;

    private Cluster(Side side, List<String> jvm, Path logs) throws IOException {
        this.side = side;
        this.logs = logs;
        // A name of its own: members that another run left behind cannot join.
        name = side.label() + "-" + ProcessHandle.current().pid() + "-" + STARTED.incrementAndGet();
        ports = freePorts();
        this.jvm = side == Side.GRID_TLS ? withCertificates(jvm, logs.resolve(name + "-certificates")) : jvm;
    }

    private static List<String> withCertificates(List<String> jvm, Path folder) throws IOException {
        try {
            TrialFolder.make(folder, "Benchmarks", TrialFolder.MEMBERS, List.of(Certificates.CLIENT), 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while certificates were made", e);
        }
        List<String> options = new ArrayList<>(jvm);
        options.add("-D" + Certificates.PROPERTY + "=" + folder);
        return options;
    }

    static Cluster start(Side side, List<String> jvm, Path logs) throws IOException {
        Cluster cluster = new Cluster(side, jvm, logs);
        try {
            cluster.startMembers();
            WorkerProcess client = cluster.spawn("client", 0);
            cluster.clients.add(client);
            client.awaitReady();
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void startMembers() throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < MEMBERS; i++) {
            members.add(spawn("member-" + i, ports.get(i)));
        }
        List<CompletableFuture<Long>> ready = members.stream()
                .map(member -> CompletableFuture.supplyAsync(() -> readyAt(member)))
                .toList();
        try {
            long first = (Long) CompletableFuture.anyOf(ready.toArray(CompletableFuture<?>[]::new))
                    .join();
            secondsToFirstLock = (first - start) / 1e9;
            ready.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static long readyAt(WorkerProcess member) {
        try {
            member.awaitReady();
            return System.nanoTime();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private WorkerProcess spawn(String worker, int port) throws IOException {
        Message place =
                Message.of("place").with("cluster", name).with("port", port).with("members", addresses());
        return WorkerProcess.start(name + "-" + worker, side, place, jvm, logs);
    }

    Side side() {
        return side;
    }

    String name() {
        return name;
    }

    /** Of the members, with commas between. */
    String addresses() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    double secondsToFirstLock() {
        return secondsToFirstLock;
    }

    List<WorkerProcess> members() {
        return members;
    }

    Stream<WorkerProcess> workers() {
        return Stream.concat(members.stream(), clients.stream());
    }

    /** The worker there, as the leadership is now. */
    WorkerProcess at(Spot spot) throws IOException {
        return switch (spot) {
            case LEADER -> members.get(leader());
            case FOLLOWER -> members.get((leader() + 1) % MEMBERS);
            case CLIENT -> clients.get(0);
        };
    }

    /** Asks until somebody leads: an election may be on. */
    private int leader() throws IOException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < deadline) {
            for (int i = 0; i < members.size(); i++) {
                if (members.get(i).ask(Message.of("leads")).flag("leads")) {
                    return i;
                }
            }
        }
        throw new IOException("no member of " + name + " led within 60 s");
    }

    /** Starts a member in the place of one that was killed; it has no memory, and no seat yet. */
    WorkerProcess replace(WorkerProcess killed) throws IOException {
        int index = members.indexOf(killed);
        WorkerProcess fresh = spawn("member-" + index, ports.get(index));
        members.set(index, fresh);
        fresh.awaitReady();
        return fresh;
    }

    @Override
    public void close() {
        workers().forEach(WorkerProcess::end);
        workers().forEach(worker -> worker.awaitEnd(LONGEST_END));
        workers().forEach(WorkerProcess::kill);
    }

    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < MEMBERS; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
