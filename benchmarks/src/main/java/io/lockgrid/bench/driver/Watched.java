package io.lockgrid.bench.driver;

import io.lockgrid.bench.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a console costs those who use locks: a client's pairs without one, beside one, beside one that 50 pages watch, and
 * while and after that is killed; then how long its pages take with 100,000 live locks.
 */
final class Watched {
    private static final int PAGES = 50;
    private static final int FETCHES = 20;

    private final Session session;
    private final WorkerProcess client;

    Watched(Session session) throws IOException {
        this.session = session;
        this.client = session.cluster().at(Spot.CLIENT);
    }

    void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lockgrid-console");
        Row row = session.row("watched");
        client.ask(Message.of("load").with("name", "watched").with("threads", 1).with("own", true));
        Session.pass(session.options().warmUp());
        row = phase(row, "without");
        ConsoleProcess console = ConsoleProcess.start(session.cluster(), folder);
        try (Watchers watchers = new Watchers(console.address())) {
            Session.pass(session.options().warmUp()); // its JVM's compilers
            row = phase(row, "console"); // how long it took to start may have been the building of its jar
            watchers.open(PAGES);
            Session.pass(session.options().warmUp());
            double cpu = console.cpuSeconds();
            long pages = watchers.pages();
            long start = System.nanoTime();
            row = phase(row, "watched");
            double seconds = (System.nanoTime() - start) / 1e9;
            row = row.with("pages/s", (watchers.pages() - pages) / seconds)
                    .with("console cpu %", 100 * (console.cpuSeconds() - cpu) / seconds);
            console.kill();
            row = phase(row, "killed");
        } finally {
            console.kill();
        }
        row = phase(row, "after");
        client.ask(Message.of("stop"));
        session.result(row);
        pages(folder);
    }

    private Row phase(Row row, String name) throws IOException, InterruptedException {
        client.ask(Message.of("lap"));
        Session.pass(session.options().measure());
        Message lap = client.ask(Message.of("lap"));
        return row.with("pairs/s " + name, lap.number("pairs") * 1e9 / lap.number("nanos"))
                .with("max ms " + name, Latency.of(lap, "pair").maxMicros() / 1e3)
                .with("failures " + name, lap.number("failures"));
    }

    private void pages(Path folder) throws IOException, InterruptedException {
        int count = session.options().quick() ? 20_000 : 100_000;
        client.ask(Message.of("hold").with("name", "watched/held").with("count", count));
        ConsoleProcess console = ConsoleProcess.start(session.cluster(), folder);
        try (Watchers watchers = new Watchers(console.address())) {
            Row row = session.row("pages").with("locks", count).with("s to start", console.secondsToStart());
            row = fetched(row, watchers, "first /locks", "/locks", 1);
            row = fetched(row, watchers, "/locks", "/locks", FETCHES);
            row = fetched(row, watchers, "/locks by age", "/locks?sort=age&descending=true", FETCHES);
            row = fetched(row, watchers, "/locks by prefix", "/locks?prefix=watched/held-9", FETCHES);
            session.result(row);
        } finally {
            console.kill();
            client.ask(Message.of("release"));
        }
    }

    private static Row fetched(Row row, Watchers watchers, String name, String path, int times)
            throws IOException, InterruptedException {
        double[] millis = watchers.millis(path, times);
        Row median = row.with("ms " + name, millis[0]);
        return times == 1 ? median : median.with("max ms " + name, millis[1]);
    }
}
