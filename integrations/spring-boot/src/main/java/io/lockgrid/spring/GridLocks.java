package io.lockgrid.spring;

import io.lockgrid.Hold;

/** What the calling thread holds by {@link GridLocked}. Stateless and thread-safe. */
public final class GridLocks {
    private GridLocks() {}

    /**
     * The hold under which the calling thread runs a method with {@link GridLocked}; where such methods are nested, that of
     * the innermost. Other threads do not have it: hand it to those that work for the method. It is over when the method
     * has returned, so do not release it.
     *
     * @throws IllegalStateException if this thread runs no such method
     */
    public static Hold current() {
        Frame frame = Frames.current();
        if (frame == null) {
            throw new IllegalStateException("This thread runs no method with @GridLocked, so there is no hold. Call it"
                    + " inside of the method, on the method's own thread, and see that the method is called through"
                    + " Spring: this.method(…) is not.");
        }
        return frame.hold();
    }
}
