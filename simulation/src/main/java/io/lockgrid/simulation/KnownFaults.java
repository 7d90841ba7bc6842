package io.lockgrid.simulation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the engine (5.4.0) throws though nothing is broken by it: each was looked at to its cause. Whatever such a fault
 * leaves behind is judged all the same, since in the end every caller gets an answer and all replicas are equal. Stateless.
 */
public final class KnownFaults {
    private static final String TRANSFER = "LeadershipTransferTask";
    private static final String ANSWER = "AppendSuccessResponseHandlerTask";
    private static final String APPEND = "AppendRequestHandlerTask";

    private KnownFaults() {}

    /** What it is, or null where nobody knows it. */
    public static @Nullable String of(Throwable failure) {
        String words = String.valueOf(failure.getMessage());
        boolean missing = failure instanceof NullPointerException; // what an assertion would say, without assertions
        if (isThrownIn(TRANSFER, failure)
                && (missing || words.equals("No leadership transfer state!") || words.startsWith("Unknown follower"))) {
            // It looks again at a transfer that is over, or whose heir has lost its seat, and throws in its first
            // lines,
            // before it changes anything; what that leaves under way TransferWatch ends.
            return "the engine looked at a transfer of leadership that was over";
        }
        if (isThrownIn(APPEND, failure) && (missing || words.startsWith("Entry not found on log index"))) {
            // A leader sends entries again that the follower has in its snapshot by then; nothing is changed, no answer
            // is
            // given, and the leader sends what comes after them next time.
            return "the engine got entries again that are in its snapshot";
        }
        if (isThrownIn(ANSWER, failure) && words.startsWith("QueryState{")) {
            // An answer to what this leader asked when it led before: it is thrown away, before anything is changed.
            return "the engine got an answer to a query of an earlier term";
        }
        return null;
    }

    private static boolean isThrownIn(String task, Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(3)
                .anyMatch(frame -> frame.getClassName().endsWith("." + task));
    }
}
