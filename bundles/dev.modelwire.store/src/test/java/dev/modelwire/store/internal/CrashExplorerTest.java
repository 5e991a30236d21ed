package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.store.internal.Sabotage.Kind;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** No power cut, at whatever change of whatever operation, loses or mixes anything. */
class CrashExplorerTest {

    private static final int STATES_AT_LEAST = 10_000;

    @Test
    void everyOperation_powerCutAnywhere_P1_P7_oldOrNewAndNothingLeft() throws Exception {
        Kind kind = Kind.asked();
        List<String> violations = new ArrayList<>();
        int states = 0;
        StringBuilder table = new StringBuilder(
                String.format("%-12s %8s %8s %11s%n", "operation", "changes", "states", "violations"));
        for (CrashScenario scenario : CrashScenarios.all()) {
            CrashExplorer explored = CrashExplorer.explore(scenario, disk -> new Sabotage(disk, kind));
            violations.addAll(explored.violations());
            states += explored.states();
            table.append(line(scenario, explored));
        }
        table.append(String.format("%-12s %8s %,8d %,11d%n", "all", "", states, violations.size()));
        print(table.toString());
        assertEquals(List.of(), violations.subList(0, Math.min(5, violations.size())));
        assertTrue(states >= STATES_AT_LEAST, states + " states");
    }

    private static String line(CrashScenario scenario, CrashExplorer explored) {
        return String.format(
                Locale.ROOT,
                "%-12s %,8d %,8d %,11d%n",
                scenario.operation(),
                explored.changes(),
                explored.states(),
                explored.violations().size());
    }

    private static void print(String table) {
        PrintStream out = System.out;
        out.println("Power cuts of the model store");
        out.print(table);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void everyOperation_storeIsWrong_isNamed(Kind kind) throws Exception {
        List<String> caught = new ArrayList<>();
        for (CrashScenario scenario : CrashScenarios.all()) {
            CrashExplorer.firstViolation(scenario, disk -> new Sabotage(disk, kind))
                    .ifPresent(caught::add);
        }
        for (String operation : List.of("put", "activate", "revert", "mark bad", "document", "update")) {
            assertTrue(
                    caught.stream().anyMatch(said -> said.startsWith("operation [" + operation + "]")),
                    () -> kind + " in [" + operation + "] was not caught: " + caught);
        }
    }

    /**
     * The ones that one may leave: that of an alias, which is only a short cut; those of the files that a record names,
     * which matter after the death of a process; those of the previous record, which matters when this one is damaged; that
     * of the view, which is made anew.
     */
    @ParameterizedTest
    @CsvSource({"put,0", "put by MD5,1", "mark bad,6", "remove,1", "document,0"})
    void anyFsync_left_isNoticed(String operation, int harmless) throws Exception {
        CrashScenario scenario = CrashScenarios.all().stream()
                .filter(one -> one.operation().equals(operation))
                .findFirst()
                .orElseThrow();
        Sabotage counting = Sabotage.dropping(new SimulatedDisk(scenario.base()), -1);
        FileModelStore store = CrashScenario.open(counting, scenario.options());
        int inOpening = counting.forces();
        scenario.steps().get(0).doing().to(store);
        List<Integer> unnoticed = new ArrayList<>();
        for (int force = inOpening; force < counting.forces(); force++) {
            int dropped = force;
            if (CrashExplorer.firstViolation(scenario, way -> Sabotage.dropping(way, dropped))
                    .isEmpty()) {
                unnoticed.add(force - inOpening);
            }
        }
        assertTrue(counting.forces() - inOpening > harmless);
        assertEquals(harmless, unnoticed.size(), () -> "fsyncs " + unnoticed + " could be left");
    }
}
