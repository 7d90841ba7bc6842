package io.lockgrid.console.web;

import org.jspecify.annotations.Nullable;

/** What a page says after an act; a closed set, since it comes with the address. */
enum Notice {
    RELEASED("The hold was released. Its holder is told, and the next waiter gets the lock."),
    ASKED("The holder was asked to let go. Nothing was taken away: it is up to the holder."),
    ALREADY_ASKED("The holder was asked before, and that has not arrived yet. Nothing more was sent."),
    CLOSED("The session was closed. What it held is free."),
    GONE("There was no such session any more; nothing was closed.");

    private final String words;

    Notice(String words) {
        this.words = words;
    }

    static @Nullable String words(@Nullable String key) {
        for (Notice notice : values()) {
            if (notice.name().equalsIgnoreCase(key)) {
                return notice.words;
            }
        }
        return null;
    }
}
