package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.lockgrid.admin.GroupInfo;
import io.lockgrid.console.security.TestUsers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Seats and leadership. */
@ExtendWith(Stage.Shared.class)
@Tag("thorough")
class MembersTest {
    @Test
    void onlyAdministratorsAreOfferedActs(Stage stage) {
        for (String user : new String[] {TestUsers.VIEWER, TestUsers.OPERATOR}) {
            try (Visitor visitor = Visitor.of(stage, user)) {
                visitor.go("/members");

                assertThat(visitor.row("member-1").first()).isVisible();
                assertThat(visitor.page.getByText("Take its seat…")).hasCount(0);
                assertThat(visitor.page.getByText("Let it lead")).hasCount(0);
                assertThat(visitor.page.getByText("Restart the lock table")).hasCount(0);
                assertThat(visitor.go("/members/act/restart")).isEqualTo(403);
            }
        }
    }

    @Test
    void anAdministratorMovesLeadership(Stage stage) {
        try (Visitor visitor = Visitor.of(stage, TestUsers.ADMIN)) {
            GroupInfo before = stage.members.any().admin().groups().groups().get(0);
            visitor.go("/members");
            visitor.page
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Let it lead " + before.name()))
                    .first()
                    .click();
            assertThat(visitor.page.getByText("no lock is lost")).isVisible();
            visitor.page.getByLabel("Why").fill("its host is to be restarted");

            visitor.button("Let lead").click();

            assertThat(visitor.page.locator(".done")).isVisible();
            GroupInfo after = stage.members.any().admin().groups().groups().get(0);
            assertThat(after.leader()).isNotEqualTo(before.leader());
            visitor.go("/audit");
            assertThat(visitor.row("its host is to be restarted").first()).containsText(TestUsers.ADMIN);
        }
    }
}
