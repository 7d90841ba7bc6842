package io.lockgrid.console.web;

import io.lockgrid.GridHealth;
import io.lockgrid.admin.GroupInfo;
import io.lockgrid.console.cli.text.Ages;
import io.lockgrid.console.grid.Picture;
import io.lockgrid.console.grid.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of the grid in words, at the top of every page. Immutable.
 *
 * @param state healthy, degraded, unavailable or lost; for the colour
 * @param headline in one sentence
 * @param details why
 */
public record Banner(String state, String headline, List<String> details) {
    static Banner of(View view, Instant now) {
        Picture picture = view.picture();
        if (view.problem() != null) {
            return lost(view, now);
        } else if (picture == null) {
            return new Banner("lost", "The console has not reached the grid yet", List.of());
        }
        GridHealth health = picture.health();
        int left = picture.groups().groups().stream()
                .mapToInt(GroupInfo::failuresLeft)
                .min()
                .orElse(0);
        return switch (health.status()) {
            case HEALTHY -> new Banner("healthy", "Healthy: " + failures(left), health.reasons());
            case DEGRADED -> new Banner("degraded", "Degraded: one more failure stops the grid", health.reasons());
            case UNAVAILABLE ->
                new Banner("unavailable", "Unavailable: no lock can be acquired right now", health.reasons());
        };
    }

    private static Banner lost(View view, Instant now) {
        List<String> details = new ArrayList<>();
        Instant since = view.problemSince();
        String headline = since == null
                ? "The grid does not answer the console"
                : "The grid has not answered the console for " + Ages.since(since, now);
        if (view.picture() != null) {
            details.add("What you see is " + Ages.words(view.age(now)) + " old. The console goes on trying.");
        }
        if (view.problem() != null) {
            details.add(view.problem());
        }
        return new Banner("lost", headline, details);
    }

    private static String failures(int left) {
        return switch (left) {
            case 0 -> "but the next failure stops the grid";
            case 1 -> "one member can fail before the grid stops";
            default -> left + " members can fail before the grid stops";
        };
    }
}
