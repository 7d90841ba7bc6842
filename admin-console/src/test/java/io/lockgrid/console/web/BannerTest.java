package io.lockgrid.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.GroupInfo;
import io.lockgrid.admin.GroupsInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.WaitGraph;
import io.lockgrid.console.grid.Picture;
import io.lockgrid.console.grid.View;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BannerTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static Picture picture(int seats, int missing, int left) {
        GroupInfo group = new GroupInfo("default", "a", 1, 1, seats, missing, left, List.of("a", "b", "c"));
        LockPage none = new LockPage(List.of(), 0, 0);
        return new Picture(
                NOW,
                new GroupsInfo(List.of(group), List.of()),
                none,
                none,
                new WaitGraph(List.of(), List.of()),
                List.of());
    }

    private static Banner answering(Picture picture, int secondsOld) {
        return Banner.of(new View(picture, null, null, 0), NOW.plusSeconds(secondsOld));
    }

    @Test
    void aGridThatTheNextFailureStopsIsNotCalledHealthy() {
        Banner banner = answering(picture(3, 1, 0), 1);

        assertThat(banner.state()).isEqualTo("degraded");
        assertThat(banner.headline()).isEqualTo("Degraded: one more failure stops the grid");
        assertThat(banner.details()).containsExactly("Group default: 2 of 3 seats are here");
        assertThat(banner.restartable()).isFalse();
    }

    @Test
    void aLostMajorityIsToldFromASilentGrid() {
        View unheard = new View(picture(3, 1, 0), "1 member is connected", NOW.plusSeconds(2), 1);
        View alone = new View(picture(3, 1, 0), "no member is connected", NOW.plusSeconds(2), 0);

        Banner unavailable = Banner.of(unheard, NOW.plusSeconds(6));
        Banner lost = Banner.of(alone, NOW.plusSeconds(6));

        assertThat(unavailable.headline()).isEqualTo("Unavailable: no majority has answered for 4 s");
        assertThat(unavailable.restartable()).isTrue();
        assertThat(lost.headline()).isEqualTo("The grid has not answered the console for 4 s");
        assertThat(lost.restartable()).isFalse();
        assertThat(unavailable.details())
                .containsExactly("What you see is 6 s old. The console goes on trying.", "1 member is connected");
    }

    @Test
    void anOldPictureIsNotShownAsHealthyEvenIfTheWatchNoticedNothing() {
        assertThat(answering(picture(3, 0, 1), 4).state()).isEqualTo("healthy");

        Banner old = answering(picture(3, 0, 1), 8);

        assertThat(old.state()).isEqualTo("lost");
        assertThat(old.headline()).isEqualTo("The console has not looked at the grid for 8 s");
        assertThat(old.details()).containsExactly("What you see is 8 s old. The console goes on trying.");
    }
}
