package io.github.gradientharness.report.csv;

import java.util.StringJoiner;

/** A line of a table as RFC 4180 wants it. A name that a spreadsheet would take for a formula gets an apostrophe in front. */
final class CsvLine {

    /** Source: OWASP, "CSV Injection". */
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n";

    private final StringJoiner cells = new StringJoiner(",", "", "\r\n");

    /** Adds a name or another text of the user's. */
    CsvLine name(String text) {
        boolean isFormula = !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return cell(isFormula ? "'" + CsvText.name(text) : CsvText.name(text));
    }

    /** Adds a word of ours. */
    CsvLine word(String word) {
        return cell(word);
    }

    /** Adds a whole number. */
    CsvLine number(long number) {
        return cell(Long.toString(number));
    }

    /** Adds a number with all its digits; an empty cell for NaN and infinity. */
    CsvLine number(double number) {
        return cell(Double.isFinite(number) ? Double.toString(number) : "");
    }

    /** Adds empty cells. */
    CsvLine empty(int number) {
        for (int i = 0; i < number; i++) {
            cell("");
        }
        return this;
    }

    private CsvLine cell(String text) {
        boolean needsQuotes = text.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        cells.add(needsQuotes ? "\"" + text.replace("\"", "\"\"") + "\"" : text);
        return this;
    }

    @Override
    public String toString() {
        return cells.toString();
    }
}
