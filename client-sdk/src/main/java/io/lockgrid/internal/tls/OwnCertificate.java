package io.lockgrid.internal.tls;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that this process shows, as operators have to know of it. Immutable.
 *
 * @param until the end of what it, or one between it and the authority, is valid for
 * @param problem why files that have changed are not in use; null if they are
 */
public record OwnCertificate(Instant until, @Nullable String problem) {
    /** Less than this is worth a word: authorities renew before. */
    private static final Duration SHORT = Duration.ofDays(14);

    private static final double DAY = Duration.ofDays(1).toMillis();

    /** Less than zero once it has expired. */
    public double daysLeft(long wallMillis) {
        return (until.toEpochMilli() - wallMillis) / DAY;
    }

    /** What an operator should hear of; usually nothing. */
    public List<String> remarks(long wallMillis) {
        List<String> remarks = new ArrayList<>();
        long left = until.toEpochMilli() - wallMillis;
        Instant end = until.truncatedTo(ChronoUnit.SECONDS);
        if (left < 0) {
            remarks.add("the certificate that this process shows has expired at " + end
                    + ": links that stand go on, and none can be made; put another in its place");
        } else if (left < SHORT.toMillis()) {
            remarks.add("the certificate that this process shows expires at " + end + ", in "
                    + Duration.ofMillis(left).toDays() + " days: put another in its place");
        }
        if (problem != null) {
            remarks.add(problem);
        }
        return remarks;
    }
}
