package io.lockgrid.internal.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormTest {
    private static final Instant AT = Instant.ofEpochMilli(1_750_000_000_123L);

    public enum Colour {
        RED,
        GREEN
    }

    public record Everything(
            long number,
            int small,
            boolean flag,
            String text,
            @MayBeNull @Nullable String maybe,
            UUID id,
            Instant at,
            @MayBeNull @Nullable Duration span,
            Colour colour,
            List<String> texts,
            Set<Colour> colours,
            Map<Colour, Long> counts,
            Shape shape) {}

    public sealed interface Shape {
        @Tag(1)
        record Point() implements Shape {}

        @Tag(7)
        record Circle(long radius) implements Shape {
            public Circle {
                if (radius < 0) {
                    throw new IllegalArgumentException("radius is " + radius);
                }
            }
        }
    }

    public sealed interface Twins {
        @Tag(1)
        record One() implements Twins {}

        @Tag(1)
        record Other() implements Twins {}
    }

    public record Grown(
            String name,
            @Since(2) long size,
            @MayBeNull @Since(2) @Nullable String colour) {}

    public record Labelled(@Recurring String label) {}

    public record Unwritable(Object any) {}

    public record Unknown(String name, @Since(2) String neverNull) {}

    private static final Form<Everything> EVERYTHING = Form.of(Everything.class);
    private static final Form<Shape> SHAPE = Form.of(Shape.class);
    private static final Form<Grown> GROWN = Form.of(Grown.class);

    private static <T> byte[] written(Form<T> form, T value, int version) {
        Output out = new Output(1).begin(version);
        form.write(out, value);
        return out.toBytes();
    }

    private static <T> T read(Form<T> form, byte[] bytes) {
        Input in = new Input(bytes);
        T value = form.read(in);
        in.expectEnd();
        return value;
    }

    private static Everything everything(@Nullable String maybe, @Nullable Duration span) {
        return new Everything(
                Long.MIN_VALUE,
                Integer.MIN_VALUE,
                true,
                "日本",
                maybe,
                new UUID(1, -2),
                AT,
                span,
                Colour.GREEN,
                List.of("a", ""),
                Set.of(Colour.GREEN, Colour.RED),
                Map.of(Colour.RED, -1L, Colour.GREEN, Long.MAX_VALUE),
                new Shape.Circle(3));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Everything with = everything("", Duration.ofMillis(-5));
        Everything without = everything(null, null);

        assertThat(read(EVERYTHING, written(EVERYTHING, with, 1))).isEqualTo(with);
        assertThat(read(EVERYTHING, written(EVERYTHING, without, 1))).isEqualTo(without);
        assertThat(read(SHAPE, written(SHAPE, new Shape.Point(), 1))).isEqualTo(new Shape.Point());
    }

    @Test
    void equalValuesHaveEqualBytes() {
        assertThat(written(EVERYTHING, everything("x", null), 1))
                .isEqualTo(written(EVERYTHING, everything(String.valueOf("x".toCharArray()), null), 1));
    }

    @Test
    void aSpanThatIsLongerThanAnyIsTheLongest() {
        Everything longest = everything("x", Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(read(EVERYTHING, written(EVERYTHING, longest, 1)).span())
                .isEqualTo(Duration.ofMillis(Long.MAX_VALUE));
    }

    @Test
    void aComponentIsLeftOutOfBytesOfAnEarlierVersion() {
        Grown grown = new Grown("a", 5, "red");

        assertThat(read(GROWN, written(GROWN, grown, 2))).isEqualTo(grown);
        assertThat(written(GROWN, grown, 1)).containsExactly(1, 1, 'a');
        assertThat(read(GROWN, written(GROWN, grown, 1))).isEqualTo(new Grown("a", 0, null));
    }

    @Test
    void textsThatComeAgainAreOneObject() {
        Form<Labelled> form = Form.of(Labelled.class);
        Output out = new Output(1).begin(1);
        form.write(out, new Labelled("main"));
        byte[] sealed = out.sealed();
        Labels labels = new Labels();

        assertThat(form.read(Input.sealed(sealed, labels)).label())
                .isEqualTo("main")
                .isSameAs(form.read(Input.sealed(sealed, labels)).label());
    }

    @Test
    void aRecordThatCannotBeIsRefused() {
        byte[] bytes = {1, 7, 1};

        assertThatThrownBy(() -> read(SHAPE, bytes))
                .isInstanceOf(FormatException.class)
                .hasMessage("a Circle that cannot be: radius is -1");
    }

    @Test
    void anUnknownTagIsRefusedByItsNumber() {
        for (byte tag : new byte[] {0, 2, 127, -1}) {
            assertThatThrownBy(() -> read(SHAPE, new byte[] {1, tag}))
                    .isInstanceOf(FormatException.class)
                    .hasMessage("this version knows no shape of kind " + tag);
        }
    }

    @Test
    void bytesThatEndTooEarlyOrTooLateAreRefused() {
        byte[] bytes = written(EVERYTHING, everything("x", Duration.ZERO), 1);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(EVERYTHING, cut)).isInstanceOf(FormatException.class);
        }
        assertThatThrownBy(() -> read(EVERYTHING, Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void nullIsWrittenOnlyWhereADeclarationAllowsIt() {
        assertThatThrownBy(() -> written(GROWN, new Grown(null, 0, null), 2)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void whatHasNoFormIsRefusedWhereItIsAskedFor() {
        for (Class<?> none : List.of(Unwritable.class, Unknown.class)) {
            assertThatThrownBy(() -> Form.of(none))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has no form in bytes");
        }
        assertThatThrownBy(() -> Form.of(Twins.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tag of its own");
    }
}
