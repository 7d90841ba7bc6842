package io.lockgrid.console.cli;

import java.net.BindException;

/** Why a server did not start, out of what wraps it. */
final class StartFailure {
    private StartFailure() {}

    static boolean isPortTaken(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            // Of an address that is not this machine's it says something else.
            if (at instanceof BindException && String.valueOf(at.getMessage()).contains("in use")) {
                return true;
            }
        }
        return false;
    }

    /** The innermost reason, in words. */
    static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
