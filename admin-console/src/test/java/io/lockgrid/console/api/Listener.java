package io.lockgrid.console.api;

import io.lockgrid.console.security.ApiCaller;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** Hears server-sent events, each as the lines that it was sent in. */
final class Listener implements AutoCloseable {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final InputStream stream;
    private volatile boolean closed;

    Listener(ApiCaller caller, String path) {
        stream = caller.open(path);
        Thread thread = new Thread(this::read, "listener");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            StringBuilder event = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    heard.add(event.toString());
                    event.setLength(0);
                } else {
                    event.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            if (!closed) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The first event of a name, that contains a text; waits for it. */
    String await(String name, String text, Duration atMost) {
        return Awaitility.await()
                .atMost(atMost)
                .until(
                        () -> heard.stream()
                                .filter(event -> event.contains("event: " + name + "\n") && event.contains(text))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    List<String> heard() {
        return heard;
    }

    /** The place that an event was sent with. */
    static String id(String event) {
        return event.lines()
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring(4))
                .findFirst()
                .orElseThrow(() -> new AssertionError(event));
    }

    @Override
    public void close() {
        closed = true;
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
