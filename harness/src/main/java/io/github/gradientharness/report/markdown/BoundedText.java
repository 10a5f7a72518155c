package io.github.gradientharness.report.markdown;

import java.nio.charset.StandardCharsets;

/** A text that stays below a number of bytes in UTF-8: a block that does not fit is left out and counted. */
final class BoundedText {

    private final StringBuilder text = new StringBuilder();
    private final int most;
    private int bytes;
    private int leftOut;

    BoundedText(int bytes) {
        this.most = bytes;
    }

    /** Adds a block as a whole if there is room for it. */
    boolean add(String block) {
        int more = block.getBytes(StandardCharsets.UTF_8).length;
        if (bytes + more > most) {
            leftOut++;
            return false;
        }
        bytes += more;
        text.append(block);
        return true;
    }

    int bytes() {
        return bytes;
    }

    /** How many blocks had no room. */
    int leftOut() {
        return leftOut;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
