package io.lockgrid.node;

import com.hazelcast.core.Hazelcast;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLostException;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.leader.Leadership;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A member in a process of its own, told what to do line by line; see {@link NodeProcess}. Ends with its input. */
final class NodeMain {
    private final String cluster;
    private final LockGrid grid;
    private final Map<String, Hold> holds = new HashMap<>();

    private NodeMain(String cluster, LockGrid grid) {
        this.cluster = cluster;
        this.grid = grid;
    }

    public static void main(String[] args) throws IOException {
        GridNodeConfig config = GridNodeConfig.load()
                .withClusterName(args[0])
                .withNodeName(args[1])
                .withPort(Integer.parseInt(args[2]))
                .withMembers(List.of(args[3].split(",")));
        try (LockGrid grid = GridNode.start(config)) {
            Runtime.getRuntime().addShutdownHook(new Thread(grid::close, "closer"));
            new NodeMain(args[0], grid).serve();
        }
    }

    private void serve() throws IOException {
        say("started");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = in.readLine();
        while (line != null) {
            say(answer(line.split(" ")));
            line = in.readLine();
        }
    }

    private String answer(String[] words) {
        try {
            return switch (words[0]) {
                case "acquire" -> acquire(words[1]);
                case "release" -> release(words[1]);
                case "work" -> work(words[1], words[2].equals("until-asked"));
                case "lead" -> lead(words[1]);
                case "address" -> address();
                case "client" -> client(words[1], words[2]);
                case "leader" -> grid.admin().groups().groups().get(0).leader();
                default -> "unknown " + words[0];
            };
        } catch (RuntimeException | InterruptedException failure) {
            return "failed " + failure;
        }
    }

    /** As the engine has it. */
    private static String address() {
        var address = Hazelcast.getAllHazelcastInstances()
                .iterator()
                .next()
                .getCluster()
                .getLocalMember()
                .getAddress();
        return address.getHost() + " " + address.getPort();
    }

    /** Acquires a lock by a client of this process. */
    private String client(String members, String name) throws InterruptedException {
        LockGridClientConfig config = LockGridClientConfig.defaults()
                .withClusterName(cluster)
                .withMembers(List.of(members.split(",")))
                .withDrain(Duration.ZERO);
        try (LockGrid client = LockGridClient.connect(config)) {
            client.lock(name).acquire().release();
            return "released";
        }
    }

    private String acquire(String name) throws InterruptedException {
        Hold hold = grid.lock(name).acquire();
        holds.put(name, hold);
        return "granted " + hold.fence();
    }

    private String release(String name) {
        holds.remove(name).release();
        return "released";
    }

    /** Stands for a role, and says when it begins to lead and when it ends. */
    private String lead(String role) {
        Leadership.of(grid, role, term -> {
            say("leads " + term.fence());
            try {
                term.sleep(Duration.ofHours(1));
            } finally {
                say("led " + term.fence());
            }
        });
        return "stands";
    }

    /** Works under the lock on a thread of its own: until it is asked to end, or on and on. */
    private String work(String name, boolean untilAsked) throws InterruptedException {
        CompletableFuture<Hold> begun = new CompletableFuture<>();
        Thread worker = new Thread(
                () -> {
                    try {
                        Hold hold = grid.lock(name).acquire();
                        CountDownLatch over = new CountDownLatch(1);
                        if (untilAsked) {
                            hold.onReleaseRequested(asked -> over.countDown());
                        } else {
                            hold.lost().thenRun(over::countDown);
                        }
                        begun.complete(hold);
                        over.await();
                        hold.release();
                        say("released " + name);
                    } catch (LockLostException lost) {
                        say("lost " + name + " " + lost.loss().reason());
                    } catch (InterruptedException e) {
                        say("interrupted");
                    }
                },
                "worker-" + name);
        worker.start();
        return "granted " + begun.join().fence();
    }

    private static void say(String line) {
        System.out.println("> " + line);
        System.out.flush();
    }
}
