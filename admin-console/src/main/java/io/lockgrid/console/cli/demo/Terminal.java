package io.lockgrid.console.cli.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** What this process's standard output is. */
final class Terminal {

    /** Moves the cursor to the top left. */
    static final String HOME = "\u001b[H";

    static final String CLEAR_ALL = "\u001b[2J";
    static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
    static final String CLEAR_BELOW = "\u001b[J";

    private Terminal() {}

    /** Whether it can be redrawn. Java tells before 22 only together with standard input, so test(1) is asked. */
    static boolean isStandardOutput() throws InterruptedException {
        try {
            return new ProcessBuilder("test", "-t", "1")
                            .redirectOutput(Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no test(1) here: snapshots one below the other suit everything
        }
    }
}
