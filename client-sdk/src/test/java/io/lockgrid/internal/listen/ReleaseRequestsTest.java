package io.lockgrid.internal.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.ReleaseRequest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ReleaseRequestsTest {
    private final ReleaseRequests requests = new ReleaseRequests();
    private final Queue<Runnable> callbacks = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();

    private void tell(String reason) {
        requests.tell(new ReleaseRequest("x", 7, "eve", reason, Instant.EPOCH), callbacks::add);
    }

    private void listen(String as) {
        requests.listen(request -> heard.add(as + " " + request.reason()), callbacks::add);
    }

    private void callBack() {
        while (!callbacks.isEmpty()) {
            callbacks.remove().run();
        }
    }

    @Test
    void whoListensHearsEachOnTheThreadOfCallbacksOnly() {
        listen("a");
        tell("one");
        tell("two");
        assertThat(heard).isEmpty();

        callBack();

        assertThat(heard).containsExactly("a one", "a two");
    }

    @Test
    void whoBeginsToListenHearsTheLatestThatNobodyHeard() {
        tell("one");
        tell("two");
        assertThat(callbacks).isEmpty();

        listen("a");
        callBack();

        assertThat(heard).containsExactly("a two");
    }

    @Test
    void whatWasHeardOnceIsNotToldToTheNext() {
        tell("one");
        listen("a");
        listen("b");
        tell("two");

        callBack();

        assertThat(heard).containsExactly("a one", "b two");
    }
}
