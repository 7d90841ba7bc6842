package io.lockgrid.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders      | orders         | true",
                "orders      | orders/1       | false",
                "orders/*    | orders/1       | true",
                "orders/*    | orders/        | true",
                "orders/*    | orders         | false",
                "*           | anything       | true",
                "*           | ''             | true",
                "a*a         | a              | false",
                "a*a         | aa             | true",
                "ab*bc       | abc            | false",
                "ab*bc       | abbc           | true",
                "*/eu/*      | orders/eu/7    | true",
                "*/eu/*      | orders/europe  | false",
                "a*b*c       | abxbc          | true",
                "a*b*c       | acb            | false",
                "a**c        | abc            | true",
                "x*y*y       | xy             | false",
                "*.?         | a.b            | false",
                "*.?         | a.?            | true"
            })
    void aStarStandsForAnyCharactersAlsoNone(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "orders/42, orders/42",
        "orders/*, orders/a/b",
        "**, anything",
        "*/42, orders/42",
        "a*b, ab",
        "a*b, aXXb",
        "a*b*c, a-b-b-c",
        "*a*a*, aa",
        "a.c, a.c"
    })
    void aPatternMatches(String pattern, String name) {
        assertThat(new NamePattern(pattern).matches(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "orders/42, orders/421",
        "orders/*, my/orders/1",
        "*/42, orders/421",
        "aba*aba, aba",
        "a*ab*b, ab",
        "*a*a*, a",
        "a.c, abc",
        "Orders/*, orders/1"
    })
    void aPatternDoesNotMatch(String pattern, String name) {
        assertThat(new NamePattern(pattern).matches(name)).isFalse();
    }

    @Property(tries = 5_000)
    void itMatchesWhatTheSameExpressionDoes(
            @ForAll @StringLength(max = 6) @Chars({'a', 'b', '*'}) String pattern,
            @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'b') String name) {
        String expression = pattern.replaceAll("\\*+", ".*");

        assertThat(new NamePattern(pattern).matches(name))
                .as("'%s' of '%s'", pattern, name)
                .isEqualTo(Pattern.matches(expression, name));
    }

    @Test
    void aLongNameThatAlmostMatchesIsDecidedAtOnce() {
        NamePattern pattern = new NamePattern("*a".repeat(40) + "*b");

        assertThat(pattern.matches("a".repeat(512))).isFalse();
        assertThat(pattern.matches("a".repeat(511) + "b")).isTrue();
    }
}
