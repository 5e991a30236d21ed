package dev.modelwire.store.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The states that a power cut may leave of a log of changes. What was ordered to be durable is there. Of all else each
 * change of a name, and what was written to each file, may be there or not, whatever came first: a file system with a
 * journal allows at most this, most allow less. Written bytes may also be there in part, as zeros, or as garbage.
 *
 * <p>The method is that of T. S. Pillai et al., All File Systems Are Not Created Equal, OSDI 2014.
 */
final class PowerCut {

    /** Up to so many changes of names all of their subsets are tried, 2 to this power. */
    private static final int ALL_SUBSETS_UP_TO = 7;

    /** Where a write may tear. */
    private static final int GRAIN = 256;

    private final DiskImage base;
    private final List<DiskChange> log;
    private final int end;
    private final DiskImage written;
    private final List<Integer> namings = new ArrayList<>();
    private final List<Integer> names = new ArrayList<>();
    private final Map<Integer, List<Integer>> writes = new HashMap<>();

    /** Takes what was durable at first, and the changes up to the cut. */
    PowerCut(DiskImage base, List<DiskChange> log, int end) {
        this.base = base;
        this.log = log;
        this.end = end;
        this.written = base.copy();
        for (int i = 0; i < end; i++) {
            DiskChange change = log.get(i);
            if (change instanceof DiskChange.Set || change instanceof DiskChange.Unset) {
                namings.add(i);
                names.add(i);
            } else if (change instanceof DiskChange.Write write) {
                SimulatedDisk.apply(write, written);
                writes.computeIfAbsent(write.file(), any -> new ArrayList<>()).add(i);
            } else if (change instanceof DiskChange.ForceFile force) {
                writes.remove(force.file());
            } else if (change instanceof DiskChange.ForceDirectory force) {
                names.removeIf(name -> directory(log.get(name)) == force.directory());
            }
        }
    }

    private static int directory(DiskChange change) {
        return change instanceof DiskChange.Set set ? set.directory() : ((DiskChange.Unset) change).directory();
    }

    /** Hands out each state until enough was seen. */
    void states(Consumer<DiskImage> each, BooleanSupplier enough) {
        for (Set<Integer> lost : lostNames()) {
            if (isPossible(lost)) {
                for (Map<Integer, Loss> losses : losses()) {
                    if (enough.getAsBoolean()) {
                        return;
                    }
                    each.accept(state(lost, losses));
                }
            }
        }
    }

    private List<Set<Integer>> lostNames() {
        List<Set<Integer>> subsets = new ArrayList<>();
        if (names.size() <= ALL_SUBSETS_UP_TO) {
            for (int bits = 0; bits < 1 << names.size(); bits++) {
                Set<Integer> lost = new HashSet<>();
                for (int i = 0; i < names.size(); i++) {
                    if ((bits >> i & 1) == 1) {
                        lost.add(names.get(i));
                    }
                }
                subsets.add(lost);
            }
            return subsets;
        }
        for (int i = 0; i <= names.size(); i++) {
            subsets.add(new HashSet<>(names.subList(0, i)));
            subsets.add(new HashSet<>(names.subList(i, names.size())));
            for (int j = i; j < names.size(); j++) {
                Set<Integer> two = new HashSet<>(List.of(names.get(j)));
                if (i < names.size()) {
                    two.add(names.get(i));
                }
                subsets.add(two);
                Set<Integer> others = new HashSet<>(names);
                others.removeAll(two);
                subsets.add(others);
            }
        }
        return subsets;
    }

    /** The old name of a renamed file does not go before the new one is there. */
    private boolean isPossible(Set<Integer> lost) {
        return names.stream()
                .filter(name -> !lost.contains(name))
                .map(log::get)
                .noneMatch(change -> change instanceof DiskChange.Unset unset && lost.contains(unset.notBefore()));
    }

    /** What is left of the bytes of one file that were not ordered to be durable. */
    private record Loss(int bytes, Filling filling) {

        enum Filling {
            CUT,
            ZEROS,
            GARBAGE
        }
    }

    private List<Map<Integer, Loss>> losses() {
        List<Map<Integer, Loss>> all = new ArrayList<>(List.of(Map.of()));
        writes.forEach((file, pending) -> {
            List<Loss> own = lossesOf(pending);
            if (writes.size() <= 2) {
                List<Map<Integer, Loss>> product = new ArrayList<>();
                for (Map<Integer, Loss> before : all) {
                    product.add(before);
                    own.forEach(loss -> product.add(with(before, file, loss)));
                }
                all.clear();
                all.addAll(product);
            } else {
                own.forEach(loss -> all.add(Map.of(file, loss)));
            }
        });
        return all;
    }

    private static Map<Integer, Loss> with(Map<Integer, Loss> before, int file, Loss loss) {
        Map<Integer, Loss> longer = new HashMap<>(before);
        longer.put(file, loss);
        return longer;
    }

    private List<Loss> lossesOf(List<Integer> pending) {
        int first = ((DiskChange.Write) log.get(pending.get(0))).offset();
        DiskChange.Write last = (DiskChange.Write) log.get(pending.get(pending.size() - 1));
        int length = last.offset() + last.bytes().capacity();
        List<Loss> losses = new ArrayList<>();
        for (int kept = first; kept < length; kept = (kept / GRAIN + 1) * GRAIN) {
            losses.add(new Loss(kept, Loss.Filling.CUT));
        }
        losses.add(new Loss(length - 1, Loss.Filling.CUT));
        losses.add(new Loss(first, Loss.Filling.ZEROS));
        losses.add(new Loss(first, Loss.Filling.GARBAGE));
        losses.add(new Loss((first + length) / 2, Loss.Filling.ZEROS));
        return losses;
    }

    private DiskImage state(Set<Integer> lost, Map<Integer, Loss> losses) {
        DiskImage image = base.copyOfNames();
        for (int i : namings) {
            if (!lost.contains(i)) {
                SimulatedDisk.apply(log.get(i), image);
            }
        }
        image.files.putAll(written.files);
        losses.forEach((file, loss) -> image.files.computeIfPresent(file, (any, bytes) -> left(bytes, loss)));
        return image;
    }

    private static byte[] left(byte[] bytes, Loss loss) {
        byte[] left = Arrays.copyOf(bytes, loss.bytes());
        if (loss.filling() == Loss.Filling.CUT) {
            return left;
        }
        byte[] filled = Arrays.copyOf(left, bytes.length);
        if (loss.filling() == Loss.Filling.GARBAGE) {
            for (int i = left.length; i < filled.length; i++) {
                filled[i] = (byte) (i * 31 + 7);
            }
        }
        return filled;
    }

    @Override
    public String toString() {
        return "power cut after change [" + end + "] of [" + log.size() + "]";
    }
}
