package io.lockgrid.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes to the {@link Store}. Used by one thread. */
final class Pen implements AutoCloseable {
    private final SocketChannel channel;
    private final BufferedReader in;
    private final PrintWriter out;

    Pen(Path store) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(store));
        in = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        out = new PrintWriter(new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8), true);
    }

    /** What the store said to it. */
    String write(String lock, long fence) throws IOException {
        out.println(lock + "\t" + fence);
        String said = in.readLine();
        return said == null ? "no store" : said;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
