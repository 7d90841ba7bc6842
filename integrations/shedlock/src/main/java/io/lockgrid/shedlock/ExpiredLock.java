package io.lockgrid.shedlock;

import java.util.Optional;
import net.javacrumbs.shedlock.core.AbstractSimpleLock;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.SimpleLock;

/** A lock that was over before it was here. */
final class ExpiredLock extends AbstractSimpleLock {

    ExpiredLock(LockConfiguration configuration) {
        super(configuration);
    }

    @Override
    protected void doUnlock() {
        // there is nothing to give back
    }

    @Override
    protected Optional<SimpleLock> doExtend(LockConfiguration extended) {
        return Optional.empty();
    }
}
