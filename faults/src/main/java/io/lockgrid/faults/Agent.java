package io.lockgrid.faults;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLostException;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.node.DiscoveryMode;
import io.lockgrid.node.GridNode;
import io.lockgrid.node.GridNodeConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An application under test: a member or a client in a process of its own, whose threads get locks, write to the store
 * and give them back for as long as the process lives, and say on standard output what they saw.
 */
final class Agent {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int CALLERS = 4;

    private final String name;
    private final LockGrid grid;
    private final Path store;
    private final List<String> locks;
    private final PrintStream out;
    private volatile boolean stopped;

    private Agent(String name, LockGrid grid, Path store, List<String> locks, PrintStream out) {
        this.name = name;
        this.grid = grid;
        this.store = store;
        this.locks = locks;
        this.out = out;
    }

    /** Started with: kind, name, address, members, cluster, path of the store, locks. */
    static void main(List<String> words) throws IOException, InterruptedException {
        PrintStream out = System.out;
        System.setOut(System.err);
        LockGrid grid = words.get(0).equals("member") ? member(words) : client(words);
        Agent agent = new Agent(
                words.get(1), grid, Path.of(words.get(5)), List.of(words.get(6).split(",")), out);
        out.println("ready");
        agent.run();
    }

    private static LockGrid member(List<String> words) {
        GridNodeConfig config = GridNodeConfig.load()
                .withClusterName(words.get(4))
                .withNodeName(words.get(1))
                .withBind(words.get(2));
        boolean listed = config.discovery().mode() == DiscoveryMode.TCP;
        return GridNode.start(listed ? config.withMembers(List.of(words.get(3).split(","))) : config);
    }

    private static LockGrid client(List<String> words) {
        return LockGridClient.connect(LockGridClientConfig.defaults()
                .withClusterName(words.get(4))
                .withName(words.get(1))
                .withCallTimeout(Duration.ofSeconds(30))
                .withMembers(List.of(words.get(3).split(","))));
    }

    /** Does what standard input says, until that says "stop" or ends. */
    private void run() throws IOException, InterruptedException {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            String caller = name + "/" + i;
            Thread thread = new Thread(() -> call(caller), caller);
            thread.start();
            callers.add(thread);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null && !line.equals("stop"); line = in.readLine()) {
            if (line.equals("leader")) {
                out.println("leader " + leader());
            } else if (line.startsWith("hold ")) {
                Hold hold = grid.lock(line.substring(5)).acquire();
                hold.lost().thenAccept(loss -> out.println("lost " + loss.reason()));
                out.println("held " + hold.fence());
            } else if (line.equals("quiet")) {
                stopped = true;
                for (Thread caller : callers) {
                    caller.join();
                }
                out.println("quiet");
            } else if (line.equals("health")) {
                out.println("health " + grid.health());
            }
        }
        stopped = true;
        for (Thread caller : callers) {
            caller.join();
        }
        grid.close();
        out.println("stopped");
    }

    private String leader() {
        try {
            var groups = grid.admin().groups();
            String leader = groups.groups().get(0).leader();
            return groups.members().stream()
                    .filter(member -> member.id().equals(leader))
                    .map(member -> member.name())
                    .findFirst()
                    .orElse("-");
        } catch (GridUnavailableException e) {
            return "-";
        }
    }

    private void call(String caller) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(store));
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
                PrintWriter writer = new PrintWriter(
                        new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8), true)) {
            while (!stopped) {
                once(caller, in, writer);
            }
        } catch (IOException | InterruptedException e) {
            e.printStackTrace();
        }
    }

    private void once(String caller, BufferedReader in, PrintWriter writer) throws IOException, InterruptedException {
        String lock = locks.get(ThreadLocalRandom.current().nextInt(locks.size()));
        long invoked = System.nanoTime();
        Optional<Hold> held;
        try {
            held = grid.lock(lock).tryAcquire(PATIENCE);
        } catch (GridUnavailableException e) {
            say(caller, Event.Kind.ACQUIRE, lock, invoked, Event.Outcome.UNAVAILABLE, 0);
            return;
        }
        if (held.isEmpty()) {
            say(caller, Event.Kind.ACQUIRE, lock, invoked, Event.Outcome.EMPTY, 0);
            return;
        }
        Hold hold = held.get();
        say(caller, Event.Kind.ACQUIRE, lock, invoked, Event.Outcome.OK, hold.fence());
        // no look at isHeld() before the write: the store has to refuse what comes late
        writer.println(lock + "\t" + hold.fence());
        in.readLine();
        Thread.sleep(ThreadLocalRandom.current().nextInt(5)); // the work that the lock is for
        release(caller, hold);
    }

    private void release(String caller, Hold hold) {
        long invoked = System.nanoTime();
        try {
            hold.release();
            say(caller, Event.Kind.RELEASE, hold.lockName(), invoked, Event.Outcome.OK, hold.fence());
        } catch (LockLostException e) {
            say(caller, Event.Kind.RELEASE, hold.lockName(), invoked, Event.Outcome.LOST, hold.fence());
        } catch (GridUnavailableException e) {
            say(caller, Event.Kind.RELEASE, hold.lockName(), invoked, Event.Outcome.UNAVAILABLE, hold.fence());
        }
    }

    private void say(String caller, Event.Kind kind, String lock, long invoked, Event.Outcome outcome, long fence) {
        String line = new Event(caller, kind, lock, invoked, System.nanoTime(), outcome, fence).line();
        synchronized (out) {
            out.println("event\t" + line);
        }
    }
}
