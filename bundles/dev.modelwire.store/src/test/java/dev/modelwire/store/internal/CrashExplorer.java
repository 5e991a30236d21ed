package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.store.internal.CrashScenario.Seen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Cuts the power at every change that an operation makes on the disk, opens the store again on every state that may be left,
 * and checks what must hold. It also kills the process at every change, lets the next one do the operation again, and cuts
 * the power then: what a process sees is not yet durable.
 */
final class CrashExplorer {

    private final CrashScenario scenario;
    private final UnaryOperator<FileOps> way;
    private final int mostViolations;
    private final Set<String> states = new HashSet<>();
    private final Set<String> checked = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private int changes;

    private CrashExplorer(CrashScenario scenario, UnaryOperator<FileOps> way, int mostViolations) {
        this.scenario = scenario;
        this.way = way;
        this.mostViolations = mostViolations;
    }

    /** Explores the operation as done through that way to the disk. */
    static CrashExplorer explore(CrashScenario scenario, UnaryOperator<FileOps> way) throws Exception {
        CrashExplorer explorer = new CrashExplorer(scenario, way, 20);
        explorer.killed(explorer.cut());
        return explorer;
    }

    /** Explores it until something is found that must not be; kills no process. */
    static Optional<String> firstViolation(CrashScenario scenario, UnaryOperator<FileOps> way) throws Exception {
        CrashExplorer explorer = new CrashExplorer(scenario, way, 1);
        explorer.cut();
        return explorer.violations.stream().findFirst();
    }

    private SimulatedDisk cut() throws Exception {
        SimulatedDisk disk = new SimulatedDisk(scenario.base());
        List<Integer> ends = run(disk, -1);
        changes = disk.log().size();
        cut(disk, ends, 0, 0, false);
        return disk;
    }

    /** Cuts the power after each change from that one on. */
    private void cut(SimulatedDisk disk, List<Integer> ends, int from, int firstStep, boolean onlyWhenDone) {
        for (int end = from; end <= disk.log().size(); end++) {
            int at = end;
            int index = (int) ends.stream().filter(other -> other < at).count();
            boolean done = ends.contains(end);
            int step = index == 0 ? firstStep - 1 : firstStep + index - 1;
            if (done || !onlyWhenDone) {
                cut(new PowerCut(disk.base(), disk.log(), end), step, done);
            }
        }
    }

    private void killed(SimulatedDisk whole) throws Exception {
        List<Integer> ends = run(new SimulatedDisk(scenario.base()), -1);
        for (int end = 1; end < whole.log().size(); end++) {
            int at = end;
            int step = (int) ends.stream().filter(other -> other < at).count() - 1;
            SimulatedDisk disk = SimulatedDisk.after(whole.base(), whole.log().subList(0, end));
            List<Integer> again = run(disk, step);
            cut(disk, again, again.get(0) + 1, Math.max(0, step), true);
        }
    }

    /** Opens the store and does the steps from that one on; returns how many changes there were after each. */
    private List<Integer> run(SimulatedDisk disk, int from) throws Exception {
        List<Integer> ends = new ArrayList<>();
        FileModelStore store = CrashScenario.open(way.apply(disk), scenario.options());
        ends.add(disk.log().size());
        List<CrashScenario.Step> steps = scenario.steps();
        for (CrashScenario.Step step : steps.subList(Math.max(0, from), steps.size())) {
            step.doing().to(store);
            ends.add(disk.log().size());
        }
        return ends;
    }

    private void cut(PowerCut cut, int step, boolean done) {
        cut.states(
                image -> {
                    String visible = image.visible();
                    states.add(visible);
                    if (checked.add(step + " " + done + " " + visible)) {
                        check(image, step, done, cut.toString());
                    }
                },
                () -> violations.size() >= mostViolations);
    }

    private void check(DiskImage image, int step, boolean done, String when) {
        try {
            SimulatedDisk disk = new SimulatedDisk(image);
            try (FileModelStore store = CrashScenario.open(disk, scenario.options())) {
                expect(Seen.of(store, disk), step, done);
                verify(store, disk);
                store.collect();
                leaves(store, disk);
                require(store.problems().isEmpty(), () -> "problems " + store.problems());
                if (step >= 0) {
                    scenario.steps().get(step).doing().to(store);
                    Seen again = Seen.of(store, disk);
                    require(scenario.after(step).remembersAs(again), () -> "done again it shows " + again);
                }
            }
        } catch (Exception | AssertionError e) {
            violations.add("operation [" + scenario.operation() + "], " + when + ": " + e);
        }
    }

    /** What was done is there; what is being done is there or not yet; what no step takes away is there. */
    private void expect(Seen seen, int step, boolean done) {
        Seen after = scenario.after(step);
        Seen before = done ? after : scenario.after(step - 1);
        require(after.remembersAs(seen) || before.remembersAs(seen), () -> "the store shows " + seen);
        Set<String> lost = new TreeSet<>(after.blobs());
        lost.retainAll(before.blobs());
        lost.removeAll(seen.blobs());
        require(lost.isEmpty(), () -> "lost files " + lost);
    }

    private void verify(FileModelStore store, SimulatedDisk disk) throws Exception {
        for (String blob : Seen.of(store, disk).blobs()) {
            if (!scenario.damaged().contains(Digest.sha256(blob))) {
                store.open(Digest.sha256(blob)).close();
            }
        }
        for (ModelRecord record : store.records()) {
            for (StoredVersion version : record.allVersions()) {
                for (StoredArtifact artifact : version.artifacts()) {
                    if (!scenario.damaged().contains(artifact.digest())) {
                        store.open(artifact.digest()).close();
                    }
                }
            }
            for (String name : record.fileNames()) {
                Path shown = CrashScenario.ROOT.resolve("files").resolve(name);
                Digest active = record.version(VersionRole.ACTIVE).orElseThrow().digest();
                require(
                        scenario.damaged().contains(active)
                                || new Hashing(disk).sha256(shown).equals(active),
                        () -> "file [" + name + "] is another");
            }
        }
    }

    /** Checks that nothing is left that no record names. */
    private void leaves(FileModelStore store, SimulatedDisk disk) throws Exception {
        Set<String> named = store.records().stream()
                .flatMap(record -> record.allVersions().stream())
                .flatMap(version -> version.artifacts().stream())
                .map(artifact -> artifact.digest().hex())
                .filter(hex -> store.find(Digest.sha256(hex)).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = Seen.of(store, disk).blobs();
        require(named.equals(found), () -> "files " + found + " are left of which only " + named + " are named");
        for (String directory : List.of("tmp", "partial", "quarantine")) {
            List<Path> left = disk.list(CrashScenario.ROOT.resolve(directory));
            require(left.isEmpty(), () -> "left behind: " + left);
        }
    }

    private static void require(boolean holds, java.util.function.Supplier<String> otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise.get());
        }
    }

    /** Returns how many changes the operation makes. */
    int changes() {
        return changes;
    }

    /** Returns how many different states were checked. */
    int states() {
        return states.size();
    }

    List<String> violations() {
        return violations;
    }
}
