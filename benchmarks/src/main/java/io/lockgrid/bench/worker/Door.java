package io.lockgrid.bench.worker;

import com.hazelcast.core.HazelcastInstance;
import java.util.Optional;

/** The lock service under test, as a member or as a client sees it. Thread-safe. */
interface Door extends AutoCloseable {

    /** The handle that a user gets for that name, by the call that a user makes. */
    DoorLock lock(String name);

    /** The member's Hazelcast; empty in a client. */
    Optional<HazelcastInstance> member();

    @Override
    void close();
}
