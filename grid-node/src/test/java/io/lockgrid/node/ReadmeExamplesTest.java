package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.ThreadLock;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.leader.Leadership;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java of the documentation, compiled and run; the last test holds the documentation to it. */
class ReadmeExamplesTest {

    private final Row row = new Row();
    private final Connection db = row.connection();

    @Test
    void aUnitTestNeedsNoNetwork() throws Exception {
        try (LockGrid grid = GridNode.local()) {
            GridLock lock = grid.lock("orders/42");
            try (Hold hold = lock.acquire()) {
                assertThat(hold.isHeld()).isTrue();
                assertThat(lock.tryAcquire()).isEmpty();
            }
        }
    }

    @Test
    void probesAnswerWhetherARolloutMayGoOn() throws Exception {
        int port = Members.freePorts(1).get(0);
        try (LockGrid grid = GridNode.local()) {
            HttpServer probes = HttpServer.create(new InetSocketAddress(port), 0);
            probes.createContext("/ready", exchange -> {
                exchange.sendResponseHeaders(GridNode.isReady(grid) ? 204 : 503, -1);
                exchange.close();
            });
            probes.createContext("/alive", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            probes.start();
            try {
                assertThat(status(port, "/ready")).isEqualTo(204);
                assertThat(status(port, "/alive")).isEqualTo(204);
                grid.close();
                assertThat(status(port, "/ready")).isEqualTo(503);
            } finally {
                probes.stop(0);
            }
        }
    }

    private static int status(int port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void theStoreTakesAWriteUnderTheLatestHold() throws Exception {
        try (LockGrid grid = GridNode.local();
                Hold hold = grid.lock("orders/42").acquire()) {
            hold.onReleaseRequested(asked -> System.err.println(asked.actor() + " asks for it: " + asked.reason()));
            ship(db, 42, hold);
            ship(db, 42, hold);

            assertThat(row.fence).isEqualTo(hold.fence());
        }
    }

    @Test
    void theStoreRefusesAWriteUnderAnEarlierHold() throws Exception {
        try (LockGrid grid = GridNode.local()) {
            GridLock lock = grid.lock("orders/42");
            Hold paused = lock.acquire();
            grid.admin().forceRelease("orders/42", paused.fence(), "ann", "stuck since noon");
            try (Hold next = lock.acquire()) {
                ship(db, 42, next);

                assertThatThrownBy(() -> ship(db, 42, paused)).isInstanceOf(IllegalStateException.class);
                assertThat(row.fence).isEqualTo(next.fence());
            }
        }
    }

    @Test
    void aLockCanBeTriedBoundedAndLockedByAThread() throws Exception {
        try (LockGrid grid = GridNode.local()) {
            use(grid.lock("orders/42"));
            bound(grid);
            lockByThread(grid);

            assertThat(grid.lock("orders/42").inspect()).isEmpty();
            assertThat(grid.lock("reports/nightly").inspect()).isEmpty();
        }
    }

    @Test
    void aProcessThatEndsClosesItsGrid() throws Exception {
        try (LockGrid grid = GridNode.local()) {
            closeAtTheEnd(grid);
            assertThat(grid.lock("orders/42").tryAcquire()).isPresent();
        }
    }

    @Test
    void aLeaderWritesUnderItsTermsFenceUntilItsTermIsOver() throws Exception {
        Feed feed = new Feed();
        try (LockGrid grid = GridNode.local();
                Leadership rates = lead(grid, feed, feed)) {
            assertThat(feed.states.poll(60, TimeUnit.SECONDS)).isEqualTo("started");
            assertThat(rates.isLeader()).isTrue();

            rates.close();

            assertThat(feed.states.poll(60, TimeUnit.SECONDS)).isEqualTo("stopped");
        }
    }

    private static Leadership lead(LockGrid grid, Feed feed, Feed store) {
        Leadership rates = Leadership.of(grid, "services/rates", term -> {
            feed.start();
            try {
                while (term.sleep(Duration.ofSeconds(10))) { // false as soon as the term is over
                    store.write(feed.snapshot(), term.fence()); // the store refuses a lower fence
                }
            } finally {
                feed.stop();
            }
        });
        return rates;
    }

    /** What a leader runs, and its store. */
    private static final class Feed {
        private final BlockingQueue<String> states = new LinkedBlockingQueue<>();

        void start() {
            states.add("started");
        }

        void stop() {
            states.add("stopped");
        }

        String snapshot() {
            return "EUR/USD";
        }

        void write(String snapshot, long fence) {
            states.add(snapshot + " " + fence);
        }
    }

    private static void closeAtTheEnd(LockGrid grid) {
        Runtime.getRuntime().addShutdownHook(new Thread(grid::close));
    }

    /** Needs two other members: MembersAndClientsTest runs the same call, with ports of its own. */
    void embed() throws Exception {
        try (LockGrid grid = GridNode.start()) {
            try (Hold hold = grid.lock("orders/42").acquire()) {
                ship(db, 42, hold);
            }
        }
    }

    /** Needs running members: MembersAndClientsTest runs the same call, with addresses of its own. */
    void connect() throws Exception {
        try (LockGrid grid = LockGridClient.connect("10.1.2.3:5701", "10.1.2.4:5701")) {
            try (Hold hold = grid.lock("orders/42").acquire()) {
                ship(db, 42, hold);
            }
        }
    }

    static void ship(Connection db, long order, Hold hold) throws SQLException {
        String sql = "UPDATE orders SET state = 'shipped', fence = ? WHERE id = ? AND fence <= ?";
        try (PreparedStatement update = db.prepareStatement(sql)) {
            update.setLong(1, hold.fence());
            update.setLong(2, order);
            update.setLong(3, hold.fence());
            if (update.executeUpdate() == 0) {
                throw new IllegalStateException("order " + order + " is not there, or a later hold wrote it");
            }
        }
    }

    private static void use(GridLock lock) throws InterruptedException {
        Optional<Hold> now = lock.tryAcquire(); // at once or not at all
        now.ifPresent(Hold::release);
        Optional<Hold> soon = lock.tryAcquire(Duration.ofSeconds(2));
        soon.ifPresent(Hold::release);
        lock.acquireAsync().thenAccept(Hold::release).join(); // cancel() leaves the queue
    }

    private static void bound(LockGrid grid) throws InterruptedException {
        GridLock nightly = grid.lock("reports/nightly")
                .withMaxHold(Duration.ofMinutes(10)) // taken away after that
                .withReason("nightly report") // shown to operators
                .withInterruptOnLoss(); // interrupts the thread that acquired it
        try (Hold hold = nightly.acquire()) {
            hold.lost().thenAccept(loss -> System.err.println("Stop: " + loss.inWords()));
        }
    }

    private static void lockByThread(LockGrid grid) {
        ThreadLock lock = grid.lock("orders/42").asLock(); // a java.util.concurrent Lock, reentrant
        lock.lock();
        try {
            assertThat(lock.fence()).isPositive();
        } finally {
            lock.unlock();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/using.md", "docs/leadership.md", "docs/operating.md"})
    void theDocumentationShowsWhatIsCompiledHere(String page) throws IOException {
        String here = flat(Files.readString(Path.of("src/test/java/io/lockgrid/node/ReadmeExamplesTest.java")));
        String text = Files.readString(Path.of("..").resolve(page));
        Matcher blocks = Pattern.compile("(?s)```java\n(.*?)```").matcher(text);
        List<String> examples =
                blocks.results().map(block -> flat(block.group(1))).toList();

        assertThat(examples).isNotEmpty().allSatisfy(example -> assertThat(here).contains(example));
    }

    /** Without the indentation. */
    private static String flat(String code) {
        return code.replaceAll("(?m)^ +", "");
    }

    /** A row of a table with a column for the fence: stands in for a database that executes the update. */
    private static final class Row {
        private final Map<Integer, Long> parameters = new HashMap<>();
        private long fence;

        Connection connection() {
            PreparedStatement statement = stub(PreparedStatement.class, (name, arguments) -> switch (name) {
                case "setLong" -> parameters.put((Integer) arguments[0], (Long) arguments[1]);
                case "executeUpdate" -> update();
                default -> null;
            });
            return stub(Connection.class, (name, arguments) -> statement);
        }

        private int update() {
            if (parameters.get(2) != 42 || fence > parameters.get(3)) {
                return 0;
            }
            fence = parameters.get(1);
            return 1;
        }

        private static <T> T stub(Class<T> type, Answers answers) {
            Object stub = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                Object answer = answers.to(method.getName(), args == null ? new Object[0] : args);
                return method.getReturnType() == void.class ? null : answer;
            });
            return type.cast(stub);
        }
    }

    private interface Answers {
        Object to(String method, Object[] arguments);
    }
}
