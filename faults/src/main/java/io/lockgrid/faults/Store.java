package io.lockgrid.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The resource that the locks protect: takes a write only with a fence that is not below the highest that it has seen for
 * that lock. Behind a Unix socket, which no cut of the network reaches. Thread-safe.
 */
final class Store implements AutoCloseable {
    private final Path path;
    private final ServerSocketChannel server;
    private final Map<String, Long> highest = new HashMap<>();
    private final List<Write> writes = new ArrayList<>();

    Store(Path folder) throws IOException {
        path = folder.resolve("store.socket");
        Files.deleteIfExists(path);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        start("store", this::accept);
    }

    Path path() {
        return path;
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                start("store-client", () -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(
                        new OutputStreamWriter(Channels.newOutputStream(client), StandardCharsets.UTF_8), true)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split("\t");
                out.println(write(words[0], Long.parseLong(words[1])) ? "accepted" : "refused");
            }
        } catch (IOException gone) {
            System.err.println("a writer has gone: " + gone.getMessage());
        }
    }

    private synchronized boolean write(String lock, long fence) {
        boolean accepted = fence >= highest.getOrDefault(lock, 0L);
        if (accepted) {
            highest.put(lock, fence);
        }
        writes.add(new Write(lock, fence, System.nanoTime(), accepted));
        return accepted;
    }

    synchronized List<Write> writes() {
        return List.copyOf(writes);
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(path);
    }
}
