package io.github.gradientharness.agent;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts one call at the beginning of every {@code fit} of DL4J's and SameDiff's models, and of the builder of DL4J's parallel
 * wrapper, which copies a model's listeners before it trains. Nothing else of these classes changes, and no other class does.
 */
final class FitWeaver implements ClassFileTransformer {

    private static final String NETWORK = "org/deeplearning4j/nn/multilayer/MultiLayerNetwork";
    private static final String GRAPH = "org/deeplearning4j/nn/graph/ComputationGraph";
    private static final String SAME_DIFF = "org/nd4j/autodiff/samediff/SameDiff";
    private static final String PARALLEL = "org/deeplearning4j/parallelism/ParallelWrapper$Builder";

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (name == null || !isWoven(name) || !seesHarness(loader)) {
            return null;
        }
        try {
            return woven(name, classFile);
        } catch (Throwable thrown) { // the JVM would swallow it and go on with the class as it is
            TrainingStarts.cannotBeTold(name, thrown);
            return null;
        }
    }

    private static boolean isWoven(String name) {
        return switch (name) {
            case NETWORK, GRAPH, SAME_DIFF, PARALLEL -> true;
            default -> false;
        };
    }

    /** A loader that does not see the harness, such as a container's, would fail at the call. */
    private static boolean seesHarness(@Nullable ClassLoader loader) {
        try {
            return Class.forName(TrainingStarts.class.getName(), false, loader) == TrainingStarts.class;
        } catch (ClassNotFoundException | LinkageError unseen) {
            return false;
        }
    }

    /** The class with the calls. */
    static byte[] woven(String name, byte[] classFile) {
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
        return owner.equals(PARALLEL)
                ? method.equals("build")
                : method.equals("fit") && Type.getArgumentTypes(descriptor).length > 0;
    }

    /** A method that tells of the model before it does what it did before. */
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
            if (owner.equals(PARALLEL)) {
                visitFieldInsn(Opcodes.GETFIELD, PARALLEL, "model", "Lorg/deeplearning4j/nn/api/Model;");
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
