package io.github.gradientharness.agent;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Puts the call that reports a training into the methods in which one begins. */
final class FitCalls {

    private FitCalls() {}

    /** The class with the calls. */
    static byte[] in(String name, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String method,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        MethodVisitor visitor = super.visitMethod(access, method, descriptor, signature, exceptions);
                        return begins(name, access, method, descriptor) ? new TellingMethod(visitor, name) : visitor;
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Whether a training begins with the method. SameDiff's {@code fit()} without parameters only makes a builder. */
    private static boolean begins(String owner, int access, String method, String descriptor) {
        if ((access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_SYNTHETIC)) != 0) {
            return false;
        }
        return switch (owner) {
            case FitWeaver.PARALLEL -> method.equals("build");
            case FitWeaver.DJL_TRAINER -> method.equals("newGradientCollector");
            default -> method.equals("fit") && Type.getArgumentTypes(descriptor).length > 0;
        };
    }

    /** A method that reports the model before it does what it did before. */
    private static final class TellingMethod extends MethodVisitor {

        private final String owner;

        TellingMethod(MethodVisitor visitor, String owner) {
            super(Opcodes.ASM9, visitor);
            this.owner = owner;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 0);
            if (owner.equals(FitWeaver.PARALLEL)) {
                visitFieldInsn(Opcodes.GETFIELD, FitWeaver.PARALLEL, "model", "Lorg/deeplearning4j/nn/api/Model;");
            }
            visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    Type.getInternalName(TrainingStarts.class),
                    "begin",
                    "(Ljava/lang/Object;)V",
                    false);
        }
    }
}
