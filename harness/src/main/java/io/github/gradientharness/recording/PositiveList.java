package io.github.gradientharness.recording;

/**
 * Checks a list of whole numbers from 1, eight bytes at a time: each byte's highest bit says what the byte is.
 *
 * <p>Most of a recording's bytes may be such lists, and what the numbers are is not needed to know that they are valid.
 */
final class PositiveList {

    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long OTHER_BITS = ~HIGHEST_BITS;

    /** What a comma is once digits have become their values. */
    private static final long COMMAS = 0x1c1c1c1c1c1c1c1cL;

    /** Added to a byte, it reaches the highest bit from ten on. */
    private static final long TO_TEN = 0x7676767676767676L;

    /** Numbers of fewer digits fit a long. */
    private static final int MOST_DIGITS = 18;

    private int end;
    private int elements = 1;

    /**
     * Checks the list whose first number begins at an index.
     *
     * @throws UnusualLineException if it is none, or has numbers that may not fit a long
     */
    PositiveList(byte[] line, int from) {
        long begin = 0x80;
        int digitsBefore = 0;
        for (int i = from; i + Long.BYTES <= line.length; i += Long.BYTES) {
            long eight = PlainNumber.eight(line, i);
            long commas = zeros(eight ^ COMMAS);
            long digits = ~((eight & OTHER_BITS) + TO_TEN | eight) & HIGHEST_BITS;
            long others = ~(digits | commas) & HIGHEST_BITS;
            int length = Long.numberOfTrailingZeros(others) / Byte.SIZE;
            long inList = length == Long.BYTES ? -1L : (1L << Byte.SIZE * length) - 1;
            begin |= commas << Byte.SIZE;
            if ((begin & (commas | zeros(eight)) & inList) != 0) {
                throw new UnusualLineException();
            }
            elements += Long.bitCount(commas & inList);
            int firstEnd = Long.numberOfTrailingZeros(commas | others) / Byte.SIZE;
            if (digitsBefore + firstEnd >= MOST_DIGITS) {
                throw new UnusualLineException();
            }
            if (length < Long.BYTES) {
                end(line, i + length, begin >>> Byte.SIZE * length);
                return;
            }
            int behindLastComma = Long.numberOfLeadingZeros(commas) / Byte.SIZE;
            digitsBefore = commas == 0 ? digitsBefore + Long.BYTES : behindLastComma;
            begin = commas >>> Long.SIZE - Byte.SIZE;
        }
        throw new UnusualLineException();
    }

    private void end(byte[] line, int at, long begin) {
        if (line[at] != ']' || (begin & 0x80) != 0) {
            throw new UnusualLineException();
        }
        end = at + 1;
    }

    /** The highest bit of each byte that is zero, whatever the others are. */
    private static long zeros(long bytes) {
        return ~((bytes & OTHER_BITS) + OTHER_BITS | bytes | OTHER_BITS);
    }

    /** Index behind the closing bracket. */
    int end() {
        return end;
    }

    /** How many numbers there are. */
    int elements() {
        return elements;
    }
}
