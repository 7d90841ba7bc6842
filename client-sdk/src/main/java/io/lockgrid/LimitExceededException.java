package io.lockgrid;

/**
 * A call was refused because it would have exceeded a limit of the grid. Nothing was changed: neither a hold nor a
 * place in a queue is left.
 */
public final class LimitExceededException extends LockGridException {

    private static final long serialVersionUID = 1L;

    private final String limit;
    private final long value;

    /**
     * Tells of the refusal of one call.
     *
     * @param limit which limit, see {@link #limit()}
     * @param value the limit's value
     * @param refused what was refused, as the beginning of a sentence, such as {@code The acquire of lock "orders/42"}
     */
    public LimitExceededException(String limit, long value, String refused) {
        super(refused + " was refused, because it would exceed the limit " + limit + " of " + value + ". Nothing was"
                + " changed. Try again later, look for holds that are not released, or raise the limit where it is"
                + " configured.");
        this.limit = limit;
        this.value = value;
    }

    /**
     * Which limit. For those that can be configured it is the key's name in {@code lockgrid.yaml}, such as {@code
     * waiters-per-lock} or {@code holds-per-session}.
     */
    public String limit() {
        return limit;
    }

    /** The value of the limit. */
    public long value() {
        return value;
    }
}
