package io.lockgrid.internal.wire;

import io.lockgrid.admin.LockQuery;

/** An operator's question to one group. Immutable. */
public sealed interface AdminQuery {
    record Locks(LockQuery query) implements AdminQuery {}

    record Lock(String name) implements AdminQuery {}

    record Sessions() implements AdminQuery {}

    record Waits() implements AdminQuery {}

    record Audit(int newest) implements AdminQuery {}

    /** Who leads, who is missing. */
    record Facts() implements AdminQuery {}
}
