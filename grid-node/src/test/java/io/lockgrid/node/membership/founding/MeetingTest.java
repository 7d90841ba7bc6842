package io.lockgrid.node.membership.founding;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.node.membership.founding.Meeting.Side;
import org.junit.jupiter.api.Test;

/** What two clusters that meet do. */
class MeetingTest {
    private static final Side OLDER = new Side(new Birth(100), false);
    private static final Side YOUNGER = new Side(new Birth(200), false);
    private static final Side UNKNOWN = new Side(Birth.UNKNOWN, false);
    private static final Side UNFOUNDED = new Side(Birth.NONE, true);

    private static Side dead(Side side) {
        return new Side(side.birth(), true);
    }

    private static void meets(Side one, Side other, Meeting what) {
        assertThat(Meeting.of(one, other)).isEqualTo(what);
        Meeting seenFromThere = switch (what) {
            case MINE_GIVES_WAY -> Meeting.THEIRS_GIVES_WAY;
            case THEIRS_GIVES_WAY -> Meeting.MINE_GIVES_WAY;
            default -> what;
        };
        assertThat(Meeting.of(other, one)).isEqualTo(seenFromThere);
    }

    @Test
    void ofTwoGridsTheYoungerGivesWay() {
        meets(YOUNGER, OLDER, Meeting.MINE_GIVES_WAY);
        meets(dead(YOUNGER), dead(OLDER), Meeting.MINE_GIVES_WAY);
    }

    @Test
    void aGridThatLostItsMajorityGivesWayToOneThatLivesHoweverOldItIs() {
        meets(dead(OLDER), YOUNGER, Meeting.MINE_GIVES_WAY);
        meets(dead(YOUNGER), OLDER, Meeting.MINE_GIVES_WAY);
    }

    @Test
    void twoPartsOfOneGridBecomeOneClusterAlsoWhereOneIsCutOffForLong() {
        meets(OLDER, OLDER, Meeting.JOIN);
        meets(dead(OLDER), OLDER, Meeting.JOIN);
    }

    @Test
    void whoIsOfNoGridJoinsTheOneThatThereIs() {
        assertThat(Meeting.of(UNFOUNDED, OLDER)).isEqualTo(Meeting.JOIN);
        assertThat(Meeting.of(UNFOUNDED, UNFOUNDED)).isEqualTo(Meeting.JOIN);
        assertThat(Meeting.of(OLDER, UNFOUNDED)).isEqualTo(Meeting.THEIRS_GIVES_WAY);
    }

    @Test
    void whoNeverHeardOfItsGridGivesWayToOneThatIsKnownAndElseWaits() {
        meets(UNKNOWN, OLDER, Meeting.MINE_GIVES_WAY);
        meets(UNKNOWN, UNKNOWN, Meeting.WAIT);
    }
}
