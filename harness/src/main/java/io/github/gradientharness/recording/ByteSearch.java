package io.github.gradientharness.recording;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for a byte, eight at a time: a byte that is the wanted one is zero once the wanted one's bits are inverted, and only a
 * zero byte borrows from above without having its own highest bit set (source: Warren, "Hacker's Delight", section 6-1).
 */
final class ByteSearch {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private ByteSearch() {}

    /** Index of the first such character, which is of one byte, from one index to another, or the latter. */
    static int indexOf(char wanted, byte[] bytes, int from, int to) {
        long eightWanted = wanted * LOWEST_BITS;
        int i = from;
        while (i + 4 * Long.BYTES <= to
                && (found(bytes, i, eightWanted)
                                | found(bytes, i + Long.BYTES, eightWanted)
                                | found(bytes, i + 2 * Long.BYTES, eightWanted)
                                | found(bytes, i + 3 * Long.BYTES, eightWanted))
                        == 0) {
            i += 4 * Long.BYTES;
        }
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long found = found(bytes, i, eightWanted);
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    /** The highest bit of the first of eight bytes that is the wanted one; it may be followed by others. */
    private static long found(byte[] bytes, int at, long eightWanted) {
        long bits = (long) EIGHT_BYTES.get(bytes, at) ^ eightWanted;
        return (bits - LOWEST_BITS) & ~bits & HIGHEST_BITS;
    }
}
