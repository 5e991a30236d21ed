package dev.modelwire.features.internal;

/** A window in which each record is a step. */
final class StepWindow extends KeyWindow {

    StepWindow(FeaturePlan plan) {
        super(plan);
    }

    @Override
    boolean enter(Reading reading, Verdict verdict) {
        long newest = newest();
        if (newest != NEVER && reading.time <= newest) {
            Reason reason = has(reading.time) ? Reason.DUPLICATE : Reason.LATE;
            if (isToBeRefused(reason, reading.time, newest + 1, verdict)) {
                return false;
            }
            newest = NEVER;
        }
        int without = resolve(reading.time, reading, null);
        if (without >= 0) {
            return verdict.refuse(Reason.MISSING, columns[without].property(), null, 0, 0);
        }
        Pace pace = plan.pace();
        if (newest != NEVER && pace != null) {
            long missing = pace.missing(newest, reading.time);
            if (missing > 0 && !bridge(pace, newest, missing)) {
                if (plan.window().gap().rule() == Gap.Rule.REFUSE) {
                    forget();
                    return verdict.refuse(Reason.GAP, "", null, reading.time, 0);
                }
                loseSteps();
            }
            if (missing > 0) {
                resolve(reading.time, reading, null);
            }
        }
        remember(reading, null);
        push(reading.time, reading.time);
        return true;
    }

    /** Fills the missing steps, so far as the rule and the columns have something to fill them with. */
    private boolean bridge(Pace pace, long newest, long missing) {
        Gap gap = plan.window().gap();
        if (gap.rule() != Gap.Rule.FILL || missing > gap.most()) {
            return false;
        }
        long sample = origin();
        for (long i = 1; i <= missing; i++) {
            long at = pace.later(newest, i);
            if (resolve(at, null, null) >= 0) {
                return false;
            }
            push(at, sample);
        }
        return true;
    }

    private boolean has(long time) {
        History history = history();
        int low = 0;
        int high = history.count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = history.time(middle);
            if (found == time) {
                return true;
            }
            if (found > time) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }
}
