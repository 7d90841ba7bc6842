package io.lockgrid.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCursorTest {

    @Test
    void aCursorIsATextAndBack() {
        EventCursor cursor = EventCursor.latest()
                .with("reports", new EventCursor.Place(-5, 1L << 50))
                .with("default", new EventCursor.Place(4711, 0));

        assertThat(cursor).hasToString("latest,default:4711:0,reports:-5:1125899906842624");
        assertThat(EventCursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(EventCursor.parse("oldest")).isEqualTo(EventCursor.oldest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "42", "oldest,", "oldest,a", "oldest,a:1", "oldest,a:1:-2", "oldest,a:x:2", "oldest,:1:2"})
    void anyOtherTextIsRefused(String text) {
        assertThatThrownBy(() -> EventCursor.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
