package io.lockgrid.console.grid;

import io.lockgrid.admin.GroupInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * How the grid is. By the seats of its groups, as the groups themselves tell them: a member that is there without a seat
 * counts for nothing.
 */
public enum GridState {
    /** Any one member can fail, or there is only one and it is here. */
    HEALTHY,
    /** The next failure stops a group. */
    DEGRADED,
    /** A group has no majority: members are there, but its locks cannot be acquired. */
    UNAVAILABLE,
    /** The console hears nothing of the grid. */
    LOST;

    /** A picture that is older is of the past, whatever the watch believes. */
    private static final Duration OLD = Duration.ofSeconds(5);

    /** The state as far as the console knows. */
    public static GridState of(View view, Instant now) {
        Picture picture = view.picture();
        if (view.problem() != null) {
            return view.connected() > 0 ? UNAVAILABLE : LOST;
        } else if (picture == null || isOld(view, now)) {
            return LOST;
        }
        List<GroupInfo> groups = picture.groups().groups();
        if (groups.isEmpty() || groups.stream().anyMatch(GridState::isStopped)) {
            return UNAVAILABLE;
        }
        Predicate<GroupInfo> alone = group -> group.seats() == 1;
        return groups.stream().allMatch(alone.or(group -> group.failuresLeft() > 0)) ? HEALTHY : DEGRADED;
    }

    /** Whether nothing was looked at for so long that the picture says nothing about now. */
    public static boolean isOld(View view, Instant now) {
        return view.age(now).compareTo(OLD) > 0;
    }

    /** Whether so many seats of a group are missing that those that are here have no majority. */
    public static boolean isStopped(GroupInfo group) {
        int here = group.seats() - group.seatsMissing();
        return here <= group.members().size() / 2;
    }

    /** What is missing, a sentence for each group that misses anything. */
    public static List<String> reasons(Picture picture) {
        return picture.groups().groups().stream()
                .filter(group -> group.seatsMissing() > 0)
                .map(group -> "Group " + group.name() + ": " + (group.seats() - group.seatsMissing()) + " of "
                        + group.seats() + " seats are here"
                        + (isStopped(group) ? "; its locks cannot be acquired" : ""))
                .toList();
    }
}
