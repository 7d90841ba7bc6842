package io.lockgrid.test;

import io.lockgrid.GridHealth;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.node.GridNodeConfig;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A grid of three members in this JVM, as real as three processes: each has its sockets, on free ports of the loopback,
 * and its own lock table. A test can kill a member, start it again, and cut it off. Closing it ends all, clients too.
 *
 * <p>It starts in some seconds, so let the tests of a class share one. Thread-safe.
 */
public final class LockGridCluster implements AutoCloseable {
    private static final int SIZE = 3;
    private static final Duration START = Duration.ofMinutes(1);
    private static final long LOOK_MILLIS = 50;

    private final String name = "test-" + UUID.randomUUID();
    private final List<String> addresses;
    private final List<ClusterMember> members;
    private final List<LockGrid> clients = new CopyOnWriteArrayList<>();

    private LockGridCluster(UnaryOperator<GridNodeConfig> changes) {
        List<Integer> ports = FreePorts.find(SIZE);
        addresses = ports.stream().map(port -> "127.0.0.1:" + port).toList();
        members = IntStream.range(0, SIZE)
                .mapToObj(i -> new ClusterMember(changes.apply(GridNodeConfig.defaults()
                                .withDrain(Duration.ZERO)
                                .withStopTimeout(Duration.ofSeconds(5)))
                        .withClusterName(name)
                        .withNodeName("member-" + i)
                        .withPort(ports.get(i))
                        .withMembers(addresses)))
                .toList();
    }

    /**
     * Starts three members and waits until the grid is whole.
     *
     * @throws IllegalStateException if it is not within a minute, or the calling thread is interrupted; nothing is left
     *     running then
     * @throws io.lockgrid.LockGridException if a member could not start; nothing is left running then
     */
    public static LockGridCluster start() {
        return start(config -> config);
    }

    /**
     * The same, with another configuration.
     *
     * @param changes made to each member's, which has no drain and a stop time-out of 5 s; names, ports and members stay
     *     the cluster's own
     */
    public static LockGridCluster start(UnaryOperator<GridNodeConfig> changes) {
        LockGridCluster cluster = new LockGridCluster(changes);
        try {
            together(cluster.members, ClusterMember::start);
            cluster.awaitHealthy(START);
            return cluster;
        } catch (RuntimeException | Error failure) {
            cluster.close();
            throw failure;
        }
    }

    /**
     * The grid as the application with this member sees it; of a member that was killed, what was closed.
     *
     * @param member 0 to 2, as everywhere here
     */
    public LockGrid grid(int member) {
        return members.get(member).grid();
    }

    /** Connects another light client, with a name of its own. Closing the cluster closes it, where nobody did before. */
    public LockGrid client() {
        LockGrid client = LockGridClient.connect(LockGridClientConfig.defaults()
                .withClusterName(name)
                .withMembers(addresses)
                .withName("client-" + clients.size())
                .withDrain(Duration.ZERO));
        clients.add(client);
        return client;
    }

    /** For a client's {@code cluster-name}. */
    public String clusterName() {
        return name;
    }

    /** Of all members, as {@code host:port}. */
    public List<String> addresses() {
        return addresses;
    }

    /**
     * Ends a member at once, as {@code kill -9} ends a process: nobody is told. Its locks come free when its session's time
     * to live is over. Does nothing to one that does not run.
     */
    public void kill(int member) {
        members.get(member).kill();
    }

    /** Ends a member as an application that stops does. Does nothing to one that does not run. */
    public void stop(int member) {
        members.get(member).stop();
    }

    /**
     * Starts a member again, after it was stopped first where it runs. Returns before it has its seat: {@link
     * #awaitHealthy} waits for that.
     *
     * @return the grid as its application sees it
     */
    public LockGrid restart(int member) {
        members.get(member).stop();
        members.get(member).start();
        return grid(member);
    }

    /** Closes a member's connections and lets it have no other, in neither direction, until {@link #heal}. */
    public void cutOff(int member) {
        members.get(member).cutOff();
    }

    /** Lets a member that was cut off connect again. It is one of the others again some ten seconds later. */
    public void heal(int member) {
        members.get(member).heal();
    }

    /**
     * Waits until all members that run say that the grid is whole.
     *
     * @throws IllegalStateException if they do not in time, with what they say, or the calling thread is interrupted
     */
    public void awaitHealthy(Duration patience) {
        long begin = System.nanoTime();
        while (!isHealthy()) {
            if (System.nanoTime() - begin > patience.toNanos()) {
                throw new IllegalStateException("the grid was not whole after " + patience.toSeconds() + " s: "
                        + running()
                                .map(ClusterMember::grid)
                                .map(LockGrid::health)
                                .toList());
            }
            pause();
        }
    }

    private boolean isHealthy() {
        return running().allMatch(member -> member.grid().health().status() == GridHealth.Status.HEALTHY);
    }

    private Stream<ClusterMember> running() {
        return members.stream().filter(ClusterMember::runs);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the grid was waited for", e);
        }
    }

    @Override
    public void close() {
        try {
            together(clients, LockGrid::close);
        } finally {
            stopMembers();
        }
    }

    private void stopMembers() {
        // one that leaves while the others stay would see to it first that they keep a majority
        together(members, ClusterMember::stop);
        try {
            for (ClusterMember member : members) {
                member.awaitEnd();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does it to all at once, and throws what one of them threw when all are done. */
    private static <T> void together(List<T> all, Consumer<T> act) {
        List<CompletableFuture<Void>> acts = all.stream()
                .map(each -> {
                    CompletableFuture<Void> done = new CompletableFuture<>();
                    new Thread(() -> run(() -> act.accept(each), done), "lockgrid-cluster").start();
                    return done;
                })
                .toList();
        Throwable failure = null;
        for (CompletableFuture<Void> each : acts) {
            Throwable one = each.handle((nothing, thrown) -> thrown).join();
            failure = failure == null ? one : failure;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        } else if (failure instanceof Error error) {
            throw error;
        }
    }

    private static void run(Runnable act, CompletableFuture<Void> done) {
        try {
            act.run();
            done.complete(null);
        } catch (RuntimeException | Error failure) {
            done.completeExceptionally(failure);
        }
    }
}
