package dev.modelwire.features.internal;

/** What the features of a step are made of. */
final class Frame {

    final History history;
    /** What the wall clock shows, so many steps ahead as the plan says for each index. */
    final long[] locals;
    /** The smoothed series. */
    final double[] smoothed;

    Frame(FeaturePlan plan) {
        history = new History(plan.columns().length, plan.depth());
        locals = new long[plan.aheads().length];
        smoothed = new double[plan.smoothings().length];
    }

    /** Appends a step. */
    void push(FeaturePlan plan, long time, long sample, double[] values) {
        boolean isFirst = history.count() == 0;
        history.push(time, sample, values);
        Smoothing[] smoothings = plan.smoothings();
        for (int i = 0; i < smoothed.length; i++) {
            double value = values[smoothings[i].column()];
            smoothed[i] = isFirst ? value : smoothed[i] + smoothings[i].alpha() * (value - smoothed[i]);
        }
        int[] aheads = plan.aheads();
        for (int i = 0; i < locals.length; i++) {
            locals[i] = plan.local(time, aheads[i]);
        }
    }
}
