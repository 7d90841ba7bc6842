package io.lockgrid.console.web;

import io.lockgrid.admin.GroupInfo;
import io.lockgrid.console.cli.text.Ages;
import io.lockgrid.console.grid.GridState;
import io.lockgrid.console.grid.Picture;
import io.lockgrid.console.grid.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The state of the grid in words, at the top of every page. Immutable.
 *
 * @param state healthy, degraded, unavailable or lost; for the colour
 * @param headline in one sentence
 * @param details why
 * @param restartable whether restarting the lock table may be what is left to do
 */
public record Banner(String state, String headline, List<String> details, boolean restartable) {
    static Banner of(View view, Instant now) {
        GridState state = GridState.of(view, now);
        List<String> details = new ArrayList<>();
        Picture picture = view.picture();
        if (picture != null && (view.problem() != null || GridState.isOld(view, now))) {
            details.add("What you see is " + Ages.words(view.age(now)) + " old. The console goes on trying.");
        }
        if (view.problem() != null) {
            details.add(view.problem());
        } else if (picture != null) {
            details.addAll(GridState.reasons(picture));
        }
        String headline = switch (state) {
            case HEALTHY -> "Healthy: " + failures(Objects.requireNonNull(picture));
            case DEGRADED -> "Degraded: one more failure stops the grid";
            case UNAVAILABLE ->
                view.problem() == null
                        ? "Unavailable: no majority is left, so locks cannot be acquired"
                        : "Unavailable: no majority has answered for " + silence(view, now);
            case LOST -> lost(view, now);
        };
        return new Banner(
                state.name().toLowerCase(Locale.ROOT), headline, List.copyOf(details), state == GridState.UNAVAILABLE);
    }

    private static String lost(View view, Instant now) {
        if (view.picture() == null) {
            return "The console has not reached the grid yet";
        }
        return view.problem() == null
                ? "The console has not looked at the grid for " + Ages.words(view.age(now))
                : "The grid has not answered the console for " + silence(view, now);
    }

    private static String silence(View view, Instant now) {
        Instant since = view.problemSince();
        return since == null ? "a while" : Ages.since(since, now);
    }

    private static String failures(Picture picture) {
        List<GroupInfo> groups = picture.groups().groups();
        int left = groups.stream().mapToInt(GroupInfo::failuresLeft).min().orElse(0);
        return switch (left) {
            case 0 -> "there is one seat, and its member is here";
            case 1 -> "one member can fail before the grid stops";
            default -> left + " members can fail before the grid stops";
        };
    }
}
