package io.lockgrid.spring;

import io.lockgrid.Hold;
import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/** The transaction that is open on the calling thread, where the application has transactions at all. Stateless. */
final class OpenTransaction {
    private static final System.Logger LOG = System.getLogger(GridLocked.class.getName());
    private static final boolean THERE = ClassUtils.isPresent(
            "org.springframework.transaction.support.TransactionSynchronizationManager",
            OpenTransaction.class.getClassLoader());

    private OpenTransaction() {}

    static boolean isOpen() {
        return THERE && Spring.isOpen();
    }

    static void keepUntilEnd(Frame frame) {
        Spring.keepUntilEnd(frame);
    }

    /** Loaded only where Spring's transactions are there. */
    private static final class Spring {
        static boolean isOpen() {
            return TransactionSynchronizationManager.isActualTransactionActive()
                    && TransactionSynchronizationManager.isSynchronizationActive();
        }

        static void keepUntilEnd(Frame frame) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    Hold hold = frame.hold();
                    if (!hold.isHeld()) {
                        LockLoss loss = hold.lost().toCompletableFuture().getNow(LockLoss.sessionExpired());
                        throw new LockLostException(hold.lockName(), hold.fence(), loss);
                    }
                }

                @Override
                public void afterCompletion(int status) {
                    Frames.end(frame);
                    release(frame.hold());
                }
            });
        }

        /** Nobody would hear an exception: the transaction has ended. */
        private static void release(Hold hold) {
            try {
                Releases.now(hold);
            } catch (LockLostException lost) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the lock \"" + hold.lockName() + "\" was lost before its transaction had ended",
                        lost);
            } catch (LockGridException failure) {
                Releases.warn(hold, failure);
            }
        }
    }
}
