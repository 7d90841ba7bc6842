package io.lockgrid.spring;

import io.lockgrid.LockGrid;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What each thread holds, and which calls it runs under it. Thread-safe. */
final class Frames {
    /** The newest first: of all that are held; and of the calls that run, where one may stand more than once. */
    private static final ThreadLocal<Frames> OF_THREAD = ThreadLocal.withInitial(Frames::new);

    private final Deque<Frame> held = new ArrayDeque<>();
    private final Deque<Frame> calls = new ArrayDeque<>();

    private Frames() {}

    /** Body of a call. */
    interface Call {
        @Nullable
        Object run() throws Throwable;
    }

    /** The hold that this thread has of the lock already. */
    static @Nullable Frame held(LockGrid grid, String lockName) {
        return cleaned().held.stream()
                .filter(frame -> frame.isOf(grid, lockName))
                .findFirst()
                .orElse(null);
    }

    static @Nullable Frame current() {
        return cleaned().calls.peek();
    }

    static void begin(Frame frame) {
        OF_THREAD.get().held.push(frame);
    }

    static @Nullable Object run(Frame frame, Call call) throws Throwable {
        Frames frames = OF_THREAD.get();
        frames.calls.push(frame);
        try {
            return call.run();
        } finally {
            frames.calls.pop();
        }
    }

    /** The hold is given back now. */
    static void end(Frame frame) {
        frame.end();
        cleaned();
    }

    /** Forgets what has ended, on whatever thread that was. */
    private static Frames cleaned() {
        Frames frames = OF_THREAD.get();
        frames.held.removeIf(Frame::isOver);
        if (frames.held.isEmpty() && frames.calls.isEmpty()) {
            OF_THREAD.remove(); // threads of a pool live long
        }
        return frames;
    }
}
