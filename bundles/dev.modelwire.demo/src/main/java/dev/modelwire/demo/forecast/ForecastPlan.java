package dev.modelwire.demo.forecast;

import java.time.Instant;
import java.util.List;

/**
 * How one version of a forecaster is trained.
 *
 * @param model name of the model
 * @param version label of the version
 * @param units of its LSTM
 * @param hidden units of its hidden layer
 * @param quantiles levels it answers, ascending; none for the median alone
 * @param origins how many of the training origins it sees, the newest ones; 0 for all
 * @param passes over them
 * @param rate of learning at the beginning; it falls along half a cosine
 * @param decay of the weights
 */
public record ForecastPlan(
        Task task,
        String model,
        String version,
        String description,
        int units,
        int hidden,
        List<Double> quantiles,
        int origins,
        int passes,
        double rate,
        double decay) {

    static final int BATCH = 64;
    static final int SEED = 7;
    private static final List<Double> MEDIAN = List.of(0.5);

    public ForecastPlan {
        quantiles = List.copyOf(quantiles);
    }

    /** Returns all versions. Numbers were chosen on the validation part of each task. */
    public static List<ForecastPlan> all() {
        return List.of(
                new ForecastPlan(
                        Task.RIDERSHIP,
                        "ridership",
                        "1",
                        "LSTM of 4 units that saw 400 days four times: meant to be weak",
                        4,
                        4,
                        List.of(),
                        400,
                        4,
                        0.002,
                        0.01),
                new ForecastPlan(
                        Task.RIDERSHIP,
                        "ridership",
                        "2",
                        "LSTM of 24 units that saw 13 years 40 times",
                        24,
                        32,
                        List.of(),
                        0,
                        40,
                        0.003,
                        0.05),
                new ForecastPlan(
                        Task.RIDERSHIP,
                        "ridership-range",
                        "1",
                        "For staffing: the range in which four of five days lie, as quantiles 10, 50 and 90",
                        16,
                        24,
                        List.of(0.1, 0.5, 0.9),
                        0,
                        40,
                        0.003,
                        0.05),
                new ForecastPlan(
                        Task.DEMAND,
                        "demand",
                        "1",
                        "LSTM of 4 units that saw five days four times: meant to be weak",
                        4,
                        4,
                        List.of(),
                        240,
                        4,
                        0.002,
                        0.01),
                new ForecastPlan(
                        Task.DEMAND,
                        "demand",
                        "2",
                        "LSTM of 8 units that saw eight weeks 20 times",
                        8,
                        16,
                        List.of(),
                        0,
                        20,
                        0.002,
                        1));
    }

    /** Returns the levels that the loss is about. */
    List<Double> levels() {
        return quantiles.isEmpty() ? MEDIAN : quantiles;
    }

    /** Returns the time up to which it learns: quantiles are widened on the validation part and so must not know it. */
    Instant learnsUpTo() {
        return quantiles.isEmpty() ? task.heldOut() : task.validation();
    }

    int outputs() {
        return task.horizons() * levels().size();
    }

    /** Returns the form of its network for the elements of a step. */
    NetShape shape(List<String> elements) {
        return new NetShape(
                task.steps(),
                elements.size(),
                units,
                hidden,
                task.paths().stream().map(elements::indexOf).toList(),
                task.pathSteps(),
                outputs());
    }

    /** Returns the name of the version's files among the resources, without what tells their kind. */
    String file() {
        return model + "-" + version;
    }
}
