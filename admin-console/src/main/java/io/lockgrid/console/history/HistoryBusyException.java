package io.lockgrid.console.history;

/** Too many ask for the history at once. */
public final class HistoryBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HistoryBusyException() {
        super("too many ask for the history at once, or its folder is slow; nothing was read; ask again in some"
                + " seconds, or for a shorter time");
    }
}
