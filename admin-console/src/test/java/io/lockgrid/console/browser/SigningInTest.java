package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.lockgrid.console.security.TestUsers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way in and out. */
@ExtendWith(Stage.Shared.class)
@Tag("thorough")
class SigningInTest {
    @Test
    void whoSignsInComesToThePageThatWasAskedFor(Stage stage) {
        try (Visitor visitor = Visitor.at(stage)) {
            visitor.go("/locks?prefix=orders");
            visitor.signIn(TestUsers.VIEWER, TestUsers.PASSWORD);

            assertThat(visitor.heading("Locks")).isVisible();
            assertThat(visitor.page.getByLabel("Name begins with")).hasValue("orders");
            assertThat(visitor.banner()).containsText("Healthy");
            assertThat(visitor.page.getByText(TestUsers.VIEWER)).isVisible();
        }
    }

    @Test
    void aWrongPasswordIsRefusedInWords(Stage stage) {
        try (Visitor visitor = Visitor.at(stage)) {
            visitor.go("/");
            visitor.signIn(TestUsers.VIEWER, "wrong");

            assertThat(visitor.alert()).containsText("do not belong together. You are not signed in.");
            assertThat(visitor.page.getByLabel("Name")).hasValue(TestUsers.VIEWER);
        }
    }

    @Test
    void whoSignsOutSeesNothingMore(Stage stage) {
        try (Visitor visitor = Visitor.of(stage, TestUsers.VIEWER)) {
            visitor.button("Sign out").click();
            assertThat(visitor.heading("Sign in")).isVisible();

            visitor.go("/locks");

            assertThat(visitor.heading("Sign in")).isVisible();
        }
    }
}
