package io.github.gradientharness.reliability;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Ways to spoil a file of JSON lines; each gives another file from one and a source of random numbers. */
enum Mutation {
    A_BYTE_IS_ANOTHER {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] changed = file.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            return changed;
        }
    },
    A_BIT_IS_FLIPPED {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] changed = file.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            return changed;
        }
    },
    IT_IS_CUT_OFF {
        @Override
        byte[] of(byte[] file, Random random) {
            return Arrays.copyOf(file, random.nextInt(file.length));
        }
    },
    A_STRETCH_IS_MISSING {
        @Override
        byte[] of(byte[] file, Random random) {
            int from = random.nextInt(file.length);
            return replaced(file, from, Math.min(file.length, from + 1 + random.nextInt(80)), new byte[0]);
        }
    },
    A_STRETCH_COMES_AGAIN_ELSEWHERE {
        @Override
        byte[] of(byte[] file, Random random) {
            int from = random.nextInt(file.length);
            byte[] stretch = Arrays.copyOfRange(file, from, Math.min(file.length, from + 1 + random.nextInt(200)));
            int at = random.nextInt(file.length);
            return replaced(file, at, at, stretch);
        }
    },
    A_VALUE_IS_ANOTHER {
        @Override
        byte[] of(byte[] file, Random random) {
            int[] value = valueBehind(file, random.nextInt(file.length));
            return replaced(file, value[0], value[1], bytes(VALUES.get(random.nextInt(VALUES.size()))));
        }
    },
    A_FIELD_COMES_TWICE {
        @Override
        byte[] of(byte[] file, Random random) {
            String text = new String(file, StandardCharsets.UTF_8);
            int at = text.indexOf(",\"", random.nextInt(text.length()));
            int end = at < 0 ? -1 : text.indexOf(",\"", at + 2);
            return end < 0 ? file : bytes(text.substring(0, end) + text.substring(at, end) + text.substring(end));
        }
    },
    A_FIELD_HAS_ANOTHER_NAME {
        @Override
        byte[] of(byte[] file, Random random) {
            String text = new String(file, StandardCharsets.UTF_8);
            int at = text.indexOf("\":", random.nextInt(text.length()));
            return at < 0 ? file : bytes(text.substring(0, at) + "x" + text.substring(at));
        }
    },
    IT_HOLDS_NO_UTF_8 {
        @Override
        byte[] of(byte[] file, Random random) {
            int at = random.nextInt(file.length);
            return replaced(file, at, at, NO_UTF_8[random.nextInt(NO_UTF_8.length)]);
        }
    },
    LINES_COME_IN_ANOTHER_ORDER {
        @Override
        byte[] of(byte[] file, Random random) {
            List<String> lines = lines(file);
            Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
            return bytes(String.join("\n", lines));
        }
    },
    A_LINE_COMES_AGAIN {
        @Override
        byte[] of(byte[] file, Random random) {
            List<String> lines = lines(file);
            lines.add(random.nextInt(lines.size() + 1), lines.get(random.nextInt(lines.size())));
            return bytes(String.join("\n", lines));
        }
    },
    A_LINE_IS_MISSING {
        @Override
        byte[] of(byte[] file, Random random) {
            List<String> lines = lines(file);
            lines.remove(random.nextInt(lines.size()));
            return bytes(String.join("\n", lines));
        }
    },
    IT_IS_NESTED_DEEPLY {
        @Override
        byte[] of(byte[] file, Random random) {
            int[] value = valueBehind(file, random.nextInt(file.length));
            int depth = 1 + random.nextInt(200);
            return replaced(file, value[0], value[1], bytes("[".repeat(depth) + "]".repeat(depth)));
        }
    },
    NOISE {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            int at = random.nextInt(file.length);
            return random.nextInt(4) == 0 ? noise : replaced(file, at, at, noise);
        }
    };

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "\"NaN\"",
            "NaN",
            "-1",
            "0",
            "-0.0",
            "1",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "1.7976931348623157E308",
            "-1.7976931348623157E308",
            "4.9E-324",
            "1e999",
            "1e-999",
            "0.1",
            "007",
            "9".repeat(99),
            "9".repeat(2000),
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"vanishing-gradient\"",
            "[1,1,0.5,0.5,0.5,0.5,0.5,0.5,0,1,0]",
            "[1,9223372036854775807,1e308,1e308,1e308,1e308,-1e308,1e308,9223372036854775807,0,0,0]",
            "[9223372036854775807,9223372036854775807,null,null,null,null,null,null,0,9223372036854775807,0,0]");

    private static final byte[][] NO_UTF_8 = {
        {(byte) 0xff},
        {(byte) 0xc0, (byte) 0xaf},
        {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
        {(byte) 0xf0, (byte) 0x9f},
        {0}
    };

    /** The file, spoilt. */
    abstract byte[] of(byte[] file, Random random);

    /** The file, spoilt in one to three ways; the same for the same seed. */
    static byte[] some(byte[] file, long seed) {
        Random random = new Random(seed);
        byte[] changed = file;
        for (int i = random.nextInt(3); i >= 0 && changed.length > 0; i--) {
            changed = values()[random.nextInt(values().length)].of(changed, random);
        }
        return changed;
    }

    private static byte[] replaced(byte[] file, int from, int to, byte[] by) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream(file.length + by.length);
        changed.write(file, 0, from);
        changed.write(by, 0, by.length);
        changed.write(file, to, file.length - to);
        return changed.toByteArray();
    }

    /** Where the value begins and ends that follows the next colon or comma. */
    private static int[] valueBehind(byte[] file, int at) {
        int from = at;
        while (from < file.length && file[from] != ':' && file[from] != ',') {
            from++;
        }
        from = Math.min(from + 1, file.length);
        int to = from;
        while (to < file.length && ",]}\n".indexOf(file[to]) < 0) {
            to++;
        }
        return new int[] {from, to};
    }

    private static List<String> lines(byte[] file) {
        List<String> lines = new ArrayList<>(List.of(new String(file, StandardCharsets.UTF_8).split("\n", -1)));
        return lines.isEmpty() ? new ArrayList<>(List.of("")) : lines;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
