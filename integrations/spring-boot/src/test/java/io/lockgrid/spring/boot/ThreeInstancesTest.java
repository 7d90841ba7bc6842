package io.lockgrid.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridHealth;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.spring.GridLocked;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Three instances of one Spring Boot application, each with a member, a web server and Boot's own endpoints. */
@Tag("thorough")
class ThreeInstancesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final List<Integer> PORTS = ports();
    private static final List<ConfigurableApplicationContext> INSTANCES = new ArrayList<>();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What the lock protects: without one, threads of two instances lose turns. */
    private static int counter;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
    static class Application {
        @Bean
        Counting counting() {
            return new Counting();
        }
    }

    static class Counting {
        @GridLocked("counters/{name}")
        public void count(String name) {
            int before = counter;
            Thread.yield();
            counter = before + 1;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        ExecutorService starters = Executors.newFixedThreadPool(3);
        List<Future<ConfigurableApplicationContext>> begun = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int instance = i;
            begun.add(starters.submit(() -> run(instance)));
        }
        for (Future<ConfigurableApplicationContext> each : begun) {
            INSTANCES.add(each.get());
        }
        starters.shutdown();
        for (int i = 0; i < 3; i++) {
            awaitReady(i);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        // together: one that leaves while others stay would see to it first that they keep a majority
        List<Thread> closers = INSTANCES.stream()
                .map(instance -> new Thread(instance::close, "closer"))
                .toList();
        closers.forEach(Thread::start);
        for (Thread closer : closers) {
            closer.join();
        }
    }

    private static ConfigurableApplicationContext run(int instance) {
        String members = "127.0.0.1:" + PORTS.get(0) + ",127.0.0.1:" + PORTS.get(1) + ",127.0.0.1:" + PORTS.get(2);
        return new SpringApplicationBuilder(Application.class)
                .properties(
                        "server.port=0",
                        "server.shutdown=immediate",
                        "spring.jmx.enabled=false",
                        "management.endpoints.web.exposure.include=health,metrics",
                        "management.endpoint.health.show-details=always",
                        "lockgrid.cluster-name=three-instances",
                        "lockgrid.node-name=instance-" + instance,
                        "lockgrid.port=" + PORTS.get(instance),
                        "lockgrid.discovery.members=" + members,
                        "lockgrid.stop-timeout=5s",
                        "lockgrid.drain=0s",
                        "lockgrid.health.readiness=true")
                .run();
    }

    private static List<Integer> ports() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            while (sockets.size() < 3) {
                // below those that the system gives to outgoing connections
                int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
                try {
                    sockets.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
                } catch (java.net.BindException taken) {
                    continue;
                }
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static LockGrid grid(int instance) {
        return INSTANCES.get(instance).getBean(LockGrid.class);
    }

    private static void awaitReady(int instance) {
        await().atMost(PATIENCE).until(() -> grid(instance).isReady());
        await().atMost(PATIENCE)
                .until(() -> get(instance, "/actuator/health/readiness").statusCode() == 200);
    }

    private static HttpResponse<String> get(int instance, String path) throws IOException, InterruptedException {
        String port = INSTANCES.get(instance).getEnvironment().getProperty("local.server.port");
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void twoInstancesCountTogetherAndLoseNothing() throws Exception {
        counter = 0;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Counting counting = INSTANCES.get(i % 2).getBean(Counting.class);
            all.add(threads.submit(() -> {
                for (int turn = 0; turn < 250; turn++) {
                    counting.count("one");
                }
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
        threads.shutdown();
        assertThat(counter).isEqualTo(1000);
    }

    @Test
    void healthAndMetersAreAtBootsEndpoints() throws Exception {
        INSTANCES.get(1).getBean(Counting.class).count("two");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(1, "/actuator/health").body())
                        .contains("\"lockgrid\"", "\"state\":\"HEALTHY\""));
        assertThat(get(1, "/actuator/health/liveness").body()).doesNotContain("lockgrid");
        assertThat(get(1, "/actuator/metrics/lockgrid.acquire").body()).contains("\"COUNT\"");
        assertThat(get(1, "/actuator/metrics").body()).contains("lockgrid.group.");
    }

    @Test
    void aHoldIsKeptWhileTheOtherInstancesAreReplacedOneAfterTheOther() throws Exception {
        try (Hold hold = grid(0).lock("orders/42").acquire()) {
            for (int instance = 1; instance < 3; instance++) {
                INSTANCES.get(instance).close();
                INSTANCES.set(instance, run(instance));
                awaitReady(instance);
                assertThat(hold.isHeld()).isTrue();
                assertThat(grid(instance).lock("orders/42").tryAcquire()).isEmpty();
            }
        }
        await().atMost(PATIENCE).until(() -> grid(0).health().status() == GridHealth.Status.HEALTHY);
    }

    @Test
    void whatAnInstanceHoldsIsFreeWhenItWasClosed() throws Exception {
        Hold held = grid(2).lock("orders/43").acquire();
        INSTANCES.get(2).close();
        assertThat(held.isHeld()).isFalse();
        try (Hold next =
                grid(0).lock("orders/43").tryAcquire(Duration.ofSeconds(5)).orElseThrow()) {
            assertThat(next.fence()).isGreaterThan(held.fence()); // the session's time to live is 15 s
        }
        INSTANCES.set(2, run(2));
        awaitReady(2);
    }
}
