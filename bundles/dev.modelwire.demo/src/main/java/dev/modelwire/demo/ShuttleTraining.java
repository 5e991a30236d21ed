package dev.modelwire.demo;

import java.util.function.DoubleConsumer;

/** Trains one version by its plan. The same plan and rows give the same weights on every machine. */
final class ShuttleTraining {
    private ShuttleTraining() {}

    /** The progress consumer is told the share that is done, from 0 to 1. */
    static ShuttleModel train(TrainingPlan plan, Rows training, DoubleConsumer progress) {
        Rows rows = training.slice(0, Math.min(plan.rows(), training.size()));
        Scaling scaling = Scaling.standard(rows);
        float[][] inputs = inputs(rows, scaling);
        SplitMix random = new SplitMix(plan.seed());
        Network network = new Network(random, plan.sizes());
        int[] order = new int[rows.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int epoch = 0; epoch < plan.epochs(); epoch++) {
            random.shuffle(order);
            double rate = plan.learningRate() * (1 + StrictMath.cos(Math.PI * epoch / plan.epochs())) / 2;
            for (int from = 0; from < order.length; from += plan.batch()) {
                int to = Math.min(from + plan.batch(), order.length);
                for (int i = from; i < to; i++) {
                    network.learn(inputs[order[i]], rows.state(order[i]).index());
                }
                network.step(rate, to - from);
            }
            progress.accept((epoch + 1.0) / plan.epochs());
        }
        return new ShuttleModel(network.toMlp(), scaling);
    }

    private static float[][] inputs(Rows rows, Scaling scaling) {
        float[][] inputs = new float[rows.size()][];
        for (int row = 0; row < inputs.length; row++) {
            inputs[row] = scaling.apply(rows.features(row));
        }
        return inputs;
    }
}
