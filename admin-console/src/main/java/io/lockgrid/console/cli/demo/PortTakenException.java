package io.lockgrid.console.cli.demo;

/** A port was free when it was looked for, and another process listens on it now. */
final class PortTakenException extends Exception {

    private static final long serialVersionUID = 1L;

    PortTakenException(Member member) {
        super("another process took port " + member.port() + " meanwhile");
    }
}
