package io.github.gradientharness.report.csv;

import java.text.Normalizer;

/** A line of a table as RFC 4180 wants it. A name that a spreadsheet would take for a formula gets an apostrophe in front. */
final class CsvLine {

    /** Source: OWASP, "CSV Injection". */
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n";

    private final StringBuilder line = new StringBuilder();

    /** Adds a name or another text of the user's. */
    CsvLine name(String text) {
        boolean isFormula = !text.isEmpty() && STARTS_A_FORMULA.indexOf(plain(text.charAt(0))) >= 0;
        String clean = CsvText.name(text);
        return cell(quoted(isFormula ? "'" + clean : clean));
    }

    /** The character that a full-width or small one stands for; a spreadsheet takes both for the same. */
    private static char plain(char character) {
        return Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC)
                .charAt(0);
    }

    /** Adds a word of ours, which needs no quotes. */
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

    private static String quoted(String text) {
        boolean needsQuotes = text.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return needsQuotes ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private CsvLine cell(String text) {
        line.append(text).append(',');
        return this;
    }

    /** The line with its end. */
    @Override
    public String toString() {
        return line.substring(0, line.length() - 1) + "\r\n";
    }
}
