package io.lockgrid.console.cli.demo;

import io.lockgrid.console.cli.CommandFailed;
import io.lockgrid.console.cli.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of 127.0.0.1 that nobody listens on. */
final class FreePorts {

    private static final int TRIED = 200;

    private FreePorts() {}

    /** The next free ones from there on. Somebody may take one before it is used; its member then says so and ends. */
    static List<Integer> from(int first, int count) {
        List<Integer> free = new ArrayList<>();
        for (int port = first; port < first + TRIED && free.size() < count; port++) {
            if (isFree(port)) {
                free.add(port);
            }
        }
        if (free.size() < count) {
            throw new CommandFailed(
                    ExitCode.FAILED,
                    "fewer than " + count + " free ports between " + first + " and " + (first + TRIED - 1)
                            + " on 127.0.0.1; nothing was started. Stop something that listens there.");
        }
        return free;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false; // in use, or not for us: the next one then
        }
    }
}
