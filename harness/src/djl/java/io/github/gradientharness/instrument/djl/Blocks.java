package io.github.gradientharness.instrument.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;

/** Kinds of networks that are trained in tests. */
enum Blocks {
    DENSE {
        @Override
        SequentialBlock block() {
            return new SequentialBlock()
                    .add(linear(6))
                    .add(Activation::tanh)
                    .add(linear(6))
                    .add(Activation.reluBlock())
                    .add(linear(1));
        }
    },
    DROPOUT {
        @Override
        SequentialBlock block() {
            return new SequentialBlock()
                    .add(linear(8))
                    .add(Dropout.builder().optRate(0.5f).build())
                    .add(Activation::relu)
                    .add(linear(6))
                    .add(Activation::tanh)
                    .add(linear(1));
        }
    },
    BATCH_NORM {
        @Override
        SequentialBlock block() {
            return new SequentialBlock()
                    .add(linear(8))
                    .add(BatchNorm.builder().build())
                    .add(Activation::relu)
                    .add(linear(1));
        }
    },
    NESTED {
        @Override
        SequentialBlock block() {
            return new SequentialBlock()
                    .add(new SequentialBlock().add(linear(5)).add(Activation::relu))
                    .add(new SequentialBlock().add(linear(4)).add(Activation::sigmoid))
                    .add(linear(1));
        }
    },
    LE_NET {
        @Override
        SequentialBlock block() {
            return leNet(Activation.reluBlock(), Activation.reluBlock());
        }

        @Override
        Shape input() {
            return SmallTraining.samples(1, 28, 28);
        }

        @Override
        boolean hasClasses() {
            return true;
        }
    },
    RECURRENT {
        @Override
        SequentialBlock block() {
            return new SequentialBlock()
                    .add(LSTM.builder()
                            .setStateSize(7)
                            .setNumLayers(1)
                            .optDropRate(0)
                            .build())
                    .add(LSTM.builder().setStateSize(5).setNumLayers(1).build())
                    .addSingleton((NDArray array) -> array.get(":, -1"))
                    .add(linear(1));
        }

        @Override
        Shape input() {
            return new Shape(SmallTraining.samples(12, 3).getShape(), "NTC");
        }
    };

    abstract SequentialBlock block();

    Shape input() {
        return SmallTraining.samples(4);
    }

    boolean hasClasses() {
        return false;
    }

    static Block linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    static SequentialBlock leNet(Block first, Block second) {
        return new SequentialBlock()
                .add(convolution(6))
                .add(first)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(convolution(16))
                .add(second)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(ai.djl.nn.Blocks.batchFlattenBlock())
                .add(linear(84))
                .add(Activation::relu)
                .add(linear(10));
    }

    private static Block convolution(int filters) {
        return Conv2d.builder()
                .setKernelShape(new Shape(5, 5))
                .setFilters(filters)
                .build();
    }
}
