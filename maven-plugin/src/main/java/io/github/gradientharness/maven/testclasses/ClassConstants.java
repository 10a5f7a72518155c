package io.github.gradientharness.maven.testclasses;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** The strings in the constant pool of a class file: among them are the names of all types and annotations it uses. */
final class ClassConstants {

    private static final int MAGIC = 0xCAFEBABE;

    private ClassConstants() {}

    /**
     * The strings.
     *
     * @throws IOException if this is no class file, or one of an unknown kind
     */
    static Set<String> of(byte[] classFile) throws IOException {
        DataInputStream input = new DataInputStream(new ByteArrayInputStream(classFile));
        if (input.readInt() != MAGIC) {
            throw new IOException("This is not a class file.");
        }
        input.readInt(); // version
        Set<String> strings = new HashSet<>();
        int count = input.readUnsignedShort();
        for (int index = 1; index < count; index++) {
            int tag = input.readUnsignedByte();
            if (tag == 1) {
                strings.add(input.readUTF());
            } else {
                input.skipNBytes(length(tag));
            }
            if (tag == 5 || tag == 6) {
                index++; // a long or a double takes two places
            }
        }
        return strings;
    }

    /** Of an entry behind its tag, as section 4.4 of the JVM's specification has it. */
    private static int length(int tag) throws IOException {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IOException("There is no constant of the kind " + tag + ".");
        };
    }
}
