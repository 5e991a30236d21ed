package dev.modelwire.watch.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows what is wrong, and can take a package back. */
final class Watch implements Supplier<String> {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final List<Supplier<List<Problem>>> checks;
    private final PackageBook book;
    private final Persistence persistence = new Persistence();
    private int quiet;
    private volatile List<Problem> problems = List.of();

    Watch(List<Supplier<List<Problem>>> checks, PackageBook book) {
        this.checks = List.copyOf(checks);
        this.book = book;
    }

    void look() {
        List<Problem> found = new ArrayList<>();
        checks.forEach(check -> found.addAll(check.get()));
        List<Problem> settled = persistence.settled(found);
        settled.stream()
                .filter(problem -> !problems.contains(problem))
                .forEach(problem ->
                        LOG.warn("{} {} is {}: {}", problem.kind(), problem.name(), problem.state(), problem.why()));
        problems = settled;
        quiet = found.isEmpty() ? quiet + 1 : 0;
        if (quiet > 1) {
            remember();
        }
    }

    private void remember() {
        try {
            book.allGood();
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("the host's list of packages cannot be read", e);
        }
    }

    /** Returns the state of the packages as JSON. */
    @Override
    public String get() {
        return StateJson.of(problems, book);
    }

    /** Returns the version to go back to, none if the package or an earlier version of it is not there. */
    Optional<PackageBook.Entry> before(String name) throws IOException {
        PackageBook.Entry entry = book.installed().get(name);
        return entry == null ? Optional.empty() : book.previous(entry);
    }

    /** Takes note that the installed version was gone back from. */
    void giveUp(String name) throws IOException {
        PackageBook.Entry entry = book.installed().get(name);
        if (entry != null) {
            book.giveUp(entry);
        }
    }
}
