package io.lockgrid.console.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.console.cli.text.Columns.Column;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {

    @Test
    void textIsAlignedLeftNumbersRightAndLinesEndWithoutSpaces() {
        Columns columns = new Columns(Column.text("NAME"), Column.number("FENCE"), Column.text("REASON"));
        columns.row("a", "7", "");
        columns.row("orders", "12345678", "why");

        assertThat(columns.lines())
                .containsExactly("NAME       FENCE  REASON", "a              7", "orders  12345678  why");
    }

    @Test
    void theWidestTextGivesWayWhereALineWouldBeTooLong() {
        Columns columns = new Columns(Column.text("A"), Column.text("B"), Column.number("N"));
        columns.row("x".repeat(150), "y".repeat(20), "123");

        List<String> lines = columns.lines();

        assertThat(lines).allMatch(line -> line.length() <= Columns.WIDTH);
        assertThat(lines.get(1)).contains("x..", "y".repeat(20), "123");
    }

    @Test
    void whatMustBeWholeIsNotCutEvenIfTheLineGetsLonger() {
        Columns columns = new Columns(Column.whole("SESSION"), Column.text("NAME"));
        columns.row("s".repeat(110), "a-long-name");

        assertThat(columns.lines().get(1)).startsWith("s".repeat(110)).contains("a-long..");
    }

    @Test
    void aRowWithOtherCellsThanColumnsIsAMistake() {
        Columns columns = new Columns(Column.text("A"), Column.text("B"));

        assertThatThrownBy(() -> columns.row("1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 cells for 2 columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J", "a\nb", "a\rb", "\u202e", "\u200b", "\u2028", "\ud83d", "\u0007", "\u009b31m"})
    void whatATerminalWouldObeyIsNeverPrinted(String evil) {
        Columns columns = new Columns(Column.text("NAME"));
        columns.row("x" + evil + "y");

        assertThat(columns.lines().get(1)).startsWith("x").endsWith("y").contains("?");
        assertThat(columns.lines().get(1).codePoints())
                .allMatch(c -> Printable.of(Character.toString(c)).equals(Character.toString(c)));
    }

    @Test
    void lettersOfAllLanguagesStay() {
        assertThat(Printable.of("naïve 東京 \ud83d\udd12 ok")).isEqualTo("naïve 東京 \ud83d\udd12 ok");
    }
}
