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
                + " changed. Try again later, " + advice(limit) + ", or raise the limit where it is configured.");
        this.limit = limit;
        this.value = value;
    }

    private static String advice(String limit) {
        if (limit.equals("answer-rows")) {
            return "ask for less, such as a page of the locks of one holder";
        }
        return limit.startsWith("sessions")
                ? "close clients that are not needed"
                : "look for holds that are not released";
    }

    /**
     * Which limit. For those that can be configured it is the key's name in {@code lockgrid.yaml}, such as {@code
     * waiters-per-lock}, {@code holds-per-session}, {@code sessions}, {@code sessions-per-client} or {@code
     * answer-rows}.
     */
    public String limit() {
        return limit;
    }

    /** The value of the limit. */
    public long value() {
        return value;
    }
}
