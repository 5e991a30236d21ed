package dev.modelwire.store.internal;

import dev.modelwire.api.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;

/** A process that opens a store, says whether it could, and with {@code hold} keeps it until its input ends. */
final class StoreHolder {

    private StoreHolder() {}

    public static void main(String[] args) throws IOException {
        try (FileModelStore store = Stores.open(Path.of(args[0]))) {
            System.out.println(store.problems().isEmpty() ? "opened" : store.problems());
            if (args[1].equals("hold")) {
                System.in.transferTo(System.out);
            }
        } catch (StoreException e) {
            System.out.println(e.getMessage());
        }
    }
}
