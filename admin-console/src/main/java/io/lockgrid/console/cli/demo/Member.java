package io.lockgrid.console.cli.demo;

import java.nio.file.Path;

/**
 * A member's process.
 *
 * @param name what operators see
 * @param port where it listens on 127.0.0.1
 * @param process its process; it ends when its standard input does
 * @param log where its output goes
 */
record Member(String name, int port, Process process, Path log) {

    String address() {
        return "127.0.0.1:" + port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String state() {
        return isAlive() ? "running" : "DEAD (exit code " + process.exitValue() + ")";
    }
}
