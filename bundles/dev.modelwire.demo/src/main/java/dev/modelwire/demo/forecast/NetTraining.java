package dev.modelwire.demo.forecast;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Trains a forecaster with DJL, on whatever engine is on the class path: it begins as seasonal naive and learns what differs from it. */
final class NetTraining {

    private static final float SLOWEST = 0.02f;

    private final ForecastPlan plan;
    private final NetShape shape;
    private final Examples examples;

    NetTraining(ForecastPlan plan, Examples examples) {
        this.plan = plan;
        this.shape = plan.shape(examples.elements());
        this.examples = examples;
    }

    /** Learns from targets that lie before the end, told how far it is and with which mean loss. */
    Net train(int end, Progress progress) {
        Engine.getInstance().setRandomSeed(ForecastPlan.SEED);
        int[] origins = examples.origins(end, plan.origins());
        int batches = origins.length / ForecastPlan.BATCH;
        Tracker rate = Tracker.cosine()
                .setBaseValue((float) plan.rate())
                .optFinalValue((float) plan.rate() * SLOWEST)
                .setMaxUpdates(plan.passes() * batches)
                .build();
        Optimizer adam = Optimizer.adamW()
                .optLearningRateTracker(rate)
                .optWeightDecays((float) plan.decay())
                .build();
        DefaultTrainingConfig config =
                new DefaultTrainingConfig(Loss.l1Loss()).optOptimizer(adam).optDevices(new Device[] {Device.cpu()});
        Block block = block();
        try (NDManager manager = NDManager.newBaseManager();
                Model model = Model.newInstance(plan.model())) {
            model.setBlock(block);
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(ForecastPlan.BATCH, shape.steps(), shape.features()));
                Random random = new Random(ForecastPlan.SEED);
                for (int pass = 0; pass < plan.passes(); pass++) {
                    shuffle(origins, random);
                    double loss = 0;
                    for (int batch = 0; batch < batches; batch++) {
                        loss += step(trainer, manager, origins, batch * ForecastPlan.BATCH);
                    }
                    progress.passed(pass + 1, loss / batches);
                }
                return net(block);
            }
        }
    }

    /** Hears how far a training is. */
    interface Progress {
        void passed(int passes, double loss);
    }

    private double step(Trainer trainer, NDManager manager, int[] origins, int from) {
        int size = ForecastPlan.BATCH;
        float[] inputs = new float[size * shape.steps() * shape.features()];
        float[] targets = new float[size * shape.outputs()];
        for (int i = 0; i < size; i++) {
            examples.input(origins[from + i], inputs, i * shape.steps() * shape.features());
            examples.targets(origins[from + i], plan.levels().size(), targets, i * shape.outputs());
        }
        try (NDManager own = manager.newSubManager()) {
            NDArray x = own.create(inputs, new Shape(size, shape.steps(), shape.features()));
            NDArray y = own.create(targets, new Shape(size, shape.outputs()));
            NDArray level = own.create(levels(), new Shape(1, shape.outputs()));
            double loss;
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDArray answer = trainer.forward(new NDList(x)).singletonOrThrow();
                NDArray error = y.sub(answer);
                NDArray pinball = NDArrays.maximum(error.mul(level), error.mul(level.sub(1)))
                        .mean();
                gradients.backward(pinball);
                loss = pinball.getFloat();
                answer.close();
            }
            trainer.step();
            return loss;
        }
    }

    private float[] levels() {
        float[] levels = new float[shape.outputs()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = plan.levels().get(i % plan.levels().size()).floatValue();
        }
        return levels;
    }

    private Block block() {
        int last = shape.steps() - 1;
        ParallelBlock joined = new ParallelBlock(parts -> new NDList(NDArrays.concat(joined(parts), 1)));
        joined.add(new SequentialBlock()
                .add(LSTM.builder()
                        .setNumLayers(1)
                        .setStateSize(shape.units())
                        .optBatchFirst(true)
                        .build())
                .add(lambda(x -> x.get(":," + last + ",:"))));
        joined.add(lambda(x -> x.get(":," + last + ",:")));
        for (int path : shape.paths()) {
            joined.add(lambda(x -> x.get(":," + (shape.steps() - shape.pathSteps()) + ":," + path)));
        }
        ParallelBlock sum = new ParallelBlock(
                parts -> new NDList(joined(parts).stream().reduce(NDArray::add).orElseThrow()));
        sum.add(silent(Linear.builder().setUnits(shape.outputs()).build()));
        sum.add(new SequentialBlock()
                .add(Linear.builder().setUnits(shape.hidden()).build())
                .add(Activation.reluBlock())
                .add(silent(Linear.builder()
                        .setUnits(shape.outputs())
                        .optBias(false)
                        .build())));
        int naive = shape.path(0);
        sum.add(lambda(x -> x.get(":," + naive + ":" + (naive + shape.pathSteps()))
                .repeat(1, plan.levels().size())));
        return new SequentialBlock().add(joined).add(sum);
    }

    /** Lets a layer say nothing at first. */
    private static Block silent(Block layer) {
        layer.setInitializer(Initializer.ZEROS, Parameter.Type.WEIGHT);
        return layer;
    }

    private static NDList joined(List<NDList> parts) {
        return new NDList(parts.stream().map(NDList::singletonOrThrow).toList());
    }

    private static LambdaBlock lambda(Function<NDArray, NDArray> function) {
        return new LambdaBlock(in -> new NDList(function.apply(in.get(0))));
    }

    /** Takes the weights out, with the way back to the truth's unit and seasonal naive put into the linear layer. */
    private Net net(Block block) {
        float[][] found = block.getParameters().values().stream()
                .map(Parameter::getArray)
                .map(NDArray::toFloatArray)
                .toArray(float[][]::new);
        float[] gates = found[2];
        for (int i = 0; i < gates.length; i++) {
            gates[i] += found[3][i];
        }
        float[] direct = found[4];
        for (int output = 0; output < shape.outputs(); output++) {
            int horizon = output / plan.levels().size();
            direct[output * shape.joined() + shape.path(0) + horizon] += 1;
        }
        float scale = (float) examples.scale();
        float[] bias = found[5];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = (float) (bias[i] * examples.scale() + examples.offset());
        }
        return new Net(
                shape,
                found[0],
                found[1],
                gates,
                scaled(direct, scale),
                bias,
                found[6],
                found[7],
                scaled(found[8], scale));
    }

    private static float[] scaled(float[] values, float scale) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] * scale;
        }
        return scaled;
    }

    private static void shuffle(int[] values, Random random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }
}
