package io.lockgrid.console;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** How long every test waits for what has to come: on a busy machine a process needs more than 10 s to start. */
public final class Patience implements BeforeAllCallback {
    /** Only a test that fails takes so long. */
    public static final Duration LONG = Duration.ofSeconds(60);

    @Override
    public void beforeAll(ExtensionContext test) {
        Awaitility.setDefaultTimeout(LONG);
    }
}
