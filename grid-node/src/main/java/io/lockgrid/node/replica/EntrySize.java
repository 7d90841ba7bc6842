package io.lockgrid.node.replica;

import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.TimeCommand;
import org.jspecify.annotations.Nullable;

/** How large an entry of the log may be, and what is in one. Stateless. */
public final class EntrySize {
    /** A full Raft log of entries of this size stays under 16 MB; see {@code EngineConfig}. */
    public static final int MOST = 8_192;

    private EntrySize() {}

    /** About how many bytes a request becomes in an entry; never much too low. */
    static int of(Request request) {
        if (request instanceof Request.Acquire acquire) {
            return 40
                    + bytes(acquire.name())
                    + bytes(acquire.asker().label())
                    + bytes(acquire.asker().reason());
        } else if (request instanceof Request.ForceRelease force) {
            return 64 + bytes(force.name()) + bytes(force.actor()) + bytes(force.reason());
        } else if (request instanceof Request.EndSession end) {
            return 64 + bytes(end.actor()) + bytes(end.reason());
        } else if (request instanceof Request.AskToRelease ask) {
            return 64 + bytes(ask.name()) + bytes(ask.actor()) + bytes(ask.reason());
        } else if (request instanceof Request.NoteAct note) {
            return 128
                    + bytes(note.actor())
                    + bytes(note.action())
                    + bytes(note.reason())
                    + bytes(note.target())
                    + bytes(note.outcome());
        } else if (request instanceof Request.Open open) {
            return 128 + bytes(open.home().name()) + bytes(open.home().host());
        }
        return 32 + bytes(request.name());
    }

    /** In UTF-8, from above. */
    private static int bytes(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return 3 * text.length();
            }
        }
        return text.length();
    }

    /** About how many bytes it is in an entry; never much too low. */
    static int of(TimeCommand command) {
        if (command instanceof TimeCommand.DelayElapsed delay) {
            return 12 + bytes(delay.name());
        } else if (command instanceof TimeCommand.HoldElapsed hold) {
            return 16 + bytes(hold.name());
        } else if (command instanceof TimeCommand.WaitElapsed wait) {
            return 32 + bytes(wait.name());
        }
        return 32;
    }
}
