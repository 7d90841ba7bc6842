package io.lockgrid.console.cli.demo;

import io.lockgrid.GridHealth;
import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.console.cli.text.Ages;
import io.lockgrid.console.cli.text.Listings;
import io.lockgrid.console.cli.text.Printable;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The demo's picture of the grid, redrawn in place on a terminal and printed one below the other elsewhere. */
final class Screen {

    private final PrintWriter out;
    private final boolean terminal;
    private final DemoMembers members;
    private final LockGrid grid;
    private final long start = System.nanoTime();
    private final List<String> console;
    private List<String> locks = List.of();
    private boolean drawn;

    Screen(PrintWriter out, boolean terminal, DemoMembers members, LockGrid grid, List<String> console) {
        this.out = out;
        this.terminal = terminal;
        this.members = members;
        this.grid = grid;
        this.console = console;
    }

    void draw(long acquired) {
        List<String> lines = lines(acquired);
        if (terminal) {
            StringBuilder frame = new StringBuilder(drawn ? "" : Terminal.CLEAR_ALL).append(Terminal.HOME);
            lines.forEach(line ->
                    frame.append(line).append(Terminal.CLEAR_TO_END_OF_LINE).append(System.lineSeparator()));
            out.print(frame.append(Terminal.CLEAR_BELOW));
        } else {
            lines.forEach(out::println);
            out.println();
        }
        out.flush();
        drawn = true;
    }

    private List<String> lines(long acquired) {
        List<String> lines = new ArrayList<>();
        Duration age = Duration.ofNanos(System.nanoTime() - start);
        lines.add("LockGrid demo, running for " + Ages.words(age) + ", " + acquired + " times a lock was acquired");
        lines.add("");
        for (Member member : members.all()) {
            lines.add("  " + member.name() + "  " + member.address() + "  process "
                    + member.process().pid() + "  " + member.state());
        }
        lines.add("");
        lines.addAll(health());
        lines.add("");
        lines.addAll(locks());
        lines.add("");
        lines.addAll(console);
        lines.addAll(hints());
        return lines;
    }

    private List<String> health() {
        GridHealth health = grid.health();
        List<String> lines = new ArrayList<>();
        lines.add("The grid is " + health.status().name().toLowerCase(Locale.ROOT) + ".");
        health.reasons().forEach(reason -> lines.add("  " + Printable.of(reason)));
        List<String> dead = members.all().stream()
                .filter(member -> !member.isAlive())
                .map(Member::name)
                .toList();
        if (!dead.isEmpty()) {
            boolean majority = dead.size() * 2 < members.all().size();
            lines.add(String.join(" and ", dead) + " died; "
                    + (majority
                            ? "the others are a majority, and locks go on."
                            : "the majority is lost, and no lock is granted. Start the demo again."));
        }
        return lines;
    }

    private List<String> locks() {
        try {
            locks = Listings.locks(grid.admin().locks(LockQuery.all()).locks(), Instant.now());
            return locks;
        } catch (LockGridException e) {
            List<String> stale = new ArrayList<>(locks);
            stale.add("(as last seen: " + Printable.of(String.valueOf(e.getMessage())) + ")");
            return stale;
        }
    }

    private List<String> hints() {
        Member first = members.all().stream()
                .filter(Member::isAlive)
                .findFirst()
                .orElse(members.all().get(0));
        return List.of(
                "Kill a member:         kill -9 " + first.process().pid(),
                "See a lock's queue:    ./lockgrid show reports/nightly --connect " + first.address()
                        + members.wire().option(),
                "Read members' logs:    " + members.logs(),
                "Stop the demo:         Ctrl-C");
    }
}
