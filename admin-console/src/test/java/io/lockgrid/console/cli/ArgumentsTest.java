package io.lockgrid.console.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArgumentsTest {

    private static final String NAME = "caf\u00e9";

    static Stream<Charset> charsets() {
        return Stream.of(US_ASCII, ISO_8859_1, UTF_8);
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void theBytesCountWhateverJavaDecodedThemBy(Charset charset) {
        byte[] line = line(UTF_8, "java", "-jar", "x.jar", "show", "", NAME);

        assertThat(Arguments.exact(decoded(charset, UTF_8, "show", "", NAME), charset, line))
                .containsExactly("show", "", NAME);
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void bytesThatAreNotUtf8AreRefusedByName(Charset charset) {
        byte[] line = line(ISO_8859_1, "java", "show", NAME);

        assertThatThrownBy(() -> Arguments.exact(decoded(charset, ISO_8859_1, "show", NAME), charset, line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("argument 2, caf\\xE9, is not UTF-8");
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void withoutTheBytesWhatJavaMayHaveLostIsRefusedByName(Charset charset) {
        byte[] others = line(UTF_8, "java", "another", "line");
        for (byte[] line : List.of(new byte[0], others)) {
            assertThatThrownBy(() -> Arguments.exact(decoded(charset, ISO_8859_1, "show", NAME), charset, line))
                    .as(new String(line, UTF_8))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("argument 2, caf")
                    .hasMessageContaining("LC_ALL=C.UTF-8");
        }
    }

    @Test
    void withoutTheBytesUtf8AndAsciiAreTaken() {
        assertThat(Arguments.exact(List.of("show", NAME), UTF_8, new byte[0])).containsExactly("show", NAME);
        assertThat(Arguments.exact(List.of("show", "x"), US_ASCII, new byte[0])).containsExactly("show", "x");
    }

    /** As Java has them. */
    private static List<String> decoded(Charset by, Charset typedIn, String... arguments) {
        return Stream.of(arguments)
                .map(each -> new String(each.getBytes(typedIn), by))
                .toList();
    }

    /** As Linux has them. */
    private static byte[] line(Charset typedIn, String... arguments) {
        return (String.join("\0", arguments) + "\0").getBytes(typedIn);
    }
}
