package io.lockgrid.bench.driver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Open pages of a console: each listens to its events, and gets its table anew at every tick, as a browser does. */
final class Watchers implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final URI console;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<CompletableFuture<?>> streams = new ArrayList<>();
    private final LongAdder pages = new LongAdder();

    Watchers(URI console) {
        this.console = console;
    }

    void open(int count) {
        for (int i = 0; i < count; i++) {
            HttpRequest events = HttpRequest.newBuilder(console.resolve("/events"))
                    .header("Accept", "text/event-stream")
                    .build();
            streams.add(http.sendAsync(events, HttpResponse.BodyHandlers.ofLines())
                    .thenAcceptAsync(
                            answer -> answer.body()
                                    .filter(line -> line.startsWith("data:"))
                                    .forEach(tick -> refresh()),
                            task -> start(task)));
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "watcher");
        thread.setDaemon(true);
        thread.start();
    }

    private void refresh() {
        try {
            if (get("/locks", true) < 400) {
                pages.increment();
            }
        } catch (IOException gone) {
            // the console was killed: the stream of its events ends too
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int get(String path, boolean fragment) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(console.resolve(path)).timeout(LONGEST);
        if (fragment) {
            request.header("HX-Request", "true");
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .statusCode();
    }

    /** How many pages were answered so far. */
    long pages() {
        return pages.sum();
    }

    /** The median and the longest of so many fetches of a page, in milliseconds; fails where one is refused. */
    double[] millis(String path, int times) throws IOException, InterruptedException {
        List<Double> all = new ArrayList<>();
        for (int i : IntStream.range(0, times).toArray()) {
            long start = System.nanoTime();
            int status =
                    get(path + (path.contains("?") ? "&" : "?") + "limit=" + (50 + i), false); // never one that is kept
            if (status >= 400) {
                throw new IOException(path + " was answered with " + status);
            }
            all.add((System.nanoTime() - start) / 1e6);
        }
        List<Double> sorted = all.stream().sorted().toList();
        return new double[] {sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1)};
    }

    @Override
    public void close() {
        streams.forEach(stream -> stream.cancel(true));
    }
}
