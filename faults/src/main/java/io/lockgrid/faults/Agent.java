package io.lockgrid.faults;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.node.DiscoveryMode;
import io.lockgrid.node.GridNode;
import io.lockgrid.node.GridNodeConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application under test: a member or a client in a process of its own, whose threads get locks, write to the store
 * and give them back for as long as the process lives, and say on standard output what they saw.
 */
final class Agent {
    private static final int CALLERS = 4;

    static final String OPERATOR = "operator";

    /** System property: some hold on to a lock for long, and write once more before they give it back. */
    static final String LINGER = "faults.linger";

    /** System property: some work takes seconds, and writes all the time, whatever it is told meanwhile. */
    static final String OVERTIME = "faults.overtime";

    private final String name;
    private final LockGrid grid;
    private final Path store;
    private final List<String> locks;
    private final PrintStream out;
    private final Reporter reporter;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Hold> kept = new HashMap<>();
    private volatile boolean stopped;

    private Agent(String name, LockGrid grid, Path store, List<String> locks, PrintStream out) {
        this.name = name;
        this.grid = grid;
        this.store = store;
        this.locks = locks;
        this.out = out;
        this.reporter = new Reporter(out);
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
        return LockGridClient.connect(LockGridClientConfig.load()
                .withClusterName(words.get(4))
                .withName(words.get(1))
                .withCallTimeout(Duration.ofSeconds(30))
                .withMembers(List.of(words.get(3).split(","))));
    }

    /** Does what standard input says, until that says "stop" or "close" or ends. */
    private void run() throws IOException, InterruptedException {
        for (int i = 0; i < CALLERS; i++) {
            String caller = name + "/" + i;
            start(caller, new AgentCaller(caller, grid, store, locks, reporter, () -> stopped));
        }
        AgentOperator operator = new AgentOperator(name + "/operator", grid, locks, reporter, () -> stopped);
        if (name.startsWith("c")) {
            start(name + "/onlooker", operator::lookOn);
            start(name + "/operator", operator::operate);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = in.readLine();
        while (line != null && !line.equals("stop") && !line.equals("close")) {
            List<String> words = List.of(line.split(" "));
            if (words.get(0).equals("quiet")) {
                joinAll();
                out.println("quiet");
            } else {
                out.println(answer(words.get(0), words.subList(1, words.size()), operator));
            }
            line = in.readLine();
        }
        if (!"close".equals(line)) {
            joinAll();
        }
        grid.close(); // with work in progress where that was asked for
        joinAll();
        out.println("stopped");
    }

    private void start(String thread, Runnable task) {
        Thread started = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (GridClosedException closed) {
                        System.err.println(thread + " ends as its instance is closed");
                    }
                },
                thread);
        threads.add(started);
        started.start();
    }

    private void joinAll() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private String answer(String question, List<String> words, AgentOperator operator)
            throws IOException, InterruptedException {
        return switch (question) {
            case "leader" -> "leader " + leader();
            case "index" -> "index " + grid.admin().groups().groups().get(0).commitIndex();
            case "lead" -> "lead " + lead(words.get(0));
            case "hold" -> "held " + hold(words.get(0));
            case "still" -> "still " + hold(kept.get(words.get(0))).isHeld();
            case "write" -> write(hold(kept.get(words.get(0))));
            case "who" ->
                "who "
                        + grid.lock(words.get(0))
                                .inspect()
                                .map(lock -> Long.toString(lock.fence()))
                                .orElse("nobody");
            case "force" -> {
                operator.force(words.get(0).equals("on"));
                yield "force " + words.get(0);
            }
            case "clock" -> "clock " + System.currentTimeMillis();
            case "health" -> "health " + grid.health();
            default -> "what is " + question;
        };
    }

    private static Hold hold(@Nullable Hold hold) {
        if (hold == null) {
            throw new IllegalStateException("that lock was never held here");
        }
        return hold;
    }

    private long hold(String lock) throws InterruptedException {
        long invoked = System.nanoTime();
        Hold hold = grid.lock(lock).acquire();
        hold.lost().thenAccept(loss -> out.println("lost " + loss.reason()));
        kept.put(lock, hold);
        reporter.say(name + "/main", Event.Kind.HOLD, lock, invoked, Event.Outcome.OK, hold.fence(), 1);
        return hold.fence();
    }

    private String write(Hold hold) throws IOException {
        try (Pen pen = new Pen(store)) {
            return pen.write(hold.lockName(), hold.fence());
        }
    }

    private String lead(String member) {
        var groups = grid.admin().groups();
        String id = groups.members().stream()
                .filter(each -> each.name().equals(member))
                .map(each -> each.id())
                .findFirst()
                .orElse(member);
        return grid.admin()
                .moveLeadership(groups.groups().get(0).name(), id, OPERATOR, "to see what it knows")
                .toString();
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
}
