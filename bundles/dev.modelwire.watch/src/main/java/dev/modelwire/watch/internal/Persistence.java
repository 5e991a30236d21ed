package dev.modelwire.watch.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Of what was found tells only what was found the time before, too: an update passes through states that end. */
final class Persistence {

    private Set<String> before = new HashSet<>();

    List<Problem> settled(List<Problem> found) {
        Set<String> now = new HashSet<>();
        found.forEach(problem -> now.add(problem.kind() + " " + problem.name()));
        List<Problem> settled = found.stream()
                .filter(problem -> before.contains(problem.kind() + " " + problem.name()))
                .toList();
        before = now;
        return settled;
    }
}
