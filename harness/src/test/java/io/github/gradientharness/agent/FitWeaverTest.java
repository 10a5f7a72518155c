package io.github.gradientharness.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.parallelism.ParallelWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SameDiff;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the agent changes of a class: one call at the beginning of the methods in which a training begins. */
class FitWeaverTest {

    private final FitWeaver weaver = new FitWeaver();

    private static byte[] bytes(Class<?> type) throws IOException {
        String name = '/' + type.getName().replace('.', '/') + ".class";
        try (InputStream file = Objects.requireNonNull(type.getResourceAsStream(name))) {
            return file.readAllBytes();
        }
    }

    private byte[] transformed(Class<?> type) throws IOException {
        return weaver.transform(type.getClassLoader(), type.getName().replace('.', '/'), null, null, bytes(type));
    }

    /** Methods that tell of a training, each with its parameters. */
    private static List<String> telling(byte[] classFile) {
        List<String> methods = new ArrayList<>();
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode,
                                            String owner,
                                            String called,
                                            String called2,
                                            boolean isInterface) {
                                        if (owner.endsWith("/TrainingStarts")) {
                                            methods.add(name + descriptor.substring(0, descriptor.indexOf(')') + 1));
                                        }
                                    }
                                };
                            }
                        },
                        0);
        return methods;
    }

    @ParameterizedTest
    @ValueSource(classes = {MultiLayerNetwork.class, ComputationGraph.class, SameDiff.class})
    void everyFitTells(Class<?> model) throws IOException {
        assertThat(telling(bytes(model))).isEmpty();
        assertThat(telling(transformed(model)))
                .hasSizeGreaterThan(5)
                .allMatch(method -> method.startsWith("fit("))
                .anyMatch(method -> method.contains("DataSetIterator;"))
                .anyMatch(method -> method.contains("/DataSet;"))
                .doesNotHaveDuplicates();
    }

    @Test
    void theBuilderOfTheParallelWrapperTells() throws IOException {
        assertThat(telling(transformed(ParallelWrapper.Builder.class))).containsExactly("build()");
    }

    @Test
    void noOtherClassChanges() throws IOException {
        assertThat(transformed(ParallelWrapper.class)).isNull();
        assertThat(transformed(FitWeaverTest.class)).isNull();
    }

    @Test
    void aClassWhoseLoaderDoesNotSeeTheHarnessStaysAsItIs() throws IOException {
        assertThat(weaver.transform(
                        ClassLoader.getPlatformClassLoader(),
                        "org/nd4j/autodiff/samediff/SameDiff",
                        null,
                        null,
                        bytes(SameDiff.class)))
                .isNull();
    }

    @Test
    void aClassThatCantBeReadStaysAsItIs() {
        assertThat(weaver.transform(
                        getClass().getClassLoader(), "org/nd4j/autodiff/samediff/SameDiff", null, null, new byte[] {1}))
                .isNull();
    }
}
