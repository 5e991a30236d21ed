package dev.modelwire.testkit.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Turns the words of a command line into behaviours. */
final class ScriptWords {

    private final List<UnaryOperator<Behaviour>> steps = new ArrayList<>();

    /** Adds a step for each value between commas. */
    void add(String option, String values) {
        for (String value : values.split(",", -1)) {
            steps.add(step(option, value));
        }
    }

    List<Behaviour> behaviours(Behaviour good, boolean forever) {
        List<Behaviour> script = new ArrayList<>();
        steps.forEach(step -> script.add(step.apply(good)));
        if (!forever || script.isEmpty()) {
            script.add(good);
        }
        return script;
    }

    private static UnaryOperator<Behaviour> step(String option, String value) {
        return switch (option) {
            case "--reset-at" -> but(Faults.resetAt(position(option, value)));
            case "--end-at" -> but(Faults.endAt(position(option, value)));
            case "--stall-at" -> but(Faults.stallAt(position(option, value)));
            case "--flip-at" -> but(Faults.flipAt(position(option, value)));
            case "--length" -> but(Faults.length(position(option, value)));
            case "--drip" -> but(drip(option, value));
            case "--status" -> status(option, value);
            case "--redirect" -> good -> Behaviours.redirect(value);
            case "--do" -> named(value);
            default -> throw new IllegalArgumentException("[" + option + "] is not an option");
        };
    }

    private static UnaryOperator<Behaviour> named(String name) {
        return switch (name) {
            case "good" -> good -> good;
            case "chunked" -> but(Faults.chunked());
            case "no-length" -> but(Faults.noLength());
            case "no-range" -> Behaviours::ignoringRange;
            case "shifted-range" -> good -> Behaviours.shiftedRange(good, -1);
            case "login-page" -> good -> Behaviours.loginPage();
            case "endless" -> good -> Behaviours.endless();
            case "endless-head" -> good -> Behaviours.endlessHead(Duration.ofMillis(100));
            case "silent" -> good -> Behaviours.silent();
            case "hang-up" -> good -> Behaviours.hangUp();
            case "reset" -> good -> Behaviours.reset();
            default -> throw new IllegalArgumentException("--do [" + name + "] is not known");
        };
    }

    private static UnaryOperator<Behaviour> but(UnaryOperator<Message> fault) {
        return good -> good.but(fault);
    }

    private static UnaryOperator<Message> drip(String option, String value) {
        String[] parts = pair(value);
        return Faults.drip(
                (int) number(option, parts[0], 1, Integer.MAX_VALUE),
                Duration.ofMillis(number(option, parts[1], 0, Integer.MAX_VALUE)));
    }

    private static UnaryOperator<Behaviour> status(String option, String value) {
        String[] parts = pair(value);
        int status = (int) number(option, parts[0], 100, 599);
        Behaviour answered = Behaviours.status(status);
        return good -> value.contains("/")
                ? answered.but(Faults.retryAfter(number(option, parts[1], 0, Long.MAX_VALUE)))
                : answered;
    }

    private static String[] pair(String value) {
        int slash = value.indexOf('/');
        return slash < 0
                ? new String[] {value, "0"}
                : new String[] {value.substring(0, slash), value.substring(slash + 1)};
    }

    private static long position(String option, String value) {
        return number(option, value, 0, Long.MAX_VALUE);
    }

    static long number(String option, String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new IllegalArgumentException(option + " [" + value + "] must be a number from " + least + " to " + most);
    }
}
