package io.lockgrid.console.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.console.FreePorts;
import io.micronaut.core.io.ResourceResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Scripts and styles as browsers get them. */
class AssetsTest {
    private static final String CHARTS = "/assets/lib/chart/chart.umd.min.js";
    private static final int HURRIED = 300;

    private final HttpClient http = HttpClient.newHttpClient();

    private ConsoleServer console;

    @BeforeEach
    void start() {
        LockGridClientConfig nowhere = LockGridClientConfig.defaults().withMembers("127.0.0.1:" + FreePorts.one());
        console = ConsoleServer.start(ConsoleConfig.of(nowhere));
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void aScriptOfAJarIsReadFromMemory() throws Exception {
        URL script = console.context()
                .getBean(ResourceResolver.class)
                .getResource("memory:META-INF/MANIFEST.MF") // every jar has one
                .orElseThrow();

        try (InputStream in = script.openStream()) {
            assertThat(script.getProtocol()).isEqualTo("jar");
            assertThat(in).isInstanceOf(ByteArrayInputStream.class);
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("Manifest-Version");
        }
    }

    @Test
    @Tag("thorough")
    void whoGoesAwayInTheMiddleOfOneSpoilsItForNobodyElse() throws Exception {
        byte[] whole = get(console.address());
        assertThat(new String(whole, StandardCharsets.UTF_8)).contains("Chart.js v");
        CompletableFuture<?>[] hurried = Stream.generate(() -> CompletableFuture.runAsync(this::hurry))
                .limit(3)
                .toArray(CompletableFuture[]::new);
        CompletableFuture<?> others = CompletableFuture.allOf(hurried);
        while (!others.isDone()) {
            assertThat(get(console.address())).isEqualTo(whole);
        }
        others.join();
    }

    private byte[] get(URI console) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(console.resolve(CHARTS)).build(), BodyHandlers.ofByteArray())
                .body();
    }

    private void hurry() {
        URI at = console.address();
        byte[] request = ("GET " + CHARTS + " HTTP/1.1\r\nHost: console\r\nAccept-Encoding: gzip\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try {
            for (int i = 0; i < HURRIED; i++) {
                try (Socket socket = new Socket()) {
                    socket.setReceiveBufferSize(1_024);
                    socket.setSoLinger(true, 0);
                    socket.connect(new InetSocketAddress(at.getHost(), at.getPort()));
                    socket.getOutputStream().write(request);
                    socket.getInputStream().readNBytes(600);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
