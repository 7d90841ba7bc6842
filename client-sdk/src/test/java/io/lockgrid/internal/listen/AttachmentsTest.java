package io.lockgrid.internal.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
    private final Attachments attachments = new Attachments();
    private final List<String> told = new ArrayList<>();

    private Attachment attachment(String name, boolean broken) {
        told.add(name + " made");
        return new Attachment() {
            @Override
            public void closed() {
                told.add(name + " closed");
                if (broken) {
                    throw new IllegalStateException("broken at its end");
                }
            }

            @Override
            public void detach() {
                told.add(name + " detached");
            }
        };
    }

    @Test
    void oneThatFailsAtTheEndKeepsNoOtherFromIts() {
        attachments.attach("a", () -> attachment("a", true));
        attachments.attach("b", () -> attachment("b", true));

        attachments.close();

        assertThat(told).contains("a closed", "b closed");
    }

    @Test
    void nothingIsHungOnWhatIsClosed() {
        attachments.close();

        attachments.attach("a", () -> attachment("a", false));

        assertThat(told).isEmpty();
    }

    @Test
    void whoLetsGoAfterTheEndTakesAwayWhatWasLeft() {
        attachments.attach("a", () -> attachment("a", false));
        attachments.close();

        attachments.detach("a");

        assertThat(told).containsExactly("a made", "a closed", "a detached");
    }

    @Test
    void theSameKeyMayComeAgainAfterItWent() {
        attachments.attach("a", () -> attachment("a", false));
        attachments.detach("a");
        attachments.attach("a", () -> attachment("again", false));

        assertThat(told).containsExactly("a made", "a detached", "again made");
    }

    @Test
    void whatWasNeverHungUpIsNotTakenDown() {
        attachments.detach("nobody's");

        assertThat(told).isEmpty();
    }
}
