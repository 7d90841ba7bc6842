package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.metrics.LockGridMetrics;
import io.lockgrid.node.metrics.GridNodeMetrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class MetricsTest {
    private static final Path FILES = Path.of("../config/metrics");
    /** The console's own are held to the alerts by its tests, and that of TLS by CertificateDaysTest. */
    private static final Pattern METRIC = Pattern.compile("lockgrid_(?!console_|tls_)[a-z_]+");

    private static final Set<String> GAUGES = Set.of("lockgrid.holds", "lockgrid.waiters", "lockgrid.health");

    private static Members members;
    private static LockGrid client;

    @BeforeAll
    static void start() {
        members = new Members(3, config -> config);
        client = LockGridClient.connect(
                LockGridClientConfig.defaults().withClusterName(members.cluster).withMembers(members.addresses));
    }

    @AfterAll
    static void stop() {
        client.close();
        members.close();
    }

    private static double value(SimpleMeterRegistry registry, String name, String... tags) {
        return registry.get(name).tags(tags).meter().measure().iterator().next().getValue();
    }

    /** Callers are woken before what became of their attempt is counted. */
    private static void assertMeter(double expected, SimpleMeterRegistry registry, String name, String... tags) {
        await().untilAsserted(() -> assertThat(value(registry, name, tags)).isEqualTo(expected));
    }

    @Test
    void aMembersMetersTellOfItsCallersAndOfItsGroups() throws Exception {
        LockGrid grid = members.grid(0);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (GridNodeMetrics metrics = new GridNodeMetrics(grid, Tags.of("app", "test"))) {
            metrics.bindTo(registry);
            Hold hold = grid.lock("metrics/a").acquire();
            assertThat(grid.lock("metrics/a").tryAcquire()).isEmpty();
            CompletableFuture<Hold> waiting = grid.lock("metrics/a").acquireAsync();
            assertMeter(1, registry, "lockgrid.holds");
            assertMeter(1, registry, "lockgrid.waiters");
            await().untilAsserted(() -> {
                assertMeter(1, registry, "lockgrid.group.holds", "group", "default");
                assertMeter(1, registry, "lockgrid.group.waiters", "group", "default");
            });
            waiting.cancel(true);
            grid.admin().forceRelease("metrics/a", hold.fence(), "ann", "stuck");
            hold.lost().toCompletableFuture().join();

            assertMeter(0, registry, "lockgrid.holds");
            assertMeter(0, registry, "lockgrid.waiters");
            assertMeter(1, registry, "lockgrid.losses", "reason", "forced");
            assertMeter(1, registry, "lockgrid.acquire", "outcome", "granted");
            assertMeter(1, registry, "lockgrid.acquire", "outcome", "held");
            assertMeter(1, registry, "lockgrid.acquire", "outcome", "gave-up");
            assertThat(registry.get("lockgrid.hold").timer().count()).isEqualTo(1);
            await().untilAsserted(() -> {
                assertMeter(0, registry, "lockgrid.seats.missing");
                assertMeter(1, registry, "lockgrid.failures.left");
                assertMeter(2, registry, "lockgrid.health");
                assertMeter(1, registry, "lockgrid.group.losses", "reason", "forced");
            });
            assertThat(registry.get("lockgrid.keeper.actions").functionCounters())
                    .isNotEmpty();
            assertThat(value(registry, "lockgrid.raft.leader.changes")).isNotNegative();
            assertThat(registry.getMeters())
                    .allSatisfy(meter -> assertThat(meter.getId().getTag("app")).isEqualTo("test"));
        }
    }

    @Test
    void aClientsMetersTellOfItsCallersUntilTheyAreClosed() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        SimpleMeterRegistry second = new SimpleMeterRegistry();
        try (LockGridMetrics metrics = new LockGridMetrics(client)) {
            metrics.bindTo(registry);
            metrics.bindTo(second);
            client.lock("metrics/b").asLock().lock();
            client.lock("metrics/b").asLock().lock();
            assertMeter(1, registry, "lockgrid.holds");
            assertMeter(1, second, "lockgrid.holds");
            client.lock("metrics/b").asLock().unlock();
            client.lock("metrics/b").asLock().unlock();
            assertMeter(0, registry, "lockgrid.holds");
            assertMeter(2, registry, "lockgrid.acquire", "outcome", "granted");
            await().untilAsserted(() ->
                    assertThat(registry.get("lockgrid.hold").timer().count()).isEqualTo(1));
            assertThat(value(registry, "lockgrid.health")).isPositive();
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void metersThatAreClosedAndBoundAgainOrBoundTwiceCountEachAttemptOnce() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        LockGridMetrics before = new LockGridMetrics(client);
        before.bindTo(registry);
        before.close();
        try (GridNodeMetrics metrics = new GridNodeMetrics(members.grid(0))) {
            metrics.bindTo(registry);
            metrics.bindTo(registry);
            try (Hold hold = members.grid(0).lock("metrics/d").acquire()) {
                assertThat(hold.isHeld()).isTrue();
                assertMeter(1, registry, "lockgrid.holds");
            }
            assertMeter(1, registry, "lockgrid.acquire", "outcome", "granted");
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void twoBindersOfOneGridCountEachAttemptOnceUntilBothAreClosed() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        LockGrid grid = members.grid(0);
        try (LockGridMetrics first = new LockGridMetrics(grid);
                LockGridMetrics second = new LockGridMetrics(grid);
                GridNodeMetrics third = new GridNodeMetrics(grid);
                LockGridMetrics tagged = new LockGridMetrics(grid, Tags.of("app", "test"))) {
            first.bindTo(registry);
            second.bindTo(registry);
            third.bindTo(registry);
            tagged.bindTo(registry);
            grid.lock("metrics/e").acquire().release();
            await().untilAsserted(() -> assertThat(registry.find("lockgrid.acquire")
                            .tags("outcome", "granted")
                            .timers())
                    .extracting(timer -> timer.count())
                    .containsExactly(1L, 1L));

            third.close();
            first.close();
            assertMeter(0, registry, "lockgrid.holds");
            assertThat(registry.find("lockgrid.group.holds").meter()).isNull();
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void theGaugesOfAGridThatIsClosedGoAndWhatItCountedStays() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        LockGrid closed = GridNode.local();
        LockGridMetrics metrics = new LockGridMetrics(closed);
        metrics.bindTo(registry);
        closed.lock("metrics/f").acquire();
        assertMeter(1, registry, "lockgrid.holds");

        closed.close();

        assertThat(Search.in(registry).name(GAUGES::contains).meters()).isEmpty();
        assertMeter(1, registry, "lockgrid.losses", "reason", "closed");
        new LockGridMetrics(closed).bindTo(registry);
        assertThat(Search.in(registry).name(GAUGES::contains).meters()).isEmpty();
        metrics.close();
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void aTryThatTheLockDoesNotComeToInItsTimeEndsAsHeld() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (LockGridMetrics metrics = new LockGridMetrics(client);
                Hold hold = members.grid(1).lock("metrics/c").acquire()) {
            metrics.bindTo(registry);
            assertThat(client.lock("metrics/c").tryAcquire(Duration.ofSeconds(1)))
                    .isEmpty();
            assertMeter(1, registry, "lockgrid.acquire", "outcome", "held");
            assertMeter(0, registry, "lockgrid.waiters");
            assertThat(hold.isHeld()).isTrue();
        }
    }

    @Test
    void aGridOfSomebodyElsesMakingIsRefusedByName() {
        LockGrid strange = (LockGrid) Proxy.newProxyInstance(
                LockGrid.class.getClassLoader(), new Class<?>[] {LockGrid.class}, (proxy, method, arguments) -> null);

        assertThatThrownBy(() -> new LockGridMetrics(strange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing was bound");
    }

    @Test
    void everyMetricOfTheAlertsAndOfTheDashboardIsThere() throws IOException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (GridNodeMetrics metrics = new GridNodeMetrics(members.grid(2))) {
            metrics.bindTo(registry);
            Set<String> there = metricsIn(withoutComments(registry.scrape()));

            assertThat(there).containsAll(metricsIn(parsed("alerts.yml")));
            assertThat(there).containsAll(metricsIn(parsed("grafana-dashboard.json")));
            assertThat(metricsIn(parsed("alerts.yml"))).hasSizeGreaterThan(5);
            assertThat(metricsIn(parsed("grafana-dashboard.json"))).hasSizeGreaterThan(10);
        }
    }

    @Test
    void everyMeterIsInTheDocumentAndNoOther() throws IOException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Set<String> bound = new TreeSet<>();
        try (GridNodeMetrics metrics = new GridNodeMetrics(members.grid(2))) {
            metrics.bindTo(registry);
            registry.getMeters().stream()
                    .map(Meter::getId)
                    .map(Meter.Id::getName)
                    .forEach(bound::add);
        }
        bound.add(CertificateDaysTest.METER); // where there is TLS, which is that test's
        bound.removeIf(name -> name.endsWith(".histogram")); // what a simple registry makes of buckets
        Set<String> told = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `(lockgrid[a-z.]+)` \\|")
                .matcher(Files.readString(Path.of("../docs/metrics.md")));
        while (row.find()) {
            told.add(row.group(1));
        }

        assertThat(told).isEqualTo(bound);
    }

    /** Read as YAML, of which JSON is a part, so that a file that nobody could load is found. */
    private static String parsed(String file) throws IOException {
        Object content = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FILES.resolve(file)));
        return String.valueOf(content);
    }

    private static String withoutComments(String scrape) {
        return scrape.replaceAll("(?m)^#.*$", "");
    }

    private static Set<String> metricsIn(String text) {
        Set<String> found = new TreeSet<>();
        Matcher metric = METRIC.matcher(text);
        while (metric.find()) {
            found.add(metric.group());
        }
        return found;
    }
}
