package io.lockgrid;

/**
 * A hold was used or released that had been taken away before. The lock may belong to another since, and what was
 * written after the loss may have met the other's writes, unless the resource checks the {@linkplain Hold#fence()
 * fence}.
 */
public final class LockLostException extends LockGridException {

    private static final long serialVersionUID = 1L;

    private final String lockName;
    private final long fence;
    private final LockLoss loss;

    /**
     * Tells of the loss of one hold.
     *
     * @param lockName the name of the lock
     * @param fence the fence of the hold that was taken away
     * @param loss why
     */
    public LockLostException(String lockName, long fence, LockLoss loss) {
        super("The hold of lock \"" + lockName + "\" with fence " + fence + " was taken away before this call: "
                + loss.inWords() + ". This call changed nothing, and another may hold the lock since. Take what was"
                + " done after the loss as not protected: check it, or acquire the lock again and repeat it.");
        this.lockName = lockName;
        this.fence = fence;
        this.loss = loss;
    }

    /** The name of the lock. */
    public String lockName() {
        return lockName;
    }

    /** The fence of the hold that was taken away. */
    public long fence() {
        return fence;
    }

    /** Why it was taken away. */
    public LockLoss loss() {
        return loss;
    }
}
