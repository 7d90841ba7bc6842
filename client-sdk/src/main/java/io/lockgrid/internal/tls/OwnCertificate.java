package io.lockgrid.internal.tls;

import io.lockgrid.GridHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that this process shows, as operators have to know of it. Immutable.
 *
 * @param until the end of what it, or one between it and the authority, is valid for; null if none is shown
 * @param problem why files that have changed are not in use; null if they are
 */
public record OwnCertificate(
        @Nullable Instant until, @Nullable String problem) {
    /** Less than this is worth a word: authorities renew before. */
    private static final Duration SHORT = Duration.ofDays(14);

    private static final double DAY = Duration.ofDays(1).toMillis();

    /** Less than zero once it has expired; empty if none is shown. */
    public OptionalDouble daysLeft(long wallMillis) {
        return until == null ? OptionalDouble.empty() : OptionalDouble.of((until.toEpochMilli() - wallMillis) / DAY);
    }

    /** The same of what may not be there. */
    public static OptionalDouble daysLeft(@Nullable OwnCertificate own, long wallMillis) {
        return own == null ? OptionalDouble.empty() : own.daysLeft(wallMillis);
    }

    /** What is seen of a grid, and what an operator should hear of the certificate, if there is one. */
    public static GridHealth health(GridHealth seen, @Nullable OwnCertificate own, long wallMillis) {
        List<String> reasons = new ArrayList<>(seen.reasons());
        if (own != null) {
            reasons.addAll(own.remarks(wallMillis));
        }
        return new GridHealth(seen.status(), reasons);
    }

    /** What an operator should hear of; usually nothing. */
    public List<String> remarks(long wallMillis) {
        List<String> remarks = new ArrayList<>();
        if (until != null) {
            remark(remarks, until.truncatedTo(ChronoUnit.SECONDS), until.toEpochMilli() - wallMillis);
        }
        if (problem != null) {
            remarks.add(problem);
        }
        return remarks;
    }

    private static void remark(List<String> remarks, Instant end, long left) {
        if (left < 0) {
            remarks.add("the certificate that this process shows has expired at " + end
                    + ": links that stand go on, and none can be made; put another in its place");
        } else if (left < SHORT.toMillis()) {
            remarks.add("the certificate that this process shows expires at " + end + ", in "
                    + Duration.ofMillis(left).toDays() + " days: put another in its place");
        }
    }
}
