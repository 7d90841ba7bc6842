package io.lockgrid;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ThreadLockTest {

    @Test
    void conditionsAreRefusedUnlessAnImplementationHasThem() {
        assertThatThrownBy(new NeverLocked()::newCondition)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("no conditions")
                .hasMessageContaining("Nothing was changed");
    }

    private static final class NeverLocked implements ThreadLock {
        @Override
        public void lock() {
            throw new AssertionError();
        }

        @Override
        public void lockInterruptibly() {
            throw new AssertionError();
        }

        @Override
        public boolean tryLock() {
            return false;
        }

        @Override
        public boolean tryLock(long time, TimeUnit unit) {
            return false;
        }

        @Override
        public void unlock() {
            throw new IllegalMonitorStateException();
        }

        @Override
        public long fence() {
            throw new IllegalMonitorStateException();
        }

        @Override
        public void renew(Duration maxHold) {
            throw new IllegalMonitorStateException();
        }

        @Override
        public CompletionStage<LockLoss> lost() {
            throw new IllegalMonitorStateException();
        }

        @Override
        public void onReleaseRequested(Consumer<? super ReleaseRequest> listener) {
            throw new IllegalMonitorStateException();
        }

        @Override
        public int depth() {
            return 0;
        }

        @Override
        public boolean isHeldByCurrentThread() {
            return false;
        }
    }
}
