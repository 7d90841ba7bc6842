package io.lockgrid.node.table;

/** Names a timer that the table asks for. Immutable, with value equality. */
public sealed interface TimerKey {
    /** The max hold of a hold. */
    record HoldTimer(String name, long fence) implements TimerKey {}

    /** The wait of a queued acquire. */
    record WaitTimer(String name, SessionId session, long acquire) implements TimerKey {}

    /** The lock-delay after the hold with this fence. */
    record DelayTimer(String name, long fence) implements TimerKey {}

    /** The clock command for what began without a date. */
    enum ClockTimer implements TimerKey {
        CLOCK
    }

    /** The time to live of a session. */
    record SessionTimer(SessionId session) implements TimerKey {}
}
