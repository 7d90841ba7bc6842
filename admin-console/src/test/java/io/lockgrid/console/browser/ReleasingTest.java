package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.ReleaseRequest;
import io.lockgrid.console.security.TestUsers;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Taking a lock away, from the mildest to the hardest. */
@ExtendWith(Stage.Shared.class)
@Tag("thorough")
class ReleasingTest {
    @Test
    void aReleaseTellsTheHolderServesTheNextWaiterAndIsInTheAudit(Stage stage) {
        try (LockGrid stuck = stage.members.client("stuck-app");
                LockGrid next = stage.members.client("next-app");
                Visitor visitor = Visitor.of(stage, TestUsers.OPERATOR)) {
            Hold hold = Waiting.hold(stuck, "release/one", "import");
            CompletableFuture<Hold> waiter = next.lock("release/one").acquireAsync();
            visitor.goToLock("release/one");
            visitor.link("Free this lock…").click();
            assertThat(visitor.page.getByText("two writers are possible")).isVisible();

            release(visitor, "release/one", "it hangs since midnight");

            assertThat(visitor.page.getByText("The hold was released.")).isVisible();
            assertThat(visitor.detail("Holder")).containsText("next-app");
            for (int refreshes = 0; refreshes < 2; refreshes++) {
                visitor.page.waitForResponse(answer -> answer.url().contains("/locks/one"), () -> {});
            }
            assertThat(visitor.page.getByText("The hold was released.")).isVisible();
            assertThat(Waiting.get(waiter).isHeld()).isTrue();
            LockLoss loss = Waiting.get(hold.lost().toCompletableFuture());
            assertThat(loss).isEqualTo(LockLoss.forced(TestUsers.OPERATOR, "it hangs since midnight"));
            visitor.go("/audit?text=release/one");
            assertThat(visitor.row("release/one")).containsText(TestUsers.OPERATOR);
            assertThat(visitor.row("release/one")).containsText("it hangs since midnight");
        }
    }

    @Test
    void aHoldThatBeganAfterThePageWasShownIsNotReleased(Stage stage) {
        try (LockGrid old = stage.members.client("old-app");
                LockGrid present = stage.members.client("present-app");
                Visitor visitor = Visitor.of(stage, TestUsers.OPERATOR)) {
            Hold seen = Waiting.hold(old, "release/stale", "import");
            goToRelease(visitor, seen);
            seen.release();
            Hold hold = Waiting.hold(present, "release/stale", "export");

            Response answer = visitor.page.waitForResponse(
                    response -> response.request().method().equals("POST"),
                    () -> release(visitor, "release/stale", "stuck"));

            assertThat(answer.status()).isEqualTo(409);
            assertThat(visitor.alert()).containsText("the hold that you saw is over, and present-app");
            assertThat(hold.isHeld()).isTrue();
            assertThat(stage.members
                            .any()
                            .admin()
                            .lock("release/stale")
                            .orElseThrow()
                            .fence())
                    .isEqualTo(hold.fence());
        }
    }

    @Test
    void aWrongNameOrNoReasonIsRefusedInWordsAndNothingIsReleased(Stage stage) {
        try (LockGrid app = stage.members.client("app");
                Visitor visitor = Visitor.of(stage, TestUsers.OPERATOR)) {
            Hold hold = Waiting.hold(app, "release/typed", "import");
            goToRelease(visitor, hold);

            release(visitor, "release/tpyed", "stuck");
            assertThat(visitor.alert())
                    .containsText("Nothing was released: type the lock's name exactly as it is shown.");

            release(visitor, "release/typed", " ");
            assertThat(visitor.alert()).containsText("Nothing was released: say why");
            assertThat(hold.isHeld()).isTrue();
        }
    }

    @Test
    void aHolderThatIsAskedToLetGoHearsWhoAsksAndWhy(Stage stage) {
        try (LockGrid app = stage.members.client("polite-app");
                Visitor visitor = Visitor.of(stage, TestUsers.OPERATOR)) {
            Hold hold = Waiting.hold(app, "release/asked", "import");
            CompletableFuture<ReleaseRequest> heard = new CompletableFuture<>();
            hold.onReleaseRequested(heard::complete);
            goToRelease(visitor, hold);

            Locator form = form(visitor, "Ask the holder");
            form.getByLabel("What the holder is told").fill("the night run needs it");
            form.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();

            assertThat(visitor.page.getByText("The holder was asked to let go."))
                    .isVisible();
            ReleaseRequest request = Waiting.get(heard);
            assertThat(request.actor()).isEqualTo(TestUsers.OPERATOR);
            assertThat(request.reason()).isEqualTo("the night run needs it");
            assertThat(hold.isHeld()).isTrue();
        }
    }

    @Test
    void aViewerSeesNoReleaseAndAHandMadeOneIsRefused(Stage stage) {
        try (LockGrid app = stage.members.client("app");
                Visitor visitor = Visitor.of(stage, TestUsers.VIEWER)) {
            Hold hold = Waiting.hold(app, "release/seen", "import");
            visitor.goToLock("release/seen");
            assertThat(visitor.detail("Holder")).containsText("app");
            assertThat(visitor.link("Free this lock…")).hasCount(0);
            visitor.go("/locks?prefix=release/seen");
            assertThat(visitor.row("release/seen")).isVisible();
            assertThat(visitor.page.getByText("Release…")).hasCount(0);

            APIResponse answer = visitor.context()
                    .request()
                    .post(
                            "/locks/release",
                            RequestOptions.create()
                                    .setForm(FormData.create()
                                            .set("csrfToken", csrf(visitor))
                                            .set("name", "release/seen")
                                            .set("typed", "release/seen")
                                            .set("reason", "by hand")
                                            .set("fence", Long.toString(hold.fence()))));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(hold.isHeld()).isTrue();
        }
    }

    @Test
    void aClosedSessionFreesWhatItHeld(Stage stage) {
        try (LockGrid app = stage.members.client("closing-app");
                Visitor visitor = Visitor.of(stage, TestUsers.OPERATOR)) {
            Hold hold = Waiting.hold(app, "release/session", "import");
            visitor.goToLock("release/session");
            visitor.link("closing-app").first().click();
            visitor.page.getByText("Close this session…").click();
            assertThat(visitor.page.getByText("This frees 1 locks and ends 0 waits."))
                    .isVisible();
            visitor.page.getByLabel("Reason").fill("wrong host");

            visitor.button("Close the session").click();

            assertThat(visitor.page.getByText("The session was closed.")).isVisible();
            LockLoss loss = Waiting.get(hold.lost().toCompletableFuture());
            assertThat(loss.reason()).isEqualTo(LockLoss.Reason.FORCED);
            visitor.goToLock("release/session");
            assertThat(visitor.page.getByText("Nobody holds this lock")).isVisible();
        }
    }

    private static String csrf(Visitor visitor) {
        return visitor.page.locator("input[name=csrfToken]").first().inputValue();
    }

    private static void goToRelease(Visitor visitor, Hold hold) {
        visitor.go("/locks/release?name=" + Visitor.encode(hold.lockName()) + "&fence=" + hold.fence());
    }

    private static Locator form(Visitor visitor, String button) {
        return visitor.page.locator("form", new Page.LocatorOptions().setHas(visitor.button(button)));
    }

    private static void release(Visitor visitor, String typed, String reason) {
        Locator form = form(visitor, "Release the hold");
        form.getByLabel("Type the lock's name").fill(typed);
        form.getByLabel("Why").fill(reason);
        visitor.button("Release the hold").click();
    }
}
